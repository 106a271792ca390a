import fc from 'fast-check';
import { HistoryError } from '../../../src/history/history-error.js';
import { isOverdue, leaversOf, type LeaversPeriod } from '../../../src/history/leavers/leavers.js';
import { type HistoryEntry } from '../../../src/history/history-entry.js';
import { at, finding, run } from '../sample-runs.js';
import { directoryRun } from './directory-runs.js';

const ADA = 'ada@example.com';
const GRACE = 'grace@example.com';
const BOTH = [ADA, GRACE];

const acme = { name: 'acme', owner: 'owner@example.com', targetHours: 24 };
const other = { ...acme, name: 'other' };

/** March 2026 of acme, as of the evening of the tenth day. */
const leavers = (runs: readonly HistoryEntry[], period: Partial<LeaversPeriod> = {}) =>
  leaversOf(runs, { accounts: [acme], since: at(1, 0), capturedAt: at(10, 18), ...period });

const GONE = [
  directoryRun(at(1), { acme: { there: BOTH } }),
  directoryRun(at(2), { acme: { there: BOTH } }, { absent: [GRACE] }),
  directoryRun(at(3), { acme: { there: [ADA] } }, { absent: [GRACE] }),
];

describe('leaversOf', () => {
  it('GIVEN somebody who left the directory and was gone a run later THEN both times are between two runs, and the time between has bounds', () => {
    expect(leavers(GONE).leavers).toEqual([
      {
        user: GRACE,
        how: 'absent',
        leftAfter: at(1),
        leftBy: at(2),
        returnedBy: null,
        leftInPeriod: true,
        removals: [
          {
            account: 'acme',
            isOwner: false,
            presence: 'gone',
            lastSeen: at(2),
            goneBy: at(3),
            atLeastHours: 0,
            atMostHours: 48,
            verdict: 'unproven',
          },
        ],
      },
    ]);
  });

  it('GIVEN somebody who left and was removed between two runs, so that no run has a finding THEN they are there, within what the runs show', () => {
    const runs = [GONE[0]!, directoryRun(at(2), { acme: { there: [ADA] } }, { absent: [GRACE] })];
    expect(leavers(runs).leavers).toMatchObject([
      {
        user: GRACE,
        leftAfter: at(1),
        leftBy: at(2),
        removals: [{ atLeastHours: 0, atMostHours: 24, verdict: 'in-time' }],
      },
    ]);
  });

  it('GIVEN the three runs and a longer target THEN it is proved to be in time; and with a shorter one nothing is proved', () => {
    const verdict = (targetHours: number) =>
      leavers(GONE, { accounts: [{ ...acme, targetHours }] }).leavers[0]!.removals[0]!.verdict;
    expect([verdict(48), verdict(47)]).toEqual(['in-time', 'unproven']);
  });

  it('GIVEN somebody who is still there THEN for at least so long, and it is overdue once the target is over', () => {
    const runs = [...GONE.slice(0, 2), directoryRun(at(4), { acme: { there: BOTH } }, { inactive: [GRACE] })];
    const found = leavers(runs);
    expect(found.leavers[0]!.removals).toMatchObject([
      { presence: 'there', lastSeen: at(4), goneBy: null, atLeastHours: 48, atMostHours: null, verdict: 'overdue' },
    ]);
    expect(isOverdue(found)).toBe(true);
    const early = leavers(GONE.slice(0, 2), { capturedAt: at(3, 11) });
    expect(early.leavers[0]!.removals).toMatchObject([{ verdict: 'open', atLeastHours: 0 }]);
    expect(isOverdue(early)).toBe(false);
  });

  it('GIVEN no run since THEN an open removal is overdue by the time of the report: no run has shown them gone', () => {
    expect(isOverdue(leavers(GONE.slice(0, 2)))).toBe(true);
  });

  it('GIVEN somebody gone surely after the target THEN late', () => {
    const runs = [
      ...GONE.slice(0, 2),
      directoryRun(at(4), { acme: { there: BOTH } }, { absent: [GRACE] }),
      directoryRun(at(5), { acme: { there: [ADA] } }, { absent: [GRACE] }),
    ];
    expect(leavers(runs).leavers[0]!.removals).toMatchObject([{ atLeastHours: 48, atMostHours: 96, verdict: 'late' }]);
  });

  it('GIVEN a run that did not read an account THEN it proves nothing there', () => {
    const runs = [...GONE.slice(0, 2), directoryRun(at(3), { other: { there: [] } }, { absent: [GRACE] })];
    expect(leavers(runs).leavers[0]!.removals).toMatchObject([{ presence: 'there', lastSeen: at(2), goneBy: null }]);
  });

  it('GIVEN somebody who is switched off and still assigned THEN they are not gone; a run that did not read the provider does not show them gone', () => {
    const runs = [
      ...GONE.slice(0, 2),
      directoryRun(at(3), { acme: { there: [ADA], assignedOnly: [GRACE] } }, { absent: [GRACE] }),
      directoryRun(at(4), { acme: { there: [ADA] } }, { absent: [GRACE] }),
    ];
    expect(leavers(runs).leavers[0]!.removals).toMatchObject([
      { presence: 'assigned', lastSeen: at(4), verdict: 'overdue' },
    ]);
    const after = [...runs, directoryRun(at(5), { acme: { there: [ADA], assignedOnly: [] } }, { absent: [GRACE] })];
    expect(leavers(after).leavers[0]!.removals).toMatchObject([{ presence: 'gone', goneBy: at(5), verdict: 'late' }]);
  });

  it('GIVEN somebody who was removed while they were in the directory, and left later THEN they left without access', () => {
    const runs = [
      GONE[0]!,
      directoryRun(at(2), { acme: { there: [ADA] } }, { elsewhere: [GRACE] }),
      directoryRun(at(3), { acme: { there: [ADA] } }, { absent: [GRACE] }),
    ];
    expect(leavers(runs).leavers).toMatchObject([{ user: GRACE, leftAfter: at(2), leftBy: at(3), removals: [] }]);
  });

  it('GIVEN somebody who is removed and is still in the directory THEN they did not leave', () => {
    expect(
      leavers([GONE[0]!, directoryRun(at(2), { acme: { there: [ADA] } }, { elsewhere: [GRACE] })]).leavers,
    ).toEqual([]);
  });

  it('GIVEN somebody who comes back to the account after they were gone THEN they are there again', () => {
    const runs = [...GONE, directoryRun(at(5), { acme: { there: BOTH } }, { absent: [GRACE] })];
    expect(leavers(runs).leavers[0]!.removals).toMatchObject([{ presence: 'there', goneBy: null, verdict: 'overdue' }]);
  });

  it('GIVEN somebody who is in the directory again THEN that is said, and nothing is overdue', () => {
    const runs = [...GONE.slice(0, 2), directoryRun(at(4), { acme: { there: BOTH } })];
    const found = leavers(runs);
    expect(found.leavers).toMatchObject([{ returnedBy: at(4), removals: [{ verdict: 'returned' }] }]);
    expect(isOverdue(found)).toBe(false);
  });

  it('GIVEN somebody who left twice THEN they are there twice, each with their own times', () => {
    const runs = [
      ...GONE,
      directoryRun(at(4), { acme: { there: BOTH } }),
      directoryRun(at(5), { acme: { there: [ADA] } }, { inactive: [GRACE] }),
    ];
    expect(leavers(runs).leavers).toMatchObject([
      { how: 'absent', leftBy: at(2), returnedBy: at(4), removals: [{ goneBy: at(3) }] },
      {
        how: 'inactive',
        leftAfter: at(4),
        leftBy: at(5),
        returnedBy: null,
        removals: [{ goneBy: at(5), verdict: 'in-time' }],
      },
    ]);
  });

  it('GIVEN a userName in another letter case THEN it is one person', () => {
    const runs = [GONE[0]!, directoryRun(at(2), { acme: { there: [ADA] } }, { absent: ['Grace@Example.com'] })];
    expect(leavers(runs).leavers).toMatchObject([{ user: 'Grace@Example.com', removals: [{ goneBy: at(2) }] }]);
  });

  it('GIVEN somebody whom the first run lists as inactive THEN it is not known since when', () => {
    const runs = [directoryRun(at(1), { acme: { there: BOTH } }, { inactive: [GRACE] }), GONE[2]!];
    expect(leavers(runs).leavers).toMatchObject([
      { how: 'inactive', leftAfter: null, leftBy: at(1), removals: [{ atMostHours: null, verdict: 'unproven' }] },
    ]);
  });

  it('GIVEN somebody under an exception THEN they are still there, and not overdue', () => {
    const excepted = finding('a', { user: GRACE, excepted: true });
    const runs = [
      ...GONE.slice(0, 2),
      directoryRun(at(4), { acme: { there: BOTH, findings: [excepted] } }, { absent: [GRACE] }),
    ];
    expect(leavers(runs).leavers[0]!.removals).toMatchObject([{ presence: 'there', verdict: 'excepted' }]);
    const counting = finding('b', { user: GRACE });
    const both = [
      ...GONE.slice(0, 2),
      directoryRun(at(4), { acme: { there: BOTH, findings: [excepted, counting] } }, { absent: [GRACE] }),
    ];
    expect(leavers(both).leavers[0]!.removals).toMatchObject([{ verdict: 'overdue' }]);
  });

  it('GIVEN the owner THEN that is said', () => {
    const found = leavers(GONE.slice(0, 2), { accounts: [{ ...acme, owner: 'GRACE@example.com' }] });
    expect(found.leavers[0]!.removals).toMatchObject([{ isOwner: true, verdict: 'overdue' }]);
  });
});

describe('leaversOf: the period', () => {
  it('GIVEN somebody who left before it and was gone before it THEN they are not there; who was still there is', () => {
    expect(leavers(GONE, { since: at(4, 0) }).leavers).toEqual([]);
    expect(leavers(GONE, { since: at(3, 0) }).leavers).toMatchObject([
      { leftInPeriod: false, removals: [{ goneBy: at(3) }] },
    ]);
    expect(leavers(GONE.slice(0, 2), { since: at(4, 0) }).leavers).toMatchObject([{ leftInPeriod: false }]);
  });

  it('GIVEN an end of the period THEN who left after it is not there, and a run after it still shows who is gone', () => {
    const period = { until: at(2, 13) };
    expect(leavers(GONE, period).leavers).toMatchObject([{ removals: [{ goneBy: at(3) }] }]);
    expect(leavers(GONE, { until: at(1, 12) }).leavers).toEqual([]);
    expect(leavers(GONE, { until: at(20) }).until).toBe(at(10, 18));
  });

  it('GIVEN times without a run that are longer than the target THEN they are named, the ends of the period among them', () => {
    const found = leavers(GONE, { since: at(1, 0), accounts: [acme, other] });
    expect(found.accounts).toEqual([
      {
        name: 'acme',
        targetHours: 24,
        runs: 3,
        firstRun: at(1),
        lastRun: at(3),
        peopleFrom: at(1),
        gaps: [{ from: at(3), to: at(10, 18) }],
      },
      {
        name: 'other',
        targetHours: 24,
        runs: 0,
        firstRun: null,
        lastRun: null,
        peopleFrom: null,
        gaps: [{ from: at(1, 0), to: at(10, 18) }],
      },
    ]);
  });

  it('GIVEN a run before the period and one after it THEN a gap reaches from the one to the other', () => {
    expect(
      leavers([GONE[0]!, directoryRun(at(9), { acme: { there: BOTH } })], { since: at(3, 0), until: at(5, 0) })
        .accounts[0]!.gaps,
    ).toEqual([{ from: at(1), to: at(9) }]);
  });

  it('GIVEN accounts that are not asked for THEN they are named; without any run of those that are it is refused', () => {
    const runs = [directoryRun(at(1), { acme: { there: BOTH }, zeta: { there: [] }, beta: { there: [] } })];
    expect(leavers(runs).leftOut).toEqual(['beta', 'zeta']);
    expect(() => leavers(runs, { accounts: [other] })).toThrow(HistoryError);
    expect(() => leavers([])).toThrow('nothing is known of who left');
  });
});

describe('leaversOf: directories that are the members of groups', () => {
  const members = { reads: 'members' } as const;

  it('GIVEN somebody in no group any more THEN it is said that they may only have another job', () => {
    const runs = [
      directoryRun(at(1), { acme: { there: BOTH } }, members),
      directoryRun(at(2), { acme: { there: [ADA] } }, { ...members, absent: [GRACE] }),
    ];
    expect(leavers(runs).leavers).toMatchObject([{ how: 'no-member', removals: [{ verdict: 'in-time' }] }]);
  });

  it('GIVEN a run over one of their accounts THEN they did not leave: they may be in a group of the other; GIVEN runs over each in turn THEN they did', () => {
    const first = directoryRun(at(1), { acme: { there: BOTH }, other: { there: [GRACE] } }, members);
    const acmeOnly = directoryRun(at(2), { acme: { there: BOTH } }, { ...members, absent: [GRACE] });
    const otherOnly = directoryRun(at(3), { other: { there: [GRACE] } }, { ...members, absent: [GRACE] });
    const inOther = directoryRun(at(3), { other: { there: [GRACE] } }, members);

    expect(leavers([first, acmeOnly]).leavers).toEqual([]);
    expect(leavers([first, acmeOnly, otherOnly]).leavers).toMatchObject([
      { how: 'no-member', leftAfter: at(1), leftBy: at(3) },
    ]);
    expect(
      leavers([
        first,
        acmeOnly,
        inOther,
        directoryRun(at(4), { acme: { there: BOTH } }, { ...members, absent: [GRACE] }),
      ]).leavers,
    ).toEqual([]);
  });
});

describe('leaversOf: runs of earlier releases', () => {
  const leaver = finding('a', { kind: 'leaver', user: GRACE, provisioned: { role: 'analyst', active: true } });

  it('GIVEN a finding "leaver" THEN they left by then, and that it is not found any more does not prove them gone', () => {
    const found = leavers([run(at(1), { acme: [leaver] }), run(at(2), { acme: [] })]);
    expect(found).toMatchObject({ directoryFrom: null, accounts: [{ peopleFrom: null }] });
    expect(found.leavers).toMatchObject([
      {
        user: GRACE,
        how: 'inactive',
        leftAfter: null,
        leftBy: at(1),
        removals: [{ presence: 'there', lastSeen: at(1), verdict: 'overdue' }],
      },
    ]);
  });

  it('GIVEN a run after them that keeps who is there THEN it proves them gone, by then', () => {
    const runs = [
      run(at(1), { acme: [leaver] }),
      directoryRun(at(5), { acme: { there: [ADA] } }, { inactive: [GRACE] }),
    ];
    const found = leavers(runs);
    expect(found).toMatchObject({ directoryFrom: at(5), accounts: [{ peopleFrom: at(5) }] });
    expect(found.leavers).toMatchObject([{ removals: [{ lastSeen: at(1), goneBy: at(5), verdict: 'unproven' }] }]);
  });

  it('GIVEN a finding of the provider alone THEN they are assigned', () => {
    const assigned = { ...leaver, provisioned: null, assigned: { role: 'analyst', active: true } };
    expect(leavers([run(at(1), { acme: [assigned] })]).leavers).toMatchObject([
      { removals: [{ presence: 'assigned' }] },
    ]);
  });

  it('GIVEN somebody unexpected THEN it is not known whether they left; a later run that has them in the directory says that they did not', () => {
    const unexpected = finding('b', { user: GRACE });
    const old = run(at(1), { acme: [unexpected] });
    expect(leavers([old])).toMatchObject({ leavers: [], unclear: [{ user: GRACE, account: 'acme', why: 'not-said' }] });
    const later = (directory: object) =>
      directoryRun(at(2), { acme: { there: [GRACE], findings: [unexpected] } }, directory);
    expect(leavers([old, later({})])).toMatchObject({ leavers: [], unclear: [] });
    expect(leavers([old, later({ absent: [GRACE] })])).toMatchObject({ leavers: [], unclear: [{ why: 'never-seen' }] });
  });
});

it('GIVEN any runs in any order THEN nobody who is in the account at the newest run and out of the directory is left out, and the bounds hold', () => {
  const people = ['a@example.com', 'b@example.com', 'c@example.com'];
  const states = fc.array(fc.record({ inDirectory: fc.boolean(), inAccount: fc.boolean() }), {
    minLength: 3,
    maxLength: 3,
  });
  fc.assert(
    fc.property(
      fc.array(states, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 72 }),
      (days, targetHours) => {
        const runs = days.map((day, index) => {
          const where = (holds: (one: (typeof day)[number]) => boolean) =>
            people.filter((_, person) => holds(day[person]!));
          return directoryRun(
            at(index + 1),
            { acme: { there: where(({ inAccount }) => inAccount) } },
            {
              absent: where(({ inDirectory }) => !inDirectory),
              elsewhere: where((one) => one.inDirectory && !one.inAccount),
            },
          );
        });
        const found = leavers([...runs].reverse(), { accounts: [{ ...acme, targetHours }] });
        expect(found).toEqual(leavers(runs, { accounts: [{ ...acme, targetHours }] }));
        for (const [index, user] of people.entries()) {
          const newest = days.at(-1)![index]!;
          const everActive = days.some((day) => day[index]!.inDirectory);
          const listed = found.leavers.filter((leaver) => leaver.user === user && leaver.returnedBy === null);
          const stillThere = listed.some(({ removals }) => removals.some(({ presence }) => presence === 'there'));
          expect(stillThere).toBe(newest.inAccount && !newest.inDirectory && everActive);
        }
        for (const { removals } of found.leavers) {
          for (const { atLeastHours, atMostHours, verdict } of removals) {
            expect(atMostHours ?? Infinity).toBeGreaterThanOrEqual(atLeastHours);
            if (verdict === 'in-time') expect(atMostHours).toBeLessThanOrEqual(targetHours);
            if (verdict === 'late') expect(atLeastHours).toBeGreaterThan(targetHours);
          }
        }
      },
    ),
  );
});
