import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type AccessModel } from '../../src/access/access-model.js';
import { oneLoginSteps } from '../../src/provider/onelogin/app/console-steps.js';
import { klaviyoApp, KlaviyoOneLoginStack } from '../../stacks/index.js';
import { PROVIDER_FACTS } from '../constructs/onelogin/provider-schema/provider-facts.js';
import { existingApp, sampleOneLoginAccount } from '../constructs/onelogin/sample-account.js';
import { assignments, sampleAccount } from '../constructs/okta/sample-account.js';
import { type Synthesised } from '../constructs/okta/synthesise.js';
import { schemaMistakes } from '../constructs/provider-schema/schema-mistakes.js';

interface Written extends Synthesised {
  readonly terraform: {
    readonly required_providers: Readonly<Record<string, { readonly source: string; readonly version: string }>>;
    readonly backend: unknown;
  };
  readonly provider: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klaviyo-onelogin-stack-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ONELOGIN = { kind: 'onelogin', subdomain: 'acme', region: 'us' } as const;
const OKTA = { kind: 'okta', org: 'acme', domain: 'okta.com' } as const;
const BACKEND = { type: 'local', stateKey: 'state/{account}', settings: {} } as const;

function model(changes: Partial<AccessModel> = {}): AccessModel {
  return {
    path: join(folder, 'access.yaml'),
    identityProviders: [ONELOGIN],
    directory: { kind: 'onelogin' },
    terraform: { backend: BACKEND, preventDestroy: true },
    accounts: [sampleOneLoginAccount()],
    ...changes,
  };
}

function written(account: string): Written {
  return JSON.parse(readFileSync(join(folder, 'out/stacks', account, 'cdk.tf.json'), 'utf8')) as Written;
}

function synth(changes: Partial<AccessModel> = {}): (account: string) => Written {
  klaviyoApp(model(changes), { outdir: join(folder, 'out') }).synth();
  return written;
}

describe('the stack of an account in OneLogin', () => {
  it('has the pinned provider, which takes credentials and address from the environment alone', () => {
    process.env.ONELOGIN_CLIENT_SECRET = 'example-client-secret';
    try {
      const stack = synth()('acme');

      expect(schemaMistakes(stack, PROVIDER_FACTS)).toEqual([]);
      expect(stack.terraform.required_providers).toEqual({
        onelogin: { source: 'onelogin/onelogin', version: '1.0.0' },
      });
      expect(stack.provider).toEqual({ onelogin: [{}] });
      expect(JSON.stringify(stack)).not.toContain('example-client-secret');
    } finally {
      delete process.env.ONELOGIN_CLIENT_SECRET;
    }
  });

  it('gives the numbers of app and roles, the metadata, and the steps that are left', () => {
    const { output } = synth()('acme');

    expect(Object.keys(output).sort()).toEqual(['app_id', 'console_steps', 'role_ids', 'saml_metadata_url']);
    expect(output.app_id!.value).toBe('${onelogin_saml_apps.app.id}');
    expect(output.role_ids!.value).toEqual({
      'klaviyo-admins': '${onelogin_roles.group-klaviyo-admins.id}',
      'klaviyo-analysts': '2001',
    });
    const steps = oneLoginSteps(sampleOneLoginAccount());
    expect(output.console_steps!.value).toEqual(steps.map(({ section, text }) => `${section}: ${text}`));
  });

  it('takes the name of a group as text', () => {
    const { output } = synth({ accounts: [sampleOneLoginAccount({ assignments: assignments('admin +${x}') })] })(
      'acme',
    );

    expect(Object.keys(output.role_ids!.value as object)).toEqual(['$${x}']);
  });

  it('has no metadata of an app that exists, which cannot be read', () => {
    const { output } = synth({ accounts: [sampleOneLoginAccount({ app: existingApp() })] })('acme');

    expect(output).not.toHaveProperty('saml_metadata_url');
    expect(output.app_id!.value).toBe('123456');
  });

  it('keeps its state where the others do', () => {
    expect(synth()('acme').terraform.backend).toEqual({ local: { path: join(folder, 'state/acme.tfstate') } });
  });

  it('stands beside that of an account in Okta, each with its own provider', () => {
    const stacks = synth({
      identityProviders: [OKTA, ONELOGIN],
      directory: { kind: 'roster', path: 'people.csv' },
      accounts: [sampleAccount(), sampleOneLoginAccount({ name: 'beta' })],
    });

    expect(Object.keys(stacks('acme').terraform.required_providers)).toEqual(['okta']);
    expect(Object.keys(stacks('beta').terraform.required_providers)).toEqual(['onelogin']);
  });

  it('may be destroyed where the access file says so', () => {
    const stack = synth({ terraform: { backend: BACKEND, preventDestroy: false } })('acme');

    expect(JSON.stringify(stack)).not.toContain('prevent_destroy');
  });

  it('is relative to the working directory where it is used alone', () => {
    const app = klaviyoApp(model({ accounts: [] }), { outdir: join(folder, 'out') });
    new KlaviyoOneLoginStack(app, 'acme', { account: sampleOneLoginAccount(), terraform: model().terraform });
    app.synth();

    expect(written('acme').terraform.backend).toEqual({ local: { path: resolve('state/acme.tfstate') } });
  });
});
