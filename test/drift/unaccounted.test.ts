import fc from 'fast-check';
import { mergeReports } from '../../src/drift/merge-reports.js';
import { figuresOf } from '../../src/drift/summary.js';
import { type AccountDrift } from '../../src/drift/drift-report.js';
import { unaccountedPeople } from '../../src/drift/unaccounted.js';
import { report } from '../report/drift/sample-report.js';
import {
  assigned,
  compare,
  compareNotDeployed,
  compareThree,
  declared,
  exception,
  findingsOf,
  provisioned,
} from './sample-account.js';

const pick = <const Item>(...items: readonly Item[]): fc.Arbitrary<Item> => fc.constantFrom(...items);
const who = pick('ada@example.com', 'bob@example.com', 'eve@example.com', 'owner@example.com');

const drift: fc.Arbitrary<AccountDrift> = fc
  .record({
    people: fc.uniqueArray(who).map((users) => users.map((userName) => declared({ userName }))),
    users: fc.array(
      fc.record({ userName: who, role: pick('analyst', 'admin'), access: pick('given', 'waiting', 'ended') }),
      { maxLength: 4 },
    ),
    records: fc.array(
      fc.record({ userName: who, role: pick('analyst', 'admin', 'growth'), active: pick(true, true, false) }),
      { maxLength: 5 },
    ),
    isRead: fc.constantFrom('not deployed', 'read', 'not read'),
  })
  .map(({ people, users, records, isRead }) => {
    const there = records.map((record, index) => provisioned({ ...record, id: `r${index}` }));
    const exceptions = [
      exception({ user: 'eve@example.com' }),
      exception({ user: 'ada@example.com', kinds: ['role'] }),
    ];
    if (isRead === 'not deployed') return compareNotDeployed(people, there, { exceptions });
    return isRead === 'read'
      ? compareThree(
          people,
          users.map((user, index) => assigned({ ...user, id: `00u${index}`, externalId: `r${index}` })),
          there,
          { exceptions },
        )
      : compare(people, there, { exceptions });
  });

test('GIVEN any account that was compared THEN its people add up', () => {
  fc.assert(
    fc.property(drift, (some) => expect(unaccountedPeople(some)).toEqual([])),
    { numRuns: 200 },
  );
});

/** As somebody would who wants a finding gone: with its figures. */
function without(some: AccountDrift, id: string): AccountDrift {
  const findings = some.findings.filter((finding) => finding.id !== id);
  return { ...some, findings, summary: { ...some.summary, ...figuresOf(findings) } };
}

const PEOPLE = [declared(), declared({ userName: 'zoe@example.com' })];
const stranger = provisioned({ id: 'm', userName: 'mallory@example.com' });

test.each([
  [
    'a stranger',
    compare(PEOPLE, [provisioned(), provisioned({ id: 'z', userName: 'zoe@example.com' }), stranger]),
    'active',
  ],
  ['somebody missing', compare(PEOPLE, [provisioned()]), 'declared'],
  ['another role', compare([declared()], [provisioned({ role: 'admin' })]), 'declared'],
])(
  'GIVEN the finding of %s is cut out with its figures THEN the people do not add up, and nothing is merged',
  (_what, some, word) => {
    const [finding] = findingsOf(some);
    const cut = without(some, finding!.id);
    expect(unaccountedPeople(some)).toEqual([]);
    expect(unaccountedPeople(cut).join(' ')).toContain(`are ${word}`);
    const demands = { expect: ['acme'], maxAgeHours: 24, now: new Date('2026-08-01T07:00:00.000Z') };
    expect(() => mergeReports([{ path: 'acme.json', report: report(cut) }], demands)).toThrow(
      'The account "acme" in "acme.json" does not add up, so a finding may be missing. ',
    );
    expect(mergeReports([{ path: 'acme.json', report: report(some) }], demands).accounts).toEqual([some]);
  },
);

test('GIVEN figures that differ THEN each is a sentence', () => {
  const some = compare(PEOPLE, [provisioned(), stranger]);
  const at = (people: number) => ({ ...some.stations, declared: { available: true, source: 'x', people } }) as const;
  expect(unaccountedPeople({ ...some, stations: at(3) })).toEqual([
    '3 people are declared at the station, and 2 in the summary.',
  ]);
  expect(unaccountedPeople({ ...some, summary: { ...some.summary, inSync: 0 } })).toEqual([
    '2 people are declared: 0 are in sync, and the findings name 1.',
    '3 records are active in Klaviyo: 0 are in sync, and the findings name 2.',
  ]);
  const unread = { ...some.stations, declared: { available: false, reason: 'x' } } as const;
  expect(unaccountedPeople({ ...some, stations: unread })).toEqual([]);
});

test('GIVEN several records of one person THEN more may be active than are named, and never fewer', () => {
  const twins = compare([declared()], [provisioned(), provisioned({ id: 'u2' })]);
  const of = (people: number) =>
    unaccountedPeople({ ...twins, roles: { ...twins.roles, provisioned: [{ role: 'analyst', people }] } });
  expect(of(9)).toEqual([]);
  expect(of(1)).toEqual(['1 records are active in Klaviyo: 0 are in sync, and the findings name 2.']);
  const inOkta = compareThree([declared()], [assigned(), assigned({ id: '00u2' })], [provisioned()]);
  expect(
    unaccountedPeople({ ...inOkta, roles: { ...inOkta.roles, provisioned: [{ role: 'analyst', people: 9 }] } }),
  ).toHaveLength(1);
});
