import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import {
  DEFAULT_CLIENT,
  type OneLoginSeed,
  type OneLoginSimulator,
  startOneLoginSimulator,
} from '../../src/simulator/onelogin/index.js';
import { klaviyoApp } from '../../stacks/klaviyo-app.js';
import { cleanEnvironment, type Terraform } from './terraform-at-hand.js';
import { type TerraformRuns, terraformRuns } from './terraform-runs.js';

/** An access file, its stack, and a simulated OneLogin that it is deployed to by real terraform. */
export interface OneLoginDeployment extends TerraformRuns {
  readonly onelogin: OneLoginSimulator;
  /** Writes the stack of another access file. The day is that by which grants have ended, as YYYY-MM-DD. */
  readonly write: (accessFile: string, today?: string) => void;
  /** Applies whatever there is to apply, and answers what was written to OneLogin, in order. */
  readonly apply: () => Promise<readonly OneLoginWrite[]>;
  readonly close: () => Promise<void>;
}

/** A request that changes something. */
export interface OneLoginWrite {
  /** `METHOD path`, without `/api/2`. */
  readonly to: string;
  readonly body: unknown;
}

/** Starts a OneLogin, synthesises an access file and initialises its stack; nothing is deployed yet. */
export async function prepareOneLogin(
  terraform: Terraform,
  text: string | ((onelogin: OneLoginSimulator) => string),
  seed?: OneLoginSeed,
): Promise<OneLoginDeployment> {
  const onelogin = await startOneLoginSimulator(seed === undefined ? {} : { seed });
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'klaviyo-access-e2e-onelogin-')));
  const outdir = join(folder, 'out');
  const env = {
    ...cleanEnvironment(),
    HOME: folder,
    TF_CLI_CONFIG_FILE: terraform.cliConfig,
    ONELOGIN_API_URL: onelogin.url,
    ONELOGIN_CLIENT_ID: DEFAULT_CLIENT.clientId,
    ONELOGIN_CLIENT_SECRET: DEFAULT_CLIENT.clientSecret,
  };
  const runs = terraformRuns(terraform.program, { cwd: join(outdir, 'stacks', 'acme'), env });
  const write: OneLoginDeployment['write'] = (written, today) => {
    klaviyoApp(parseAccessFile(written, { path: join(folder, 'access.yaml') }), { outdir, today }).synth();
  };
  write(typeof text === 'string' ? text : text(onelogin));
  await runs.succeed('init', '-input=false');
  return {
    onelogin,
    write,
    ...runs,
    apply: async () => {
      onelogin.forgetRequests();
      await runs.succeed('apply', '-input=false', '-auto-approve');
      return onelogin
        .requests()
        .filter(({ method, path }) => method !== 'GET' && !path.startsWith('/auth/'))
        .map(({ method, path, body }) => ({ to: `${method} ${path.replace(/^\/api\/2/, '')}`, body }));
    },
    close: async () => {
      await onelogin.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An access file of one account in OneLogin; what is given replaces the account's own. Its stack may be destroyed. */
export function oneLoginAccessFile(account: string, terraform = 'preventDestroy: false'): string {
  return `version: 1
onelogin: { subdomain: acme }
directory: { roster: people.csv }
terraform: { ${terraform} }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.com
${account.replace(/^(?=.)/gm, '    ')}`;
}
