import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { google } from '../../../src/provider/google/index.js';
import { type AccountRunbook } from '../../../src/provider/runbook.js';

function runbookOf(
  directory: string,
  provisioning = '',
  assignment = '{ role: admin, group: klaviyo-admins@example.com }',
): AccountRunbook {
  const text = `version: 1
directory: ${directory}
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: 'https://klaviyo.example.com/scim/v2', accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    ${provisioning}
    customRoles: [{ id: retention, title: Retention }]
    assignments:
      - ${assignment}
`;
  const model = parseAccessFile(text, { path: 'access.yaml' });
  return google.runbook(model.accounts[0]!, model.directory);
}

const GOOGLE = '{ google: { admin: admin@example.com } }';
const DIRECT = 'provisioning: { mode: direct }';
const ids = ({ steps }: AccountRunbook): readonly string[] => steps.map(({ id }) => id);
const textOf = ({ steps }: AccountRunbook, id: string): string => steps.find((step) => step.id === id)!.text;

describe('the runbook of Google Workspace', () => {
  it('GIVEN an account that klaviyo-access provisions THEN just-in-time stays off, and no role is mapped', () => {
    const runbook = runbookOf(GOOGLE, DIRECT);

    expect(ids(runbook)).toEqual([
      ...['klaviyo-values', 'app', 'single-sign-on', 'service-provider', 'attributes', 'access', 'just-in-time'],
      ...['access-key', 'exemptions'],
    ]);
    expect(textOf(runbook, 'just-in-time')).toMatch(/^Leave just-in-time provisioning off\./);
    expect(textOf(runbook, 'access-key')).toContain('https://klaviyo.example.com/scim/v2');
    expect(runbook.steps.flatMap(({ fields }) => fields).map(({ name }) => name)).not.toContain('Role');
  });

  it('GIVEN an account that nobody provisions THEN the role is an attribute with the values of the account, and leavers are a step', () => {
    const runbook = runbookOf(GOOGLE);

    expect(ids(runbook)).toEqual(expect.arrayContaining(['role-attribute', 'leavers']));
    expect(ids(runbook)).not.toContain('access-key');
    expect(textOf(runbook, 'just-in-time')).toMatch(/^Switch just-in-time provisioning on\./);
    const { fields } = runbook.steps.find(({ id }) => id === 'role-attribute')!;
    expect(fields).toEqual(
      expect.arrayContaining([
        { name: 'Admin', value: 'admin' },
        { name: 'Retention', value: 'retention' },
      ]),
    );
    expect(runbook.steps.find(({ id }) => id === 'attributes')!.fields).toContainEqual({
      name: 'Role',
      value: 'Klaviyo > Role',
    });
  });

  it.each([
    ['groups of Google', GOOGLE, undefined, ['klaviyo-admins@example.com']],
    ['groups whose members the access file lists', GOOGLE, '{ role: admin, group: a, members: [ada@example.com] }', []],
    ['groups of a roster', '{ roster: people.csv }', undefined, []],
  ])('GIVEN %s THEN the app is switched on for those of Google alone', (_what, directory, assignment, expected) => {
    const { fields } = runbookOf(directory, DIRECT, assignment).steps.find(({ id }) => id === 'access')!;
    expect(fields.map(({ value }) => value)).toEqual(expected);
  });

  it('GIVEN any account THEN no step counts as done, or as one that could be checked', () => {
    for (const provisioning of [DIRECT, '']) {
      const { steps } = runbookOf(GOOGLE, provisioning);
      expect(new Set(steps.map(({ state }) => state.status))).toEqual(new Set(['cannot be checked']));
      expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    }
  });
});
