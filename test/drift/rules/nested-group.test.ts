import { type NestedGroup } from '../../../src/people/assigned-station.js';
import { compareAccount } from '../../../src/drift/compare.js';
import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { ENTRA_WORDS } from '../../../src/provider/entra/words.js';
import { inEntra } from '../../access/sample-entra.js';
import { members } from '../../access/sample-assignment.js';
import {
  account,
  type AccountChanges,
  assigned,
  declared,
  exception,
  findingsOf,
  hopsOf,
  listing,
  OWNER_RECORD,
  provisioned,
  TODAY,
  wordsOf,
} from '../sample-account.js';

const TEAM: NestedGroup = { group: 'klaviyo-analysts', groupId: 'g1', nested: 'team', nestedId: 'g2', people: 3 };

/** One analyst at all stations, and these groups within assigned ones. */
function withNested(nestedGroups: readonly NestedGroup[] | undefined, changes: AccountChanges = {}): AccountDrift {
  return compareAccount({
    account: inEntra(account(changes)),
    declared: [declared()],
    assigned: { available: true, source: 'Entra', people: [assigned()], roleValues: undefined, nestedGroups },
    listing: listing([OWNER_RECORD, provisioned()]),
    words: ENTRA_WORDS,
    directorySource: 'roster people.csv',
    accessFile: 'access.yaml',
    today: TODAY,
  });
}

const START = 'The group "team" is in the assigned group "klaviyo-analysts", so';
const ALONE = ': Entra gives it to direct members alone.';

test('GIVEN no group within another THEN nothing', () => {
  expect(hopsOf(withNested(undefined))).toEqual([]);
  expect(hopsOf(withNested([]))).toEqual([]);
});

test('GIVEN a group in an assigned group THEN a finding about the app, at the line that assigns the outer one', () => {
  const drift = withNested([TEAM]);

  expect(hopsOf(drift)).toEqual(['medium nested-group declared-assigned']);
  expect(findingsOf(drift)[0]).toMatchObject({
    ...{ user: 'Klaviyo', declared: null, assigned: null, provisioned: null },
    place: { path: 'access.yaml', line: 21, column: 9 },
  });
  expect(wordsOf(drift, 'nested-group')).toEqual([
    [
      `${START} 3 people in "team" do not get the app${ALONE}`,
      'If people of "team" should have Klaviyo, put them into "klaviyo-analysts" themselves, or assign "team" too, under assignments in ' +
        'the access file with the role "analyst". If not, take "team" out of "klaviyo-analysts".',
    ],
  ]);
  expect(drift.summary.inSync).toBe(1);
});

const NOT_BY_THAT = ` its members do not get the app by that${ALONE}`;

test.each([
  [1, ` 1 person in "team" does not get the app${ALONE}`],
  [0, `${NOT_BY_THAT} Nobody is in it who does not get the app by another assignment.`],
  [undefined, `${NOT_BY_THAT} How many people these are could not be read.`],
])('GIVEN %s people who get nothing by it THEN it says so', (people, end) => {
  expect(wordsOf(withNested([{ ...TEAM, people }]), 'nested-group')[0]![0]).toBe(START + end);
});

test('GIVEN an outer group that the access file does not assign THEN nobody is to be put into it', () => {
  const drift = withNested([{ ...TEAM, group: 'by hand' }]);

  expect(wordsOf(drift, 'nested-group')[0]![1]).toBe(
    'If people of "team" should have Klaviyo, put them into a group that the access file assigns, or assign "team" too, under ' +
      'assignments in the access file. If not, take "team" out of "by hand".',
  );
  expect(findingsOf(drift)[0]!.place).toMatchObject({ line: 5 });
});

test('GIVEN an outer group whose members the access file declares THEN they become members there', () => {
  const [admins, analysts] = account().assignments;
  const assignments = [admins!, { ...analysts!, membership: members({ user: 'ada@example.com' }) }];

  expect(wordsOf(withNested([TEAM], { assignments }), 'nested-group')[0]![1]).toMatch(
    /^If people of "team" should have Klaviyo, make them members of "klaviyo-analysts" in the access file \(line 21\), or /,
  );
});

test('GIVEN several of them, of one name too THEN each is a finding of its own, and keeps its id when people come and go', () => {
  const ids = (nested: readonly NestedGroup[]) => findingsOf(withNested(nested)).map(({ id }) => id);
  const several = [TEAM, { ...TEAM, nestedId: 'g3' }, { ...TEAM, group: 'klaviyo-admins', groupId: 'g4' }];

  expect(new Set(ids(several)).size).toBe(3);
  expect(ids([{ ...TEAM, people: 7 }])).toEqual(ids([TEAM]));
});

test("GIVEN an exception for the app's label THEN it is covered", () => {
  const exceptions = [exception({ user: 'klaviyo', kinds: ['nested-group'], reason: 'They are to get nothing' })];
  const drift = withNested([TEAM], { exceptions });
  expect(findingsOf(drift).map((finding) => finding.exception?.reason)).toEqual(['They are to get nothing']);
});
