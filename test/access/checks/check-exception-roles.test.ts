import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { account, EXAMPLE, exampleWith, refusal, refusals } from '../example.js';

const withRole = (role: string): readonly [string, string] => [
  'kinds: [unexpected]',
  `kinds: [unexpected]\n        role: ${role}`,
];

test.each(['support', 'retention_lead', 'owner'])(
  'an exception may be for %s, which somebody in the account can have',
  (role) => {
    const [first] = parseAccessFile(exampleWith(withRole(role)), { path: 'access.yaml' }).accounts;
    expect(first?.exceptions[0]).toMatchObject({ user: 'agency@example.com', role });
  },
);

test('an exception without a role has none', () => {
  const [first] = parseAccessFile(EXAMPLE, { path: 'access.yaml' }).accounts;
  expect(first?.exceptions[0]).not.toHaveProperty('role');
});

test('a role that the account does not have is refused at its place, with the nearest one', () => {
  const { problems } = refusal(exampleWith(withRole('suport')));
  const line = exampleWith(withRole('suport'))
    .split('\n')
    .findIndex((text) => text.includes('suport'));
  expect(problems).toEqual([
    expect.objectContaining({ line: line + 1, column: 15, found: '"suport"', nearest: 'support' }),
  ]);
  expect(problems[0]?.message).toMatch(
    /^unknown role "suport" in exceptions; expected one of admin, .*, owner, retention_lead;/,
  );
});

test('a role of the other kind of account, or of a custom role of another one, is refused', () => {
  expect(refusals(exampleWith(withRole('portfolio_analyst')))).toEqual([
    expect.stringContaining('unknown role "portfolio_analyst" in exceptions'),
  ]);
  const exceptions = (role: string) => [
    `    exceptions: [{ user: x@example.com, kinds: [role], role: ${role}, reason: x, expires: 2027-01-01 }]`,
  ];
  expect(refusals(EXAMPLE + account('second', exceptions('retention_lead')))).toEqual([
    expect.stringContaining('unknown role "retention_lead" in exceptions'),
  ]);
});

test('in an account whose kind is wrong, a role of any kind will do', () => {
  const wrongKind = ['kind: account', 'kind: company'] as const;
  expect(refusals(exampleWith(wrongKind, withRole('portfolio_owner')))).toEqual([
    expect.stringContaining('kind is "company"'),
  ]);
});

test('where a custom role cannot be read, it may be the very one; a role that is no text is refused as such alone', () => {
  expect(refusals(exampleWith(['id: retention_lead', 'id: [1]'], withRole('growth')))).not.toContainEqual(
    expect.stringContaining('in exceptions'),
  );
  expect(refusals(exampleWith(withRole('[admin]')))).toEqual([expect.stringContaining("expected a role's id")]);
});
