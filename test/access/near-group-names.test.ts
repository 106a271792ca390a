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

  test.each([
    ...[
      'ana\u060call',
      'all\u061bana',
      'ana\u201aall',
      'ana \u201a all',
      'ana\u2016all',
      'ana\u2223all',
      'ana\u23d0all',
    ],
    ...['ana\u00b6all', 'ana\u2192all', 'ana~all', 'all#ana', 'ana$all', 'ana^all', 'ana!all', 'ana=all', 'ana@all'],
    ...[
      'ana%3Ball',
      'all%3Bana',
      'all%3bana%2Call',
      'all\\u003bana',
      'all\\x3bana',
      'all\\nana',
      'all_x000D_ana',
      'ana&#59;all',
    ],
    ...[
      'uid=ana,ou=x',
      'ana@example.com',
      '-ana',
      'ana-',
      '- ana',
      'ana.',
      '.ana',
      '_ana_',
      '--ana',
      'ana.all',
      'all?ana',
    ],
    ...[
      'ana(all)',
      'ana"all"',
      'ana*all',
      'all -> ana',
      'ana \u00a7 all',
      'ana\u2028all',
      'all\u0085ana',
      'ana \u{1f680}',
      '-ana,all',
    ],
    ...['banana,ana', 'ana-x|ana', `all${'-'.repeat(60)}ana`, `ana${'-'.repeat(60)}all`],
  ])('behind or before any sign that is no part of a word, in %j', (group) => {
    expect(nearGroupNames(['other', 'ana'])(group)).toBe('ana');
  });

  test('for any sign but a hyphen, an underscore and a blank', () => {
    const signs = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
      .filter((sign) => /^[\p{P}\p{S}]$/u.test(sign));
    const other = fc.constantFrom('all', '\u00e9quipe', '7', '');
    fc.assert(
      fc.property(
        signs.filter((sign) => !/[-_]|\p{Pd}|\u2212/u.test(sign.normalize('NFKC'))),
        other,
        (sign, all) => {
          expect(nearGroupNames(['ana'])(`ana${sign}${all}`)).toBe('ana');
          expect(nearGroupNames(['ana'])(`${all}${sign}ana`)).toBe('ana');
        },
      ),
      { numRuns: 500 },
    );
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
  ['sales-emea', 'sales'],
  ['sales_emea', 'sales'],
  ['pre-sales', 'sales'],
  ['Sales - EMEA', 'Sales'],
  ['Sales \u2013 EMEA', 'Sales'],
  ['Sales "EMEA"', 'Sales'],
  ['[EMEA] Sales', 'Sales'],
  ['klaviyo_x000d', 'klaviyo'],
  ['wholesales.emea', 'sales'],
  ['sales\u0301.emea', 'sales'],
  ['sales2.emea', 'sales'],
  ['2sales', 'sales'],
  ['\u{20bb7}sales', 'sales'],
  ['sales\u{20bb7}', 'sales'],
  ['klaviyo-analysts--emea', 'klaviyo-analysts'],
  ['team-1', 'team-l'],
  ['\u0430\u043d\u0430\u043b\u0438\u0442\u0438\u043a\u0438', 'analitiki'],
  ['\u043e\u0442\u0434\u0435\u043b-a', '\u043e\u0442\u0434\u0435\u043b-b'],
  ['\u55b6\u696d', '\u7d4c\u7406'],
  ['', 'Sales'],
  ['Sales', '\u200b'],
])('GIVEN the group %j THEN it is another one than %j', (group, assigned) => {
  expect(nearGroupNames([assigned])(group)).toBeUndefined();
});

test.each(['ana-', 'ana', 'a', '-', 'ana ,x'])(
  'GIVEN a text of %j 50,000 times THEN it is judged in time that grows with its length alone',
  (part) => {
    const start = performance.now();
    nearGroupNames(['ana', '--', 'ana-ana'])(`x${part.repeat(50_000)}x`);
    expect(performance.now() - start).toBeLessThan(4_000);
  },
);
