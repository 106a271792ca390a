import { account, EXAMPLE, refusals } from '../example.js';

test.each(['acme', 'ACME'])('a second account called %s is refused, with the line of the first', (name) => {
  expect(refusals(EXAMPLE + account(name))).toEqual([
    `access.yaml:32:11: account name "${name}" is taken by the account on line 9; ` +
      'expected a name that no other account has; upper and lower case count as the same',
  ]);
});

test('each further one names the first', () => {
  const of = (name: string, own: string): string => account(name).replace('SECOND', own).replace('0oa1', `0oa${own}`);
  const lines = refusals(EXAMPLE + of('a', 'A') + of('a', 'B') + of('A', 'C'));
  expect(lines).toHaveLength(2);
  expect(lines.every((line) => line.includes('on line 32;'))).toBe(true);
});
