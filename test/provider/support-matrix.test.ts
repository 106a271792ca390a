import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { decidesByPriority, switchesOff } from '../../src/access/provider-settings.js';
import { PEOPLE_SOURCES } from '../../src/provider/people-sources.js';
import { PROVIDERS } from '../../src/provider/providers.js';
import { type Feature } from '../../src/provider/support.js';
import { SUPPORT_MATRIX } from '../../src/provider/support-matrix.js';
import { klaviyoApp } from '../../stacks/klaviyo-app.js';

type Kind = keyof typeof SUPPORT_MATRIX;

/** The top-level key of each, and the keys of an account of it that has all that a stack may hold. */
const FILES: Readonly<Record<Kind, { readonly top: string; readonly keys: readonly string[] }>> = {
  okta: {
    top: 'okta: { org: acme }\ndirectory: { roster: people.csv }',
    keys: ['app: { label: Klaviyo, saml: { ssoUrl: https://www.klaviyo.com/sso, audience: klaviyo } }'],
  },
  entra: {
    top: 'entra: { tenant: acme.onmicrosoft.com }\ndirectory: { roster: people.csv }',
    keys: [
      'app: { saml: { identifier: https://www.klaviyo.com/sso, replyUrl: https://www.klaviyo.com/sso } }',
      'provisioning: { secret: terraform }',
    ],
  },
  onelogin: {
    top: 'onelogin: { subdomain: acme }\ndirectory: { roster: people.csv }',
    keys: ['app: { kind: generic, connectorId: 900001 }'],
  },
  google: { top: 'directory: { google: { admin: admin@example.com } }', keys: ['provisioning: { mode: direct }'] },
  none: { top: 'directory: { roster: people.csv }', keys: ['provisioning: { mode: direct }'] },
};

const KINDS = Object.keys(SUPPORT_MATRIX) as Kind[];

const CONDITION = 'when: { attribute: department, equals: Marketing }';

const ASSIGNMENTS = [
  '{ role: admin, group: klaviyo-admins, members: [ada@example.com] }',
  `{ role: analyst, group: klaviyo-marketing, ${CONDITION} }`,
];

/** A group that a stack makes and leaves to others. */
const CREATED = '{ role: support, group: klaviyo-support, create: true }';

function fileOf(kind: Kind, assignments: readonly string[] = ASSIGNMENTS, changes: readonly string[] = []): string {
  const { top, keys } = FILES[kind];
  return [
    'version: 1',
    top,
    'accounts:',
    '  - name: acme',
    '    kind: account',
    '    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: KLAVIYO_SCIM_ACCESS_KEY } }',
    '    owner: owner@example.com',
    ...[...keys, ...changes].map((key) => `    ${key}`),
    '    assignments:',
    ...assignments.map((assignment) => `      - ${assignment}`),
  ].join('\n');
}

const parse = (text: string) => parseAccessFile(text, { path: join(folder, 'access.yaml') });

/** Whether the access file of a provider takes these assignments. */
function takes(kind: Kind, ...assignments: readonly string[]): boolean {
  try {
    parse(fileOf(kind, assignments));
    return true;
  } catch {
    return false;
  }
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klaviyo-support-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe.each(KINDS)('what the matrix says of %s', (kind) => {
  const { declares, features, runbook, reads } = SUPPORT_MATRIX[kind];

  it('GIVEN an account of it that has all that a stack may hold THEN the stack declares what the matrix names, and nothing else', () => {
    const model = parse(fileOf(kind, kind in PROVIDERS ? [...ASSIGNMENTS, CREATED] : ASSIGNMENTS));
    const withStack = model.accounts.filter(({ identityProvider }) => identityProvider !== undefined);
    klaviyoApp(model, { outdir: join(folder, 'out') }).synth();
    const types = withStack.flatMap(({ name }) => {
      const stack = readFileSync(join(folder, 'out/stacks', name, 'cdk.tf.json'), 'utf8');
      return Object.keys((JSON.parse(stack) as { resource: object }).resource);
    });

    expect(declares.map(([type]) => type).sort()).toEqual(types.sort());
  });

  it('GIVEN the value of the provider THEN it has a runbook where the matrix names one', () => {
    const provider = kind in PROVIDERS ? PROVIDERS[kind as keyof typeof PROVIDERS] : undefined;

    const hasRunbook = provider?.runbook !== undefined || kind in PEOPLE_SOURCES;
    expect(runbook).toBe(hasRunbook ? `klaviyo-access runbook ${kind}` : undefined);
    expect(reads.assigned.startsWith('nothing')).toBe(provider === undefined);
  });

  it('GIVEN an access file that asks for a feature THEN it is refused where the matrix says no', () => {
    const nested = `when: { any: [{ attribute: department, equals: Marketing }, { not: { attribute: title, equals: Boss } }] }`;
    const all = {
      everyone: [takes(kind, '{ role: analyst, everyone: true }')],
      conditions: [
        `{ role: analyst, group: a, ${CONDITION} }`,
        `{ role: analyst, group: a, ${nested} }`,
        `{ role: analyst, group: a, when: { memberOf: b${kind === 'google' ? '@example.com' : ''} } }`,
        `{ role: analyst, group: a, when: { attribute: department, matches: '^M' } }`,
      ].map((assignment) => takes(kind, assignment)),
      existingGroups: [
        `{ role: analyst, group: klaviyo-analysts${kind === 'google' ? '@example.com' : ''} }`,
        ...(kind === 'onelogin' ? ["{ role: analyst, group: { id: '123456', name: klaviyo-analysts } }"] : []),
      ].map((assignment) => takes(kind, assignment)),
    } satisfies Partial<Record<Feature, readonly boolean[]>>;

    expect(supportedBy(all.everyone)).toBe(features.everyone.supported);
    expect(supportedBy(all.existingGroups)).toBe(features.existingGroups.supported);
    expect(supportedBy(all.conditions)).toBe(features.conditions.supported);
    expect(supportedBy(all.conditions.slice(0, 1))).toBe('yes');
  });

  it('GIVEN an account THEN its people get the role of the first assignment, and leavers lose theirs, as the matrix says', () => {
    const provider = parse(fileOf(kind)).accounts[0]!.identityProvider;

    expect(features.overlap.supported === 'yes').toBe(provider === undefined || decidesByPriority(provider));
    expect(features.leavers.supported === 'yes').toBe(provider === undefined || switchesOff(provider));
  });
});

function supportedBy(taken: readonly boolean[]): 'yes' | 'part' | 'no' {
  if (taken.every((one) => one)) return 'yes';
  return taken.includes(true) ? 'part' : 'no';
}
