import { provisioned, compare, declared, findingsOf, kindsOf } from '../sample-account.js';

test('GIVEN a declared person who is switched off THEN inactive, and the role there is part of its message, not found', () => {
  const record = provisioned({ active: false, role: 'admin', givenName: 'Other' });

  const [finding, ...rest] = findingsOf(compare([declared()], [record]));

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ kind: 'inactive', severity: 'medium', provisioned: { id: 'u1', active: false } });
  expect(finding?.message).toMatch(/^Declared as "analyst" .* but switched off in Klaviyo, with the role "admin"\.$/);
});

test('GIVEN conflicts on the switched-off record THEN they are told in the message', () => {
  const record = provisioned({ active: false, role: undefined, conflicts: ['role is "admin", roles has "support".'] });

  const [finding] = findingsOf(compare([declared()], [record]));

  expect(finding?.kind).toBe('inactive');
  expect(finding?.message).toMatch(/with no role\. role is "admin", roles has "support"\.$/);
});

test('GIVEN a switched-off record that nobody desires THEN nothing is found, whatever it holds', () => {
  const record = provisioned({ active: false, role: 'Admin', conflicts: ['It contradicts itself.'] });

  expect(kindsOf(compare([], [record]))).toEqual([]);
});
