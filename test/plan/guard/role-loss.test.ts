import { type RolePower } from '../../../src/access/role.js';
import { roleLoss } from '../../../src/plan/guard/role-loss.js';

const POWERS: Readonly<Record<string, RolePower>> = {
  admin: 'full',
  manager: 'wide',
  analyst: 'narrow',
  support: 'narrow',
};
const powerOf = (role: string): RolePower => POWERS[role] ?? 'unknown';

test.each([
  ['admin', 'admin', 'none'],
  ['', 'analyst', 'none'],
  ['analyst', '', 'less'],
  ['custom', '', 'less'],
  ['admin', 'manager', 'less'],
  ['manager', 'analyst', 'less'],
  ['analyst', 'manager', 'none'],
  ['analyst', 'support', 'other'],
  ['custom', 'admin', 'none'],
  ['custom', 'manager', 'less'],
  ['analyst', 'custom', 'less'],
])('GIVEN people with the role "%s" WHEN they get "%s" THEN they lose: %s', (before, after, loss) => {
  expect(roleLoss(before, after, powerOf)).toBe(loss);
});

test('GIVEN no role WHEN the account says nothing else of it THEN it is less than any', () => {
  expect(roleLoss('admin', '', () => 'full')).toBe('less');
});
