import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { refusals } from '../example.js';

const file = (
  assignment: string,
  { okta = 'okta: { org: acme }', directory = '{ roster: people.csv }' } = {},
): string => `version: 1
${okta}
directory: ${directory}
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: ACME_KEY } }
    owner: owner@example.com
${okta === '' ? '' : '    app: { label: Klaviyo, existing: 0oa1b2c3 }'}
    assignments:
      - ${assignment}
`;

const WHEN = 'when: { attribute: department, equals: Marketing }';

test('members are those of the roster where there is one', () => {
  const parse = (): unknown =>
    parseAccessFile(file('{ role: admin, group: klaviyo-admins, members: roster }'), { path: 'access.yaml' });

  expect(parse).not.toThrow();
});

test('without a roster there are no members of it', () => {
  const text = file('{ role: admin, group: klaviyo-admins, members: roster }', { directory: '{ okta: true }' });

  expect(refusals(text)).toEqual([
    expect.stringContaining(
      'members are those of the roster, but the directory is none; expected a list of members, or directory',
    ),
  ]);
});

test("beside a condition they are refused in Okta, whose rule's group has no other members", () => {
  const assignment = `{ role: admin, group: klaviyo-admins, ${WHEN}, members: roster }`;

  expect(refusals(file(assignment))).toEqual([
    expect.stringContaining(
      'expected two assignments of this role, one group with when and another with members: roster',
    ),
  ]);
  expect(() => parseAccessFile(file(assignment, { okta: '' }), { path: 'access.yaml' })).not.toThrow();
});
