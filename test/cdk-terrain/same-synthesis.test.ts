import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type * as cdktn from 'cdktn';
import { type AccessModel } from '../../src/access/access-model.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import type * as constructs from '../../src/constructs/okta/index.js';
import type * as stacks from '../../stacks/index.js';
import { SAML, sampleEntraAccount, templateApp } from '../constructs/entra/sample-account.js';
import { sampleOneLoginAccount } from '../constructs/onelogin/sample-account.js';

const EXAMPLES = ['access.yaml', 'examples/demo/access.yaml'];

interface Synthesised {
  /** Version of the library that wrote it, from its metadata. */
  readonly version: string;
  /** Each stack's JSON without metadata, by account. */
  readonly stacks: Readonly<Record<string, unknown>>;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klaviyo-cdk-terrain-'));
});
afterEach(() => {
  jest.dontMock('cdktf');
  rmSync(folder, { recursive: true });
});

function model(example: string): AccessModel {
  const path = resolve(__dirname, '../..', example);
  return parseAccessFile(readFileSync(path, 'utf8'), { path });
}

/** Synthesises with a fresh copy of every module, the library being the one named, for the provider's bindings too. */
function synthesiseWith(library: 'cdktf' | 'cdktn', access: AccessModel): Synthesised {
  jest.isolateModules(() => {
    if (library === 'cdktn') jest.doMock('cdktf', () => jest.requireActual<object>('cdktn'));
    const { klaviyoApp } = jest.requireActual<typeof stacks>('../../stacks/index.js');
    klaviyoApp(access, { outdir: join(folder, library) }).synth();
  });
  return read(library, access);
}

/** An account that klaviyo-access provisions itself has none. */
function withStack(accounts: AccessModel['accounts']): AccessModel['accounts'] {
  return accounts.filter(({ direct }) => direct === undefined);
}

function read(place: string, { accounts }: AccessModel): Synthesised {
  const written = withStack(accounts).map(({ name }) => {
    const file = join(folder, place, 'stacks', name, 'cdk.tf.json');
    return { name, stack: JSON.parse(readFileSync(file, 'utf8')) as { '//': { metadata: { version: string } } } };
  });
  return {
    version: written[0]!.stack['//'].metadata.version,
    stacks: Object.fromEntries(written.map(({ name, stack }) => [name, withoutMetadata(stack)])),
  };
}

/** The same value without its `//` members, which say who wrote it and from where. */
function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (key === '//' ? [] : [[key, withoutMetadata(member)]])),
  );
}

describe('CDK Terrain', () => {
  it.each(EXAMPLES)('writes what cdktf writes, save for the metadata: %s', (path) => {
    const access = model(path);

    const byCdktf = synthesiseWith('cdktf', access);
    const byCdktn = synthesiseWith('cdktn', access);

    expect(byCdktf.version).toMatch(/^0\.21\./);
    expect(byCdktn.version).toMatch(/^0\.24\./);
    expect(Object.keys(byCdktf.stacks)).toEqual(withStack(access.accounts).map(({ name }) => name));
    expect(byCdktn.stacks).toEqual(byCdktf.stacks);
  });

  it.each<[string, Pick<AccessModel, 'identityProviders' | 'directory' | 'accounts'>, string]>([
    [
      'Entra',
      {
        identityProviders: [{ kind: 'entra', tenant: 'acme.onmicrosoft.com', environment: 'global' }],
        directory: { kind: 'entra' },
        accounts: [sampleEntraAccount({ app: templateApp({ saml: SAML }), provisioning: { secret: 'terraform' } })],
      },
      'azuread_application_from_template',
    ],
    [
      'OneLogin, with bindings of our own',
      {
        identityProviders: [{ kind: 'onelogin', subdomain: 'acme', region: 'us' }],
        directory: { kind: 'onelogin' },
        accounts: [sampleOneLoginAccount()],
      },
      'onelogin_saml_apps',
    ],
  ])('writes what cdktf writes for an account in %s', (_, settings, type) => {
    const access: AccessModel = {
      path: join(folder, 'access.yaml'),
      terraform: { backend: { type: 'local', stateKey: '{account}', settings: {} }, preventDestroy: true },
      ...settings,
    };

    const byCdktf = synthesiseWith('cdktf', access);
    const byCdktn = synthesiseWith('cdktn', access);

    expect(byCdktn.version).toMatch(/^0\.24\./);
    expect(byCdktf.stacks.acme).toHaveProperty(['resource', type]);
    expect(byCdktn.stacks).toEqual(byCdktf.stacks);
  });

  it('cannot take in constructs that still stand on cdktf: one of the two must serve them all', () => {
    // docs/deploying.md says so, and to alias the package for that reason.
    jest.isolateModules(() => {
      const { App, TerraformStack } = jest.requireActual<typeof cdktn>('cdktn');
      const { PinnedOktaProvider } = jest.requireActual<typeof constructs>('../../src/constructs/okta/index.js');
      const app = new App({ outdir: join(folder, 'mixed') });
      new PinnedOktaProvider(new TerraformStack(app, 'acme'), 'okta', { org: 'acme', domain: 'okta.com' });

      expect(() => app.synth()).toThrow(/is not a function/);
    });
  });
});
