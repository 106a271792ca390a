import { type Account } from '../../src/access/access-model.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { checkAccounts } from '../../src/check/check-accounts.js';
import { type DriftReport } from '../../src/drift/drift-report.js';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { type AssignedStation } from '../../src/people/assigned-station.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { profileOf } from '../../src/provider/profiles.js';
import { renderReport } from '../../src/report/drift/report-format.js';
import { assigned as assignment } from '../drift/sample-account.js';
import { fakeClient, listing, person, surroundings } from './sample-check.js';

const ACCOUNT = (name: string, provider: string, assignments: readonly string[]) => `
  - name: ${name}
    kind: account
    identityProvider: ${provider}
    scim: { baseUrl: https://${name}.example/scim/v2, accessKey: { env: ${name.toUpperCase()}_KEY } }
    owner: owner@example.com
    app: { ${provider === 'okta' ? `existing: 0oa1` : 'label: Klaviyo'} }
    policy: { minimumAdmins: 0 }
    assignments:
${assignments.map((line) => `      - ${line}`).join('\n')}`;

const BY_HAND = ['{ role: analyst, group: klaviyo-analysts }', '{ role: support, group: klaviyo-support }'];
const BY_RULE = '{ role: manager, group: klaviyo-managers, when: { attribute: department, equals: Sales } }';

const FILE = `version: 1
okta: { org: acme }
entra: { tenant: acme.onmicrosoft.com }
directory: { roster: people.csv }
accounts:${ACCOUNT('one', 'okta', [...BY_HAND, BY_RULE])}${ACCOUNT('two', 'entra', [...BY_HAND, BY_RULE])}
`;

const [OKTA, ENTRA] = parseAccessFile(FILE, { path: 'access.yaml' }).accounts as [Account, Account];

function inDirectory(name: string, groups: readonly string[], department = ''): DirectoryPerson {
  const names = { userName: `${name}@example.com`, givenName: '', familyName: '' };
  return { ...names, groups, active: true, attributes: { department } };
}

/** Ada is in two groups, Sam in that of the rule, Grace in one. */
const PEOPLE = [
  inDirectory('ada', ['klaviyo-analysts', 'klaviyo-support']),
  inDirectory('sam', [], 'Sales'),
  inDirectory('grace', ['klaviyo-support']),
];

function inApp(name: string, changes: Partial<AssignedPerson>): AssignedPerson {
  return assignment({ id: `id-${name}`, userName: `${name}@example.com`, givenName: '', familyName: '', ...changes });
}

/** What each provider has: Sam with another role, and Grace directly. Entra has two roles for Ada. */
const STATIONS: Readonly<Record<string, readonly AssignedPerson[]>> = {
  one: [
    inApp('ada', { role: 'analyst' }),
    inApp('sam', { role: 'analyst' }),
    inApp('grace', { role: 'support', through: 'person' }),
  ],
  two: [
    inApp('ada', {
      role: null,
      possibleRoles: ['analyst', 'support'],
      groups: ['klaviyo-analysts', 'klaviyo-support'],
    }),
    inApp('sam', { role: 'analyst' }),
    inApp('grace', { role: 'support', through: 'person' }),
  ],
};

const PROFILES: Readonly<Record<string, string>> = { one: 'Finance', two: 'Legal' };

async function check(accounts: readonly Account[] = [OKTA, ENTRA]): Promise<DriftReport> {
  const read: string[] = [];
  const checked = await checkAccounts(
    accounts,
    surroundings({
      snapshot: { source: 'roster people.csv', users: PEOPLE, attributeNames: ['department'] },
      wordsOf: ({ identityProvider }) => profileOf(identityProvider)?.words,
      readAssigned: ({ name, identityProvider }): Promise<AssignedStation> => {
        const source = `${profileOf(identityProvider)!.words.name}, app "Klaviyo"`;
        return Promise.resolve({ available: true, source, people: STATIONS[name]!, roleValues: undefined });
      },
      readProfiles: ({ name }) => {
        read.push(name);
        return Promise.resolve(new Map([['sam@example.com', inDirectory('sam', [], PROFILES[name])]]));
      },
      openClient: () =>
        fakeClient(
          listing(
            person('owner@example.com', 'owner'),
            person('ada@example.com', 'support'),
            person('sam@example.com', 'analyst'),
            person('grace@example.com', 'support'),
          ),
        ),
    }),
  );
  expect(read).toEqual(accounts.map(({ name }) => name));
  return { version: 2, capturedAt: '2026-11-23T06:00:00.000Z', accounts: checked.map(({ drift }) => drift) };
}

const said = ({ accounts }: DriftReport, index: number) =>
  accounts[index]!.findings.map(({ kind, user, severity }) => `${severity} ${kind} ${user}`);

test('GIVEN an account in Okta and one in Entra WHEN both are checked THEN each is judged by what its provider decides', async () => {
  const report = await check();

  expect(said(report, 0)).toEqual([
    'medium role ada@example.com',
    'medium role sam@example.com',
    'medium direct-assignment grace@example.com',
    'info owner owner@example.com',
  ]);
  expect(said(report, 1)).toEqual([
    'high ambiguous-role ada@example.com',
    'medium role sam@example.com',
    'medium direct-assignment grace@example.com',
    'info owner owner@example.com',
  ]);
});

test('GIVEN both in one report THEN each account is spoken of by the name of its own provider, and by that of no other', async () => {
  const report = await check();
  const [okta, entra] = report.accounts.map((account) => JSON.stringify(account)) as [string, string];

  expect(okta).toContain('"provider":"Okta"');
  expect(okta).not.toContain('Entra');
  expect(entra).toContain('"provider":"Entra"');
  expect(entra).not.toContain('Okta');
  expect(okta).toContain(
    'The rules in Okta go by its own profile: \\"department\\" is \\"Sales\\" in the directory and \\"Finance\\" in Okta',
  );
  expect(entra).toContain(
    'The rules in Entra go by its own profile: \\"department\\" is \\"Sales\\" in the directory and \\"Legal\\" in Entra',
  );
});

test.each(['text', 'markdown', 'html', 'junit', 'sarif', 'csv'] as const)(
  'GIVEN both in one report WHEN it is written as %s THEN both providers are named in it, each with its own findings',
  async (format) => {
    const text = renderReport(format, await check(), { color: false });
    const alone = renderReport(format, await check([ENTRA]), { color: false });

    expect(text).toContain('Okta');
    expect(text).toContain('Entra');
    expect(alone).toContain('Entra');
    expect(alone).not.toContain('Okta');
    expect(alone).toContain('ada@example.com');
  },
);
