import fc from 'fast-check';
import { nearGroupNames } from '../../src/access/near-group-names.js';

describe('GIVEN the name of an assigned group among others in one text THEN it is found', () => {
  test.each([
    ...[
      'klaviyo-analysts, all-staff',
      'all-staff,klaviyo-analysts',
      'a,klaviyo-analysts,b',
      'klaviyo-analysts|all-staff',
    ],
    ...[
      'all-staff | klaviyo-analysts',
      'all-staff/klaviyo-analysts',
      'klaviyo-analysts\\all-staff',
      'x\nklaviyo-analysts',
    ],
    ...['klaviyo-analysts\r\nx', 'x\tklaviyo-analysts', 'klaviyo-analysts;all-staff', 'klaviyo-analysts all-staff'],
    ...[
      '["klaviyo-analysts","all-staff"]',
      '["all-staff", "klaviyo-analysts"]',
      '["klaviyo-analysts"]',
      "['klaviyo-analysts']",
    ],
    ...[
      '[klaviyo-analysts]',
      '{klaviyo-analysts,all-staff}',
      '"klaviyo-analysts"',
      '- klaviyo-analysts',
      '(klaviyo-analysts)',
    ],
    ...[
      'CN=klaviyo-analysts,OU=Groups,DC=acme',
      'cn = klaviyo-analysts',
      '{"name":"klaviyo-analysts"}',
      'a+klaviyo-analysts',
    ],
    ...[
      '\u201cklaviyo-analysts\u201d',
      'klaviyo-analysts\uff0call',
      'klaviyo-analysts\u3001all',
      'Klaviyo-Analysts, all',
    ],
    ...[
      'klaviyo\u2013analysts, all',
      'kl\u0430viyo-analysts, all',
      'klaviyo-analysts & all',
      'klaviyo-analysts (direct)',
    ],
    ...[
      'all > klaviyo-analysts',
      'klaviyo-analysts-old, klaviyo-analysts',
      '<klaviyo-analysts>',
      'all\u2022klaviyo-analysts',
    ],
  ])('in %j', (group) => {
    expect(nearGroupNames(['other', 'klaviyo-analysts'])(group)).toBe('klaviyo-analysts');
  });

  test.each([
    'Sales|Marketing',
    'Marketing, Sales',
    '["Sales"]',
    'CN=Sales,OU=x',
    '"Sales"',
    'Sales;',
    'Marketing\nSales',
  ])('of one word of letters, in %j', (group) => {
    expect(nearGroupNames(['Sales'])(group)).toBe('Sales');
  });

  test.each(['Sales, EMEA, all', 'all|Sales, EMEA', '["Sales, EMEA"]'])('that has a comma itself, in %j', (group) => {
    expect(nearGroupNames(['Sales, EMEA'])(group)).toBe('Sales, EMEA');
  });

  test('for any other groups and any separator', () => {
    const other = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _-]{0,9}$/);
    const separator = fc.constantFrom(
      ',',
      ', ',
      '|',
      ' | ',
      '/',
      '\\',
      '\n',
      '\r\n',
      '\t',
      ';',
      ' ; ',
      '+',
      '&',
      ':',
      '>',
      '","',
    );
    fc.assert(
      fc.property(fc.array(other), fc.array(other), separator, (before, behind, between) => {
        const group = [...before, 'Team', ...behind].join(between);
        expect(nearGroupNames(['Team'])(group)).toBe('Team');
      }),
    );
  });
});

describe('GIVEN a name that is nearly that of an assigned group THEN it is found', () => {
  test.each([
    ...[
      'KLAVIYO-ANALYSTS',
      ' klaviyo-analysts',
      'klaviyo\u2010analysts',
      'klaviyo\u2014analysts',
      '\uff4blaviyo-analysts',
    ],
    ...[
      'kl\u0430viyo-analysts',
      'klaviy\u03bf-analysts',
      'klaviyo-\u200banalysts',
      'klaviyo-an\u0561lysts',
      'kl\u00adaviyo-analysts',
    ],
  ])('%j', (group) => {
    expect(nearGroupNames(['klaviyo-analysts'])(group)).toBe('klaviyo-analysts');
  });

  test.each([
    ['l\u2019\u00e9quipe', "l'\u00e9quipe"],
    ['\u0421\u0415\u041e', 'CEO'],
    ['CEO', '\u0421\u0415\u041e'],
    ['Sales  EMEA', 'Sales EMEA'],
    ['Sales\u00a0EMEA', 'Sales EMEA'],
  ])('%j for %j', (group, assigned) => {
    expect(nearGroupNames([assigned])(group)).toBe(assigned);
  });
});

test.each([
  ['klaviyo-analysts-emea', 'klaviyo-analysts'],
  ['old-klaviyo-analysts', 'klaviyo-analysts'],
  ['klaviyo-analysts2', 'klaviyo-analysts'],
  ['klaviyo_analysts', 'klaviyo-analysts'],
  ['Sales EMEA', 'Sales'],
  ['Sales (EMEA)', 'Sales'],
  ['Pre Sales', 'Sales'],
  ['Presales, EMEA', 'Sales'],
  ['Salesforce|EMEA', 'Sales'],
  ['team-1', 'team-l'],
  ['\u0430\u043d\u0430\u043b\u0438\u0442\u0438\u043a\u0438', 'analitiki'],
  ['\u043e\u0442\u0434\u0435\u043b-a', '\u043e\u0442\u0434\u0435\u043b-b'],
  ['\u55b6\u696d', '\u7d4c\u7406'],
  ['dom=Sales', 'Sales'],
  ['', 'Sales'],
  ['Sales', '\u200b'],
])('GIVEN the group %j THEN it is another one than %j', (group, assigned) => {
  expect(nearGroupNames([assigned])(group)).toBeUndefined();
});
