import { exampleWith, refusal, refusals } from '../example.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

const withExpectation = (account: string, role: string) =>
  exampleWith(['accounts:', `expect: [{ user: ada@example.com, account: ${account}, role: ${role} }]\naccounts:`]);

test.each(['admin', 'retention_lead', 'none'])(
  'GIVEN the role %s, which somebody can have, THEN it is accepted',
  (role) => {
    expect(() => parseAccessFile(withExpectation('acme', role), { path: 'access.yaml' })).not.toThrow();
  },
);

test('GIVEN an account that the file does not have THEN it is refused at its place, with the nearest one', () => {
  const text = withExpectation('acmee', 'admin');
  const [problem] = refusal(text).problems;
  expect(problem?.message).toBe('unknown account "acmee" in expect; expected one of acme; did you mean "acme"?');
  expect(text.split('\n')[problem!.line - 1]?.slice(problem!.column - 1)).toMatch(/^acmee/);
});

test.each([
  ['amdin', /unknown role "amdin" in expect; expected one of admin, .*, retention_lead, none; did you mean "admin"\?/],
  ['portfolio_admin', /unknown role "portfolio_admin" in expect/],
  ['owner', /role "owner" is the owner's, which no assignment gives; expected one of admin/],
])('GIVEN the role %s, which nobody can have there, THEN it is refused', (role, message) => {
  expect(refusals(withExpectation('acme', role))).toEqual([expect.stringMatching(message)]);
});

test('GIVEN an account whose name or roles cannot be read THEN they may be the very ones', () => {
  const unread = (change: readonly [string, string], account: string, role: string) =>
    refusals(
      exampleWith(
        ['accounts:', `expect: [{ user: ada@example.com, account: ${account}, role: ${role} }]\naccounts:`],
        change,
      ),
    );
  expect(unread(['- name: acme', '- name: [acme]'], 'acmee', 'admin')).not.toContainEqual(
    expect.stringContaining('in expect'),
  );
  expect(unread(['id: retention_lead', 'id: [1]'], 'acme', 'growth')).not.toContainEqual(
    expect.stringContaining('in expect'),
  );
});
