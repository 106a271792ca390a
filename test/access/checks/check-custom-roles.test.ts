import { exampleWith, refusals } from '../example.js';

const custom = (...ids: string[]): string =>
  exampleWith([
    '- { id: retention_lead, title: Retention lead }',
    ['retention_lead', ...ids].map((id) => `- { id: ${id}, title: A title }`).join('\n      '),
  ]);

test.each(['admin', 'Analyst', 'owner', 'portfolio_owner', 'portfolio_admin'])('the id %s is taken', (id) => {
  expect(refusals(custom(id))).toEqual([
    `access.yaml:23:15: custom role "${id}" has the id of a built-in role of Klaviyo; ` +
      "expected the custom role's own Custom SCIM ID",
  ]);
});

test.each(['retention_lead', 'Retention_Lead'])('the id %s is repeated', (id) => {
  expect(refusals(custom(id))).toEqual([
    `access.yaml:23:15: custom role "${id}" repeats the one on line 22; ` +
      'expected each custom role once; upper and lower case count as the same',
  ]);
});

test('a custom role whose id is wrong makes no assigned role unknown', () => {
  const lines = refusals(exampleWith(['id: retention_lead', 'id: retention lead']));
  expect(lines).toEqual([expect.stringContaining('id is "retention lead"')]);
});

test('customRoles that are no list make no assigned role unknown', () => {
  const lines = refusals(
    exampleWith(['customRoles:\n      - { id: retention_lead, title: Retention lead }', 'customRoles: x']),
  );
  expect(lines).toEqual([expect.stringContaining('customRoles is a text; expected a list of custom roles')]);
});
