import { compare, declared, findingsOf } from '../sample-account.js';

test('GIVEN a declared person whom the listing lacks THEN missing, with the deciding group and whom to ask', () => {
  const person = declared({ passedOver: [{ group: 'klaviyo-helpers', role: 'support', priority: 3 }] });

  const [finding, ...rest] = findingsOf(compare([person], []));

  expect(rest).toEqual([]);
  expect(finding).toMatchObject({
    kind: 'missing',
    severity: 'medium',
    user: 'ada@example.com',
    hop: 'declared-provisioned',
    declared: { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'analyst', active: true },
    provisioned: null,
    exception: null,
  });
  expect(finding?.message).toBe(
    'Declared as "analyst" (by the group "klaviyo-analysts", priority 2, before "klaviyo-helpers" ("support", ' +
      "priority 3)), but not in Klaviyo's listing.",
  );
  expect(finding?.remedy).toMatch(/^Deploy\. Then check in Okta .*"klaviyo-analysts"/);
});
