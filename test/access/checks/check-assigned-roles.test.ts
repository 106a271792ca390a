import { account, EXAMPLE, exampleWith, refusal, refusals } from '../example.js';

test('an unknown role is refused with the nearest one, custom ones included', () => {
  const { problems } = refusal(exampleWith(['role: retention_lead', 'role: retention_led']));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ line: 25, column: 17, found: '"retention_led"', nearest: 'retention_lead' });
});

test('a role that is like none is refused without a guess', () => {
  const [line] = refusals(exampleWith(['role: analyst', 'role: emperor']));
  expect(line).toMatch(/unknown role "emperor" in assignments; expected one of admin, .*, retention_lead$/);
});

test.each(['owner', 'portfolio_owner'])('%s cannot be assigned', (role) => {
  const [line] = refusals(exampleWith(['role: analyst', `role: ${role}`]));
  expect(line).toContain(`role "${role}" cannot be assigned: an account has one owner`);
});

test('a role of the other kind of account is refused with its kind', () => {
  const [line] = refusals(exampleWith(['role: analyst', 'role: portfolio_analyst']));
  expect(line).toContain(
    'role "portfolio_analyst" belongs to accounts of kind portfolio, and this one is of kind account;',
  );
  expect(line).toContain('expected one of admin, manager');
});

test('a role of a company is refused in a portfolio', () => {
  const [line] = refusals(EXAMPLE + account('second').replace('kind: account', 'kind: portfolio'));
  expect(line).toContain('role "admin" belongs to accounts of kind account, and this one is of kind portfolio;');
});

test('in an account whose kind is wrong, a role of any kind will do', () => {
  expect(
    refusals(exampleWith(['kind: account', 'kind: company'], ['role: analyst', 'role: portfolio_analyst'])),
  ).toEqual([expect.stringContaining('kind is "company"')]);
  expect(refusals(exampleWith(['kind: account', 'kind: company'], ['role: analyst', 'role: analist']))).toHaveLength(2);
});

test('an assignment without a role is refused as such alone', () => {
  expect(refusals(exampleWith(['role: analyst, ', '']))).toEqual([
    'access.yaml:26:9: key "role" is missing in this assignment; expected a role\'s id',
  ]);
});

test('"constructor" is a role like any other: unknown', () => {
  expect(refusals(exampleWith(['role: analyst', 'role: constructor']))[0]).toContain('unknown role "constructor"');
});
