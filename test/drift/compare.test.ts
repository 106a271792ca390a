import { FINDING_KINDS } from '../../src/access/finding-kind.js';
import { CompareInputError } from '../../src/drift/compare-input.js';
import { compareAccount } from '../../src/drift/compare.js';
import { OKTA_WORDS } from '../../src/provider/okta/words.js';
import { account, assigned, compare, compareThree, declared, listing, provisioned, TODAY } from './sample-account.js';

const ZOE = declared({ userName: 'zoe@example.com' });

describe('compareAccount', () => {
  test('GIVEN both sides alike THEN the owner is all there is to say, and the figures say so', () => {
    const drift = compare([declared()], [provisioned({ userName: ' ADA@Example.com' })]);

    expect(drift.findings.map(({ kind, severity }) => [kind, severity])).toEqual([['owner', 'info']]);
    expect(drift.summary).toMatchObject({ declared: 1, assigned: null, provisioned: 2, inSync: 1, excepted: 0 });
    expect(Object.keys(drift.summary.byKind)).toEqual([...FINDING_KINDS]);
    expect(drift.summary.bySeverity).toEqual({ critical: 0, high: 0, medium: 0, low: 0, info: 1 });
  });

  test('tells which stations were read, from what, and that Okta was not', () => {
    const { name, kind, stations } = compare([declared()], [provisioned()]);

    expect([name, kind]).toEqual(['acme', 'account']);
    expect(stations.declared).toEqual({ available: true, source: 'roster people.csv', people: 1 });
    expect(stations.assigned.available || stations.assigned.reason).toMatch(/^Okta was not read;/);
    expect(stations.provisioned).toEqual({
      available: true,
      source: 'Klaviyo SCIM https://klaviyo.example.com/scim/v2',
      people: 2,
    });
  });

  test("carries the listing's evidence", () => {
    expect(compare([declared()], [provisioned()]).listing).toEqual({
      totalResults: 2,
      read: 2,
      sha256: '0a'.repeat(32),
    });
  });

  test('GIVEN several findings THEN heaviest first, then by kind, key and id', () => {
    const drift = compare(
      [ZOE, declared(), declared({ userName: 'Bea@example.com' })],
      [
        provisioned({ role: 'admin', givenName: 'Eve' }),
        provisioned({ id: 'u3', userName: 'x@example.com', role: 'analyst' }),
        provisioned({ id: 'u4', userName: 'y@example.com', role: 'admin' }),
      ],
    );

    expect(drift.findings.map(({ severity, kind, user }) => [severity, kind, user])).toEqual([
      ['critical', 'unexpected', 'y@example.com'],
      ['critical', 'role', 'ada@example.com'],
      ['high', 'unexpected', 'x@example.com'],
      ['medium', 'missing', 'Bea@example.com'],
      ['medium', 'missing', 'zoe@example.com'],
      ['low', 'name', 'ada@example.com'],
      ['info', 'owner', 'owner@example.com'],
    ]);
  });

  test('GIVEN a finding about a declared person, excepted or not THEN they are not in sync', () => {
    const exceptions = [
      {
        user: 'ada@example.com',
        kinds: ['name'] as const,
        reason: 'kept by Klaviyo',
        expires: TODAY,
        at: { line: 1, column: 1 },
      },
    ];

    const drift = compare(
      [declared(), ZOE],
      [provisioned({ givenName: 'Eve' }), provisioned({ id: 'u2', userName: 'zoe@example.com' })],
      {
        exceptions,
      },
    );

    expect(drift.summary).toMatchObject({ declared: 2, inSync: 1, excepted: 1 });
  });

  test('GIVEN 20,000 people THEN it is done in seconds', () => {
    const people = Array.from({ length: 20_000 }, (_, index) => `p${index}@example.com`);

    const drift = compare(
      people.map((userName) => declared({ userName })),
      people.map((userName) => provisioned({ id: userName, userName, role: 'admin' })),
    );

    expect(drift.summary.byKind.role).toBe(20_000);
  }, 10_000);
});

describe('an input that contradicts itself', () => {
  const input = {
    account: account(),
    declared: [declared()],
    listing: listing([provisioned()]),
    directorySource: 'roster people.csv',
    today: TODAY,
  };

  test.each([
    ['a day with a time', { today: '2026-08-01T00:00:00Z' }, /today must be a day as YYYY-MM-DD, got "2026-08-01T/],
    [
      'a listing that is short',
      { listing: { ...listing([provisioned()]), totalResults: 2 } },
      /says 2 users, 1 read, and holds 1/,
    ],
    ['a listing that lost users', { listing: { ...listing([provisioned()]), users: [] } }, /1 read, and holds 0/],
    [
      'a person declared twice',
      { declared: [declared(), declared({ userName: 'ADA@example.com' })] },
      /"ADA@example.com" is declared twice/,
    ],
  ])('GIVEN %s THEN it is refused', (_what, changes, message) => {
    const action = () => compareAccount({ ...input, ...changes });

    expect(action).toThrow(CompareInputError);
    expect(action).toThrow(message);
    expect(action).toThrow(/^The account "acme" cannot be compared: /);
  });
});

describe('the whole refusal of an input', () => {
  const input = {
    account: account(),
    declared: [declared()],
    listing: listing([provisioned()]),
    directorySource: 'roster people.csv',
    today: TODAY,
  };
  const START = 'The account "acme" cannot be compared:';

  test.each([
    [
      'a day with something before it',
      { today: 'on 2026-08-01' },
      'today must be a day as YYYY-MM-DD, got "on 2026-08-01".',
    ],
    ['a year that is short', { today: '26-08-01' }, 'today must be a day as YYYY-MM-DD, got "26-08-01".'],
    ['a month of words', { today: '2026-Aug-01' }, 'today must be a day as YYYY-MM-DD, got "2026-Aug-01".'],
    [
      'a listing of which more was read than there is',
      { listing: { ...listing([provisioned()]), totalResults: 0 } },
      'its listing says 0 users, 1 read, and holds 1. It is not complete.',
    ],
    [
      'a listing that holds fewer than were read',
      { listing: { ...listing([provisioned()]), users: [] } },
      'its listing says 1 users, 1 read, and holds 0. It is not complete.',
    ],
    [
      'a person declared twice',
      { declared: [declared(), declared({ userName: 'ADA@example.com' })] },
      '"ADA@example.com" is declared twice. Keys of declared people must be unique.',
    ],
  ])('GIVEN %s', (_what, changes, reason) => {
    expect(() => compareAccount({ ...input, ...changes })).toThrow(new CompareInputError(account(), reason));
    expect(new CompareInputError(account(), reason).message).toBe(`${START} ${reason}`);
  });
});

describe('the station assigned', () => {
  const input = {
    account: account(),
    declared: [declared()],
    listing: listing([provisioned()]),
    directorySource: 'roster people.csv',
    today: TODAY,
  };
  const DIRECTLY = 'what is declared is compared with Klaviyo directly';
  const read = { available: true, source: 'people.json', people: [assigned()], roleValues: undefined } as const;

  test.each([
    [
      'Okta was not read',
      { words: OKTA_WORDS },
      { available: false, reason: `Okta was not read; ${DIRECTLY}`, provider: 'Okta' },
    ],
    [
      'a reason is given',
      { words: OKTA_WORDS, assigned: { available: false, reason: 'Okta did not answer.' } },
      { available: false, reason: 'Okta did not answer.', provider: 'Okta' },
    ],
    [
      'there is no identity provider',
      {},
      { available: false, reason: `the account has no identity provider; ${DIRECTLY}` },
    ],
    ['a provider of no name was read', { assigned: read }, { available: true, source: 'people.json', people: 1 }],
    [
      'Okta was read',
      { words: OKTA_WORDS, assigned: read },
      { available: true, source: 'people.json', people: 1, provider: 'Okta' },
    ],
  ] as const)('GIVEN %s', (_what, changes, expected) => {
    expect(compareAccount({ ...input, ...changes }).stations.assigned).toEqual(expected);
  });
});

test('GIVEN each station has people of its own THEN its roles are counted, the owner with those who are declared left out', () => {
  const drift = compareThree(
    [declared(), declared({ userName: 'owner@example.com', role: 'admin' })],
    [assigned(), assigned({ id: '00u2', userName: 'zoe@example.com', role: null })],
    [provisioned({ role: 'support' })],
  );
  expect(drift.roles).toEqual({
    declared: [{ role: 'analyst', people: 1 }],
    assigned: [
      { role: 'analyst', people: 1 },
      { role: null, people: 1 },
    ],
    provisioned: [
      { role: 'owner', people: 1 },
      { role: 'support', people: 1 },
    ],
  });
});
