import { mistakesOf, oneLoginFile } from '../sample-onelogin-file.js';

const CUSTOM = "customRoles: [{ id: 'helper+1', title: Helper }]";
const custom = ["{ role: 'helper+1', group: helpers, create: true }"];

test('GIVEN a parameter, an attribute and a custom role that OneLogin can have THEN nothing is wrong', () => {
  expect(
    mistakesOf(oneLoginFile({ app: 'kind: catalogue, connectorId: 7, parameters: { role: klaviyo_role }' })),
  ).toEqual([]);
  expect(
    mistakesOf(
      oneLoginFile({
        app: 'kind: generic, connectorId: 7, mapping: attribute, attribute: custom_attribute_klaviyo_role',
        assignments: custom,
        account: CUSTOM,
      }),
    ),
  ).toEqual([]);
});

test.each([
  [
    { app: 'kind: generic, connectorId: 7, parameters: { role: scimusername }' },
    'the parameter "scimusername", which carries the userName',
  ],
  [
    { app: 'kind: generic, connectorId: 7, mapping: attribute, attribute: email' },
    'the role is to be what "email" says',
  ],
  [
    { assignments: custom, account: CUSTOM },
    '"helper+1" cannot be written in a rule of OneLogin, which does not take +; expected a Custom SCIM ID',
  ],
  [
    {
      assignments: [
        '{ role: admin, group: klaviyo-admins, create: true }',
        '{ role: analyst, group: klaviyo-analysts, create: true }',
      ],
      account: "adopt: { app: 1, groups: { klaviyo-admins: 5, klaviyo-analysts: '5' } }",
    },
    'the id of "klaviyo-analysts" is that of "klaviyo-admins", too',
  ],
])('GIVEN %j THEN it is refused', (parts, sentence) => {
  expect(mistakesOf(oneLoginFile(parts))).toEqual([expect.stringContaining(sentence)]);
});

test('GIVEN two accounts of one app THEN it is refused, by its id and by its label', () => {
  const second = (app: string): string =>
    oneLoginFile({ app })
      .replace(/^[^]*accounts:\n/, '')
      .replace('name: acme', 'name: other')
      .replace('KLAVIYO_SCIM_ACCESS_KEY', 'OTHER_KEY')
      .replace('a.klaviyo.com', 'b.klaviyo.com')
      .replace('klaviyo-admins', 'other-admins');
  const both = (one: string, other: string): readonly string[] =>
    mistakesOf(`${oneLoginFile({ app: one })}${second(other)}`);

  expect(both('kind: generic, existing: 12', "kind: generic, existing: '12', label: Other")).toEqual([
    expect.stringContaining('app.existing is the app of the account on line'),
  ]);
  expect(both('kind: generic, connectorId: 7', 'kind: generic, connectorId: 7')).toEqual([
    expect.stringContaining('label "Klaviyo" is already the label of the app'),
  ]);
  expect(both('kind: generic, connectorId: 7', 'kind: generic, connectorId: 7, label: Other')).toEqual([]);
});
