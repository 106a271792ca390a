import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type AccessModel } from '../../src/access/access-model.js';
import { entraSteps } from '../../src/provider/entra/app/portal-steps.js';
import { klaviyoApp, KlaviyoEntraStack } from '../../stacks/index.js';
import { PROVIDER_FACTS } from '../constructs/entra/provider-schema/provider-facts.js';
import { existingApp, SAML, sampleEntraAccount, templateApp } from '../constructs/entra/sample-account.js';
import { sampleAccount } from '../constructs/okta/sample-account.js';
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
  folder = mkdtempSync(join(tmpdir(), 'klaviyo-entra-stack-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ENTRA = { kind: 'entra', tenant: 'acme.onmicrosoft.com', environment: 'global' } as const;
const OKTA = { kind: 'okta', org: 'acme', domain: 'okta.com' } as const;

function synth(changes: Partial<AccessModel> = {}): (account: string) => Written {
  const model: AccessModel = {
    path: join(folder, 'access.yaml'),
    identityProviders: [ENTRA],
    directory: { kind: 'entra' },
    terraform: { backend: { type: 'local', stateKey: 'state/{account}', settings: {} }, preventDestroy: true },
    accounts: [sampleEntraAccount({ app: templateApp({ saml: SAML }) })],
    ...changes,
  };
  klaviyoApp(model, { outdir: join(folder, 'out') }).synth();
  return (account) => JSON.parse(readFileSync(join(folder, 'out/stacks', account, 'cdk.tf.json'), 'utf8')) as Written;
}

describe('the stack of an account in Entra', () => {
  it('has the pinned provider for the tenant, and no credential', () => {
    const stack = synth()('acme');

    expect(schemaMistakes(stack, PROVIDER_FACTS)).toEqual([]);
    expect(stack.terraform.required_providers).toEqual({
      azuread: { source: 'hashicorp/azuread', version: '3.7.0' },
    });
    expect(stack.provider).toEqual({ azuread: [{ tenant_id: 'acme.onmicrosoft.com', environment: 'global' }] });
  });

  it('is deployed to the cloud that the access file names', () => {
    const stack = synth({ identityProviders: [{ ...ENTRA, environment: 'china' }] })('acme');

    expect(stack.provider.azuread![0]!.environment).toBe('china');
    expect(stack.output.portal_url!.value).toMatch(/^https:\/\/entra\.microsoftonline\.cn\//);
  });

  it('gives ids, links and the steps that are left', () => {
    const { output } = synth()('acme');

    expect(Object.keys(output).sort()).toEqual([
      'app_id',
      'application_object_id',
      'console_steps',
      'job_id',
      'portal_url',
      'saml_metadata_url',
      'service_principal_object_id',
    ]);
    expect(output.app_id!.value).toBe('${data.azuread_service_principal.app-principal.client_id}');
    expect(output.saml_metadata_url!.value).toBe(
      'https://login.microsoftonline.com/acme.onmicrosoft.com/federationmetadata/2007-06/federationmetadata.xml' +
        '?appid=${data.azuread_service_principal.app-principal.client_id}',
    );
    const steps = entraSteps(sampleEntraAccount({ app: templateApp({ saml: SAML }) }));
    expect(output.console_steps!.value).toEqual(steps.map(({ section, text }) => `${section}: ${text}`));
  });

  it('has no job of an application that exists', () => {
    const { output } = synth({ accounts: [sampleEntraAccount({ app: existingApp() })] })('acme');

    expect(output).not.toHaveProperty('job_id');
  });

  it('keeps its state where the others do', () => {
    expect(synth()('acme').terraform.backend).toEqual({ local: { path: join(folder, 'state/acme.tfstate') } });
  });

  it('stands beside that of an account in Okta, each with its own provider', () => {
    const stacks = synth({
      identityProviders: [OKTA, ENTRA],
      directory: { kind: 'roster', path: 'people.csv' },
      accounts: [sampleAccount(), sampleEntraAccount({ name: 'beta' })],
    });

    expect(Object.keys(stacks('acme').terraform.required_providers)).toEqual(['okta']);
    expect(Object.keys(stacks('beta').terraform.required_providers)).toEqual(['azuread']);
  });

  it('may be destroyed where the access file says so', () => {
    const backend = { type: 'local', stateKey: 'state/{account}', settings: {} } as const;

    expect(JSON.stringify(synth({ terraform: { backend, preventDestroy: false } })('acme'))).not.toContain(
      'prevent_destroy',
    );
  });

  it('is relative to the working directory where it is used alone', () => {
    const app = klaviyoApp(
      {
        path: join(folder, 'access.yaml'),
        identityProviders: [ENTRA],
        directory: { kind: 'entra' },
        terraform: { backend: { type: 'local', stateKey: '{account}', settings: {} }, preventDestroy: true },
        accounts: [],
      },
      { outdir: join(folder, 'out') },
    );
    const terraform = {
      backend: { type: 'local', stateKey: 'state/{account}', settings: {} },
      preventDestroy: true,
    } as const;
    new KlaviyoEntraStack(app, 'acme', { account: sampleEntraAccount(), entra: ENTRA, terraform });
    app.synth();

    const stack = JSON.parse(readFileSync(join(folder, 'out/stacks/acme/cdk.tf.json'), 'utf8')) as Written;
    expect(stack.terraform.backend).toEqual({ local: { path: resolve('state/acme.tfstate') } });
  });
});
