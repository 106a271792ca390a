import { type Account } from '../../src/access/access-model.js';
import { rowId } from '../../src/review/build-population.js';
import { type JournalEntry } from '../../src/review/journal-entry.js';
import { type Population, type ReviewRow } from '../../src/review/population.js';
import { populationSchema } from '../../src/review/population-schema.js';
import { reviewState, type ReviewState } from '../../src/review/review-state.js';
import { person } from '../check/sample-check.js';
import { acme, directoryWith, populationOf } from './sample-checked.js';

const ADA = person('ada@example.com', 'admin');
const ANALYSTS = directoryWith({ 'ada@example.com': ['klaviyo-analysts'], 'lin@example.com': ['klaviyo-analysts'] });

function rowOf({ rows }: Population, userName: string): ReviewRow {
  const found = rows.find((row) => row.userName === userName);
  if (found === undefined) throw new Error(`No row of ${userName}.`);
  return found;
}

const flagsOf = (population: Population, userName = 'ada@example.com') => rowOf(population, userName).flags;

/** How a review of a population stood: nothing was decided in it, or that Ada gets another role. */
function stateOf(population: Population, isDecided = false): ReviewState {
  const { row, account, userName, reviewer } = rowOf(population, 'ada@example.com');
  const recorded: JournalEntry = {
    ...{ seq: 2, at: '2026-10-02T00:00:00.000Z', previous: null, event: 'recorded', reviewer: reviewer.reviewer },
    ...{ file: { name: 'a.csv', sha256: '0'.repeat(64) }, answers: [] },
    decisions: [{ row, account, userName, decision: 'change-role', newRole: 'analyst', reason: 'moved' }],
  };
  return reviewState(population, [], isDecided ? [recorded] : []);
}

describe('the population of a review', () => {
  it('GIVEN an account THEN every person whom a station knows has a row, with the proof that the list is complete', async () => {
    const population = await populationOf({ records: [ADA, person('eve@example.com', 'support')] });
    expect(population.rows.map(({ userName, role, active }) => [userName, role, active])).toEqual([
      ['ada@example.com', 'admin', true],
      ['eve@example.com', 'support', true],
      ['owner@example.com', 'owner', true],
    ]);
    expect(rowOf(population, 'ada@example.com').row).toBe(rowId('acme', 'ada@example.com'));
    expect(population.accounts[0]).toMatchObject({
      listing: { totalResults: 3, read: 3, pages: 1 },
      stations: { assigned: { available: false, reason: 'not asked' } },
      roles: expect.arrayContaining([{ id: 'admin', title: 'Admin', power: 'full' }]) as unknown,
    });
    expect(populationSchema.parse(JSON.parse(JSON.stringify(population)))).toEqual(population);
  });

  it('GIVEN somebody who is not in Klaviyo THEN they have a row without a role there', async () => {
    const { rows } = await populationOf({ records: [] });
    expect(rows[0]).toMatchObject({ userName: 'ada@example.com', role: null, active: false, provisioned: [] });
  });

  it.each<[string, Parameters<typeof populationOf>[0], readonly string[]]>([
    ['an admin', { records: [ADA] }, ['privileged']],
    [
      'somebody whom nothing declares',
      { directory: directoryWith({ 'lin@example.com': ['klaviyo-analysts'] }), records: [ADA] },
      ['orphaned', 'privileged'],
    ],
    [
      'somebody with another role',
      { directory: ANALYSTS, records: [person('ada@example.com', 'support')] },
      ['role-mismatch'],
    ],
    [
      'two records',
      { records: [ADA, { ...ADA, id: 'second', userName: 'Ada@example.com' }] },
      ['duplicate', 'privileged'],
    ],
    [
      'a record that is switched off',
      { directory: ANALYSTS, records: [{ ...person('ada@example.com', 'analyst'), active: false }] },
      ['inactive'],
    ],
    [
      'a record without a role, which may be any',
      { directory: ANALYSTS, records: [{ ...person('ada@example.com', 'analyst'), role: undefined }] },
      ['role-mismatch', 'privileged'],
    ],
    ['nothing to see', { directory: ANALYSTS, records: [person('ada@example.com', 'analyst')] }, []],
  ])('GIVEN %s THEN the flags say so', async (_, situation, flags) => {
    expect(flagsOf(await populationOf(situation))).toEqual(flags);
  });

  it('GIVEN the owner THEN they are privileged, and not orphaned', async () => {
    const population = await populationOf({ records: [ADA] });
    expect(rowOf(population, 'owner@example.com')).toMatchObject({
      flags: ['privileged'],
      why: 'the owner of the account',
    });
  });

  it('GIVEN nobody who may decide on somebody THEN there is no population, and they are named', async () => {
    const settings = { fallback: 'owner@example.com', reviewers: [] };
    await expect(populationOf({ records: [ADA], settings })).rejects.toThrow(
      /on one person.\n- owner@example\.com \(account acme\)/,
    );
  });

  it('GIVEN a second reviewer of the privileged THEN they decide, too, on these alone', async () => {
    const secondReviewer = { reviewer: 'ciso@example.com', roles: ['privileged'] };
    const population = await populationOf({
      records: [ADA, person('eve@example.com', 'support'), { ...person('max@example.com', ''), role: undefined }],
      settings: { secondReviewer },
    });
    expect(population.rows.map(({ userName, secondReviewer: second }) => [userName, second?.reviewer])).toEqual([
      ['ada@example.com', 'ciso@example.com'],
      ['eve@example.com', undefined],
      ['max@example.com', 'ciso@example.com'],
      ['owner@example.com', 'ciso@example.com'],
    ]);
  });
});

describe('what was in the review before', () => {
  it('GIVEN no review before THEN nobody is new, unchanged or changed', async () => {
    const { rows, removed } = await populationOf({ records: [ADA] });
    expect(rows.flatMap(({ flags, before }) => [...flags, before])).toEqual([
      'privileged',
      undefined,
      'privileged',
      undefined,
    ]);
    expect(removed).toEqual([]);
  });

  it('GIVEN one THEN it says who is new, changed, unchanged and gone', async () => {
    const before = await populationOf({
      directory: ANALYSTS,
      records: [person('ada@example.com', 'support'), person('old@example.com', 'analyst')],
    });
    const now = await populationOf(
      { directory: ANALYSTS, records: [person('ada@example.com', 'analyst'), person('eve@example.com', 'support')] },
      { previous: stateOf(before) },
    );
    expect(now.rows.map(({ userName, flags }) => [userName, flags])).toEqual([
      ['ada@example.com', ['role-changed']],
      ['eve@example.com', ['orphaned', 'new']],
      ['lin@example.com', ['unchanged']],
      ['owner@example.com', ['privileged', 'unchanged']],
    ]);
    expect(now.removed).toEqual([{ account: 'acme', userName: 'old@example.com', name: '', role: 'analyst' }]);
  });

  it('GIVEN a decision in it THEN the row says what was decided, and by whom; one that was left open says so', async () => {
    const before = await populationOf({ records: [ADA] });
    const decided = await populationOf({ records: [ADA] }, { previous: stateOf(before, true) });
    expect(rowOf(decided, 'ada@example.com').before).toEqual({
      ...{ role: 'admin', active: true },
      decided: { decision: 'change-role', newRole: 'analyst', by: 'grace@example.com' },
    });
    expect(rowOf(decided, 'owner@example.com').before).toEqual({ role: 'owner', active: true });
  });

  it('GIVEN an account that this review does not read THEN nothing is said of who was in it', async () => {
    const before = await populationOf({ records: [ADA] });
    const other = { ...rowOf(before, 'ada@example.com'), row: rowId('beta', 'ada@example.com'), account: 'beta' };
    const previous = reviewState({ ...before, rows: [...before.rows, other] }, [], []);
    expect((await populationOf({ records: [ADA] }, { previous })).removed).toEqual([]);
  });

  it.each([
    ['a role that cannot be read', [{ ...ADA, role: undefined }]],
    ['two records, of which one is not shown', [ADA, { ...ADA, id: 'second' }]],
  ])('GIVEN %s, then and now THEN nobody knows whether it is unchanged', async (_, records) => {
    const before = await populationOf({ records });
    const now = await populationOf({ records }, { previous: stateOf(before) });
    expect(flagsOf(now)).not.toContain('unchanged');
  });

  it('GIVEN a record that was switched off since THEN the row is not unchanged', async () => {
    const before = await populationOf({ directory: ANALYSTS, records: [person('ada@example.com', 'analyst')] });
    const off = { ...person('ada@example.com', 'analyst'), active: false };
    const now = await populationOf({ directory: ANALYSTS, records: [off] }, { previous: stateOf(before) });
    expect(flagsOf(now)).toEqual(['inactive']);
  });
});

describe('exceptions and grants of the access file', () => {
  const exceptions = `    exceptions:
      - { user: agency@example.com, kinds: [unexpected], reason: SSO-exempt agency, expires: 2027-03-31, owner: lead@example.com }
      - { user: agency@example.com, kinds: [role], reason: over, expires: 2026-12-31 }
`;
  const members: Account = acme(
    '',
    `      - { role: admin, group: klaviyo-admins, members: [ada@example.com] }
      - role: analyst
        group: klaviyo-analysts
        members:
          - lin@example.com
          - { user: ada@example.com, until: 2027-02-01, reason: holidays, ticket: OPS-1 }
          - { user: bob@example.com, until: 2026-12-31, reason: over }
`,
  );

  it('GIVEN exceptions THEN those in force stand with the account, and the person has the flag and the reason', async () => {
    const population = await populationOf({
      account: acme(exceptions),
      records: [ADA, person('agency@example.com', 'support')],
    });
    expect(population.accounts[0]!.exceptions).toEqual([
      {
        ...{ user: 'agency@example.com', kinds: ['unexpected'], reason: 'SSO-exempt agency', expires: '2027-03-31' },
        owner: 'lead@example.com',
      },
    ]);
    const row = rowOf(population, 'agency@example.com');
    expect(row.flags).toEqual(['orphaned', 'exception']);
    expect(row.why).toContain('an exception until 2027-03-31: "SSO-exempt agency"');
  });

  it('GIVEN members whose membership ends THEN those that have not ended stand with the account', async () => {
    const directory = directoryWith({ 'ada@example.com': [], 'lin@example.com': [], 'bob@example.com': [] });
    const population = await populationOf({ account: members, directory, records: [ADA] });
    expect(population.accounts[0]!.grants).toEqual([
      { user: 'ada@example.com', role: 'analyst', until: '2027-02-01', reason: 'holidays', ticket: 'OPS-1' },
    ]);
  });

  it('GIVEN a person whose membership ends THEN they have the flag', async () => {
    const only = acme(
      '',
      '      - { role: admin, group: klaviyo-admins, members: [{ user: ada@example.com, until: 2027-02-01, reason: holidays }] }\n',
    );
    expect(flagsOf(await populationOf({ account: only, records: [ADA] }))).toEqual(['privileged', 'grant-ends']);
  });
});
