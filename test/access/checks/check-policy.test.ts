import { exampleWith, refusals } from '../example.js';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';

const forbid = (roles: string) => `forbid: [{ roles: ${roles}, when: { memberOf: contractors }, reason: x }]`;
const inFile = (roles: string) => exampleWith(['accounts:', `policy:\n  ${forbid(roles)}\naccounts:`]);
const inAccount = (roles: string) =>
  exampleWith(['    kind: account', `    kind: account\n    policy: { ${forbid(roles)} }`]);

test.each([
  inFile('[admin, privileged, portfolio_admin, retention_lead, owner]'),
  inAccount('[admin, privileged, retention_lead]'),
])('GIVEN roles that somebody can have THEN they may be forbidden', (text) => {
  expect(() => parseAccessFile(text, { path: 'access.yaml' })).not.toThrow();
});

test.each([
  [
    inFile('[admin, amdin]'),
    /unknown role "amdin" in the roles of forbid; expected privileged, a built-in role.*did you mean "admin"\?/,
  ],
  [inAccount('[privilegd]'), /unknown role "privilegd" in the roles of forbid; .*did you mean "privileged"\?/],
  [inAccount('[portfolio_admin]'), /unknown role "portfolio_admin" in the roles of forbid/],
])('GIVEN a role that nobody can have there THEN it is refused', (text, message) => {
  expect(refusals(text)).toEqual([expect.stringMatching(message)]);
});
