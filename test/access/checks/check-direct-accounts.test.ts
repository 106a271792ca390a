import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { EXAMPLE, refusals } from '../example.js';

/** A direct account, as text to add to a file. */
const DIRECT = `  - name: direct
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: DIRECT_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments: [{ role: admin, group: direct-admins }]
`;

const WITHOUT_PROVIDER = `version: 1
directory: { roster: people.csv }
accounts:
${DIRECT}`;

const parsed = (text: string) => parseAccessFile(text, { path: 'access.yaml' });
const sentences = (text: string): string[] => refusals(text).map((line) => line.replace(/^access\.yaml:\d+:\d+: /, ''));

describe('an account with provisioning.mode: direct', () => {
  it.each([
    ['without an identity provider', WITHOUT_PROVIDER],
    ['with an identity provider', EXAMPLE + DIRECT],
  ])('GIVEN a file %s THEN it has no identity provider, and the defaults of the mode', (_, text) => {
    const account = parsed(text).accounts.find(({ name }) => name === 'direct');

    expect(account?.identityProvider).toBeUndefined();
    expect(account?.direct).toEqual({
      create: true,
      update: true,
      deactivate: true,
      deprovision: 'deactivate',
      deleteAfterDays: 30,
    });
  });

  it('GIVEN switches and deprovision: delete THEN the model has them', () => {
    const text = WITHOUT_PROVIDER.replace(
      'mode: direct',
      'mode: direct, create: false, update: false, deprovision: delete, deleteAfterDays: 7',
    );

    expect(parsed(text).accounts[0]?.direct).toEqual({
      create: false,
      update: false,
      deactivate: true,
      deprovision: 'delete',
      deleteAfterDays: 7,
    });
  });

  it('GIVEN another account of the file THEN that keeps its identity provider and is not direct', () => {
    const [first] = parsed(EXAMPLE + DIRECT).accounts;

    expect(first?.identityProvider?.kind).toBe('okta');
    expect(first).not.toHaveProperty('direct');
  });

  it.each([
    [
      'provisioning: { mode: direct }',
      'provisioning: { mode: direct }\n    app: { existing: 0oa9 }',
      'app',
      'a direct account has no app',
    ],
    [
      'provisioning: { mode: direct }',
      'provisioning: { mode: direct }\n    adopt: { app: 0oa9 }',
      'adopt',
      'a direct account has no app',
    ],
    ['mode: direct', 'mode: direct, import: true', 'import', 'nothing imports from Klaviyo in a direct account'],
    [
      'mode: direct',
      'mode: direct, deleteAfterDays: 7',
      'deleteAfterDays',
      'nobody is deleted without deprovision: delete',
    ],
  ])('GIVEN %j -> %j THEN %s is a mistake, with and without a provider', (from, to, key, why) => {
    const expected = [`${key} does not belong here: ${why}; expected no ${key}`];

    expect(sentences(WITHOUT_PROVIDER.replace(from, to))).toEqual(expected);
    expect(sentences(EXAMPLE + DIRECT.replace(from, to))).toEqual(expected);
  });

  it('GIVEN a group that a stack should make THEN it is refused, since there is no stack', () => {
    expect(sentences(EXAMPLE + DIRECT.replace('direct-admins', 'direct-admins, create: true'))).toEqual([
      'create is true, but a direct account has no stack that could make the group; expected false, or nothing',
    ]);
  });

  it('GIVEN members and conditions THEN no stack makes the groups', () => {
    const text = WITHOUT_PROVIDER.replace(
      '[{ role: admin, group: direct-admins }]',
      '[{ role: admin, group: direct-admins, members: [ada@example.com] }, { role: analyst, group: x, when: { attribute: department, equals: Marketing } }]',
    );

    expect(parsed(text).accounts[0]?.assignments.map(({ create }) => create)).toEqual([false, false]);
  });

  it('GIVEN a group that the stack of another account makes THEN the names do not clash', () => {
    const made = 'assignments: [{ role: admin, group: shared, members: [ada@example.com] }]';
    const direct = DIRECT.replace('assignments: [{ role: admin, group: direct-admins }]', made);
    const stack = direct
      .replace('name: direct', 'name: stack')
      .replace('DIRECT_KEY', 'STACK_KEY')
      .replace('provisioning: { mode: direct }', 'app: { existing: 0oa1b2c3, label: Stack }');

    expect(
      parsed(EXAMPLE + direct + stack)
        .accounts.slice(-2)
        .map(({ assignments }) => assignments[0]?.create),
    ).toEqual([false, true]);
  });
});

describe('an account of another mode', () => {
  it.each(['deprovision: delete', 'deleteAfterDays: 7'])('GIVEN %s THEN it is a mistake', (written) => {
    const text = `${EXAMPLE}${DIRECT.replace('mode: direct', `mode: console, ${written}`)}    app: { existing: 0oa1b2c3, label: Other }\n`;
    const [key] = written.split(':');

    expect(sentences(text)).toEqual([`${key} does not belong here: it belongs to mode: direct; expected no ${key}`]);
  });

  it('GIVEN no identity provider THEN mode: console is still said to belong to one', () => {
    expect(sentences(WITHOUT_PROVIDER.replace('mode: direct', 'mode: console')).join()).toMatch(
      /^key "okta", "entra" or "onelogin" is missing in the access file, and provisioning on line \d+ belongs to it/,
    );
  });
});

describe('reconcile.automatic', () => {
  it('GIVEN actions THEN the model has them; GIVEN none THEN nothing is automatic', () => {
    expect(parsed(`${WITHOUT_PROVIDER}reconcile: { automatic: [deactivate-leavers] }\n`).automatic).toEqual([
      'deactivate-leavers',
    ]);
    expect(parsed(WITHOUT_PROVIDER).automatic).toBeUndefined();
  });

  it('GIVEN another word THEN it is a mistake', () => {
    expect(sentences(`${WITHOUT_PROVIDER}reconcile: { automatic: [delete] }\n`)).toEqual([
      expect.stringContaining('expected one of create, update, reactivate, deactivate, deactivate-leavers'),
    ]);
  });
});
