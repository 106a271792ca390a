import { FUNCTIONS, type Argument } from '../../../../src/simulator/entra/synchronization/functions.js';

test.each<[string, readonly Argument[], string | null]>([
  ['SingleAppRoleAssignment', [['admin', 'analyst']], 'admin'],
  ['SingleAppRoleAssignment', [[]], null],
  ['SingleAppRoleAssignment', ['admin'], 'admin'],
  ['Switch', ['False', null, 'False', 'True', 'True', 'False'], 'True'],
  ['Switch', ['true', null, 'False', 'True', 'True', 'False'], 'False'],
  ['Switch', ['x', 'none', 'a', 'b'], 'none'],
  ['Switch', ['x', null, 'a', 'b'], null],
  ['Join', [' ', 'Ada', 'Lovelace'], 'Ada Lovelace'],
  ['Join', [' ', 'Ada', null], 'Ada'],
  ['Join', [',', ['a', 'b'], 'c'], 'a,b,c'],
  ['Join', [' ', null, ''], null],
  ['Append', ['ada', '@example.com'], 'ada@example.com'],
  ['Append', [null, '@example.com'], null],
  ['Coalesce', [null, '', 'b'], 'b'],
  ['Coalesce', [null], null],
  ['IIF', ['True', 'a', 'b'], 'a'],
  ['IIF', ['False', 'a', 'b'], 'b'],
  ['IsNullOrEmpty', [null], 'True'],
  ['IsPresent', ['a'], 'True'],
  ['Not', ['True'], 'False'],
  ['Not', ['False'], 'True'],
  ['ToLower', ['ADA'], 'ada'],
  ['ToLower', [null], null],
  ['ToUpper', ['ada'], 'ADA'],
  ['ToUpper', [null], null],
  ['Trim', [' a '], 'a'],
  ['Trim', [null], null],
])('GIVEN %s of %j THEN it is %j', (name, parameters, value) => {
  expect(FUNCTIONS.get(name)!(parameters)).toBe(value);
});
