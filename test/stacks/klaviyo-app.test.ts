import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type AccessModel, type TerraformBackend } from '../../src/access/access-model.js';
import { klaviyoApp, KlaviyoStack } from '../../stacks/index.js';
import { SAML_APP, sampleAccount } from '../constructs/okta/sample-account.js';
import { PROVIDER_FACTS } from '../constructs/okta/provider-schema/provider-facts.js';
import { schemaMistakes } from '../constructs/provider-schema/schema-mistakes.js';
import { type Synthesised } from '../constructs/okta/synthesise.js';

interface Written extends Synthesised {
  readonly terraform: {
    readonly required_providers: { readonly okta: { readonly source: string; readonly version: string } };
    readonly backend: Readonly<Record<string, unknown>>;
    readonly cloud?: unknown;
  };
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klaviyo-app-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const LOCAL: TerraformBackend = { type: 'local', stateKey: 'state/{account}', settings: {} };

const OKTA = { kind: 'okta', org: 'acme', domain: 'okta.com' } as const;

function model(changes: Partial<AccessModel> = {}): AccessModel {
  return {
    path: join(folder, 'access.yaml'),
    identityProviders: [OKTA],
    directory: { kind: 'roster', path: 'people.csv' },
    terraform: { backend: LOCAL, preventDestroy: true },
    accounts: [sampleAccount()],
    ...changes,
  };
}

function written(account: string): Written {
  return JSON.parse(readFileSync(join(folder, 'out/stacks', account, 'cdk.tf.json'), 'utf8')) as Written;
}

function synth(changes: Partial<AccessModel> = {}): Written {
  klaviyoApp(model(changes), { outdir: join(folder, 'out') }).synth();
  return written('acme');
}

const backend = (type: TerraformBackend['type'], settings: TerraformBackend['settings'] = {}): Written['terraform'] =>
  synth({ terraform: { backend: { type, stateKey: 'klaviyo/{account}', settings }, preventDestroy: true } }).terraform;

describe('klaviyoApp', () => {
  it('makes one stack for each account, named as it', () => {
    const accounts = [sampleAccount(), sampleAccount({ name: 'beta', kind: 'portfolio' })];

    const app = klaviyoApp(model({ accounts }), { outdir: join(folder, 'out') });

    const stacks = app.node.children.filter((child) => child instanceof KlaviyoStack);
    expect(stacks.map(({ node }) => node.id)).toEqual(['acme', 'beta']);
  });

  it('writes what the provider takes', () => {
    expect(schemaMistakes(synth(), PROVIDER_FACTS)).toEqual([]);
  });

  it('pins the provider and takes no credentials, whatever the environment holds', () => {
    process.env.OKTA_API_TOKEN = 'example-api-token';
    try {
      const stack = synth();

      expect(stack.terraform.required_providers).toEqual({ okta: { source: 'okta/okta', version: '6.12.0' } });
      expect(stack.provider).toEqual({ okta: [{ org_name: 'acme', base_url: 'okta.com' }] });
      expect(JSON.stringify(stack)).not.toContain('example-api-token');
    } finally {
      delete process.env.OKTA_API_TOKEN;
    }
  });

  it('gives the outputs that a person needs, under names of their own', () => {
    const { output } = synth({ accounts: [sampleAccount({ app: { ...SAML_APP, label: 'K ${x}' } })] });

    expect(output.app_id?.value).toBe('${okta_app_saml.app.id}');
    expect(output.saml_metadata_url?.value).toBe('${okta_app_saml.app.metadata_url}');
    expect(output.console_steps?.value).toContain('Okta > Applications > K $${x} > General: Set Provisioning to SCIM.');
  });

  it.each([true, false])(
    'GIVEN preventDestroy %s THEN what would lock everyone out is protected or not',
    (preventDestroy) => {
      const { resource } = synth({ terraform: { backend: LOCAL, preventDestroy } });
      const types = ['okta_app_saml', 'okta_app_user_schema_property', 'okta_app_group_assignments', 'okta_group'];

      const isProtected = types.filter((type) =>
        Object.values(resource[type] ?? {}).some(
          (one) => (one.lifecycle as { prevent_destroy?: boolean })?.prevent_destroy,
        ),
      );

      expect(isProtected).toEqual(preventDestroy ? types.slice(0, 3) : []);
    },
  );

  it('writes the same twice', () => {
    const first = JSON.stringify(synth());

    expect(JSON.stringify(synth())).toBe(first);
  });

  it('refuses accounts that would share one state', () => {
    const accounts = [sampleAccount(), sampleAccount({ name: 'beta' })];
    const terraform = { backend: { ...LOCAL, stateKey: 'one' }, preventDestroy: true };

    expect(() => klaviyoApp(model({ accounts, terraform }), { outdir: join(folder, 'out') })).toThrow(
      /^The accounts acme and beta would share one Terraform state .* Write \{account\} in terraform\.backend\.stateKey\.$/,
    );
  });
});

describe('the backend of a stack', () => {
  it('is a local file beside the access file, never in the folder that is synthesised again', () => {
    expect(backend('local').backend).toEqual({ local: { path: join(folder, 'klaviyo/acme.tfstate') } });
  });

  it('keeps the ending of a local file that has it', () => {
    const terraform = { backend: { ...LOCAL, stateKey: 'terraform.{account}.tfstate' }, preventDestroy: true };

    expect(synth({ terraform }).terraform.backend).toEqual({
      local: { path: join(folder, 'terraform.acme.tfstate') },
    });
  });

  it('is relative to the working directory for a stack that is used alone', () => {
    const app = klaviyoApp(model({ accounts: [] }), { outdir: join(folder, 'out') });
    new KlaviyoStack(app, 'acme', { account: sampleAccount(), okta: OKTA, terraform: model().terraform });
    app.synth();

    expect(written('acme').terraform.backend).toEqual({ local: { path: resolve('state/acme.tfstate') } });
  });

  it.each([
    ['s3', { bucket: 'b', use_lockfile: true }, { bucket: 'b', use_lockfile: true, key: 'klaviyo/acme' }],
    ['azurerm', { container_name: 'c' }, { container_name: 'c', key: 'klaviyo/acme' }],
    ['gcs', { bucket: 'b' }, { bucket: 'b', prefix: 'klaviyo/acme' }],
    ['remote', { organization: 'o' }, { organization: 'o', workspaces: { name: 'klaviyo-acme' } }],
  ] as const)('is %s with its settings as written and the place of the account', (type, settings, expected) => {
    expect(backend(type, settings).backend).toEqual({ [type]: expected });
  });

  it('is a workspace of HCP Terraform', () => {
    const { cloud } = backend('cloud', { organization: 'o', hostname: 'app.terraform.io' });

    expect(cloud).toEqual({
      organization: 'o',
      hostname: 'app.terraform.io',
      workspaces: { name: 'klaviyo-acme' },
    });
  });
});
