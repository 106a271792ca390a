import { provisioned, compare, declared, findingsOf, kindsOf } from '../sample-account.js';

test.each([
  ['analyst', 'admin', 'critical'],
  ['manager', 'admin', 'critical'],
  ['retention_lead', 'admin', 'critical'],
  ['analyst', 'manager', 'high'],
  ['admin', 'retention_lead', 'high'],
  ['analyst', 'retention_lead', 'high'],
  ['retention_lead', 'analyst', 'high'],
  ['admin', 'analyst', 'medium'],
  ['admin', 'manager', 'medium'],
  ['manager', 'support', 'medium'],
  ['analyst', 'support', 'medium'],
  ['admin', undefined, 'medium'],
])('GIVEN %s declared and %s in Klaviyo THEN role is %s', (wanted, role, severity) => {
  expect(kindsOf(compare([declared({ role: wanted })], [provisioned({ role })]))).toEqual([`${severity} role`]);
});

test('GIVEN another role THEN both are named, why the declared one is declared, and where a role is changed', () => {
  const person = declared({ passedOver: [{ group: 'klaviyo-helpers', role: 'support', priority: 3 }] });

  const [finding] = findingsOf(compare([person], [provisioned({ role: 'admin' })]));

  expect(finding?.message).toBe(
    'Klaviyo has the role "admin"; the access file declares "analyst" (by the group "klaviyo-analysts", priority 2, before ' +
      '"klaviyo-helpers" ("support", priority 3)).',
  );
  expect(finding?.remedy).toMatch(/changed in the identity provider only, not in Klaviyo/);
  expect(finding).toMatchObject({ declared: { role: 'analyst' }, provisioned: { role: 'admin', id: 'u1' } });
});

test('GIVEN no role at all THEN the message says so', () => {
  const [finding] = findingsOf(compare([declared()], [provisioned({ role: undefined })]));

  expect(finding?.message).toMatch(/^Klaviyo has no role; the access file declares "analyst"/);
});
