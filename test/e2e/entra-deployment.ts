import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_TENANT,
  type EntraSeed,
  type EntraSimulator,
  startEntraSimulator,
} from '../../src/simulator/entra/index.js';
import { klaviyoApp } from '../../stacks/klaviyo-app.js';
import { cleanEnvironment, type Terraform } from './terraform-at-hand.js';
import { type TerraformRuns, terraformRuns } from './terraform-runs.js';

/** The access key as Klaviyo shows it, with its prefix. It is not a real one. */
export const ACCESS_KEY = 'example-access-key';

/** An access file, its stack, and a simulated Entra that it is deployed to by real terraform. */
export interface EntraDeployment extends TerraformRuns {
  readonly entra: EntraSimulator;
  /** Writes the stack of another access file. The day is that by which grants have ended, as YYYY-MM-DD. */
  readonly write: (accessFile: string, today?: string) => void;
  /** Applies whatever there is to apply, and answers what was written to Graph, each as `METHOD path`. */
  readonly apply: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Starts an Entra, synthesises an access file and initialises its stack; nothing is deployed yet. */
export async function prepareEntra(
  terraform: Terraform,
  text: string | ((entra: EntraSimulator) => string | Promise<string>),
  seed?: EntraSeed,
): Promise<EntraDeployment> {
  const entra = await startEntraSimulator(seed === undefined ? {} : { seed });
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'klaviyo-access-e2e-entra-')));
  const outdir = join(folder, 'out');
  const certificate = join(folder, 'metadata.pem');
  entra.writeCertificate(certificate);
  const env = {
    ...cleanEnvironment(),
    HOME: folder,
    TF_CLI_CONFIG_FILE: terraform.cliConfig,
    ARM_METADATA_HOSTNAME: entra.metadataHost,
    SSL_CERT_FILE: certificate,
    ARM_CLIENT_ID: DEFAULT_CLIENT,
    ARM_CLIENT_SECRET: DEFAULT_SECRET,
    ARM_USE_CLI: 'false',
    TF_VAR_klaviyo_scim_access_key: `Klaviyo-API-Key ${ACCESS_KEY}`,
  };
  const runs = terraformRuns(terraform.program, { cwd: join(outdir, 'stacks', 'acme'), env });
  const write: EntraDeployment['write'] = (written, today) => {
    klaviyoApp(parseAccessFile(written, { path: join(folder, 'access.yaml') }), { outdir, today }).synth();
  };
  write(typeof text === 'string' ? text : await text(entra));
  await runs.succeed('init', '-input=false');
  return {
    entra,
    write,
    ...runs,
    apply: async () => {
      entra.forgetRequests();
      await runs.succeed('apply', '-input=false', '-auto-approve');
      return writesOf(entra);
    },
    close: async () => {
      await entra.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What was written to Graph since the requests were forgotten; tokens are not a part of it. */
export function writesOf(entra: EntraSimulator): readonly string[] {
  return entra
    .requests()
    .filter(({ method, path }) => method !== 'GET' && !path.includes('/oauth2/'))
    .map(({ method, path }) => `${method} ${path}`);
}

/** An access file of one account in Entra; what is given replaces the account's own. Its stack may be destroyed. */
export function entraAccessFile(account: string, terraform = 'preventDestroy: false'): string {
  return `version: 1
entra: { tenant: ${DEFAULT_TENANT} }
directory: { roster: people.csv }
terraform: { ${terraform} }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }
    owner: owner@example.com
${account.replace(/^(?=.)/gm, '    ')}`;
}
