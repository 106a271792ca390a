import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { exampleWith, refusals } from './example.js';

const declaring = (power: string): string =>
  exampleWith(['title: Retention lead }', `title: Retention lead${power} }`]);

test.each([
  ['', undefined],
  [', like: analyst', 'narrow'],
  [', like: manager', 'wide'],
  [', like: admin', 'full'],
  [', like: portfolio_manager', 'wide'],
  [', power: narrow', 'narrow'],
  [', power: full', 'full'],
])('GIVEN a custom role with "%s" THEN its power is %s', (declared, power) => {
  const { accounts } = parseAccessFile(declaring(declared), { path: 'access.yaml' });

  expect(accounts[0]!.customRoles).toEqual([
    { id: 'retention_lead', title: 'Retention lead', ...(power && { power }) },
  ]);
});

test.each([
  [', like: owner', 'like is "owner"; expected one of admin, manager, '],
  [', like: analyts', 'like is "analyts"'],
  [', power: unknown', 'power is "unknown"; expected one of full, wide, narrow'],
  [', like: analyst, power: narrow', 'power is "narrow"; expected like or power, not both'],
])('GIVEN a custom role with "%s" THEN it is refused', (declared, message) => {
  expect(refusals(declaring(declared))).toEqual([expect.stringContaining(message)]);
});
