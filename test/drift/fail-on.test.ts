import { failsOn } from '../../src/drift/fail-on.js';
import { provisioned, compare, declared, exception } from './sample-account.js';

const report = {
  accounts: [
    compare(
      [declared()],
      [provisioned({ givenName: 'Eve' }), provisioned({ id: 'u7', userName: 'agency@example.com', role: 'admin' })],
      { exceptions: [exception()] },
    ),
    compare([declared()], [provisioned({ role: 'admin' })], { name: 'acme-2' }),
    compare([declared()], [], { name: 'acme-3' }),
  ],
};

test.each([
  ['critical', ['role']],
  ['high', ['role']],
  ['medium', ['role', 'missing']],
  ['low', ['name', 'role', 'missing']],
  ['info', ['name', 'owner', 'role', 'owner', 'missing', 'owner']],
] as const)(
  'GIVEN %s THEN the findings of every account that weigh as much, but for excepted ones',
  (severity, kinds) => {
    expect(failsOn(report, severity).map(({ kind }) => kind)).toEqual(kinds);
  },
);

test('GIVEN no severity THEN medium', () => {
  expect(failsOn(report)).toEqual(failsOn(report, 'medium'));
});
