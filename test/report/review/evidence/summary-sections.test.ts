import { evidenceFiles } from '../../../../src/report/review/evidence/evidence-files.js';
import { leaversOf } from '../../../../src/history/leavers/leavers.js';
import { type EvidenceClosing } from '../../../../src/report/review/evidence/evidence-closing.js';
import { type VerifiedRow, type JournalEvent } from '../../../../src/review/journal-entry.js';
import { type Population } from '../../../../src/review/population.js';
import { type Review } from '../../../../src/review/review-folder.js';
import { directoryRun } from '../../../history/leavers/directory-runs.js';
import { at } from '../../../history/sample-runs.js';
import { samplePopulation, sampleRow } from '../../../review/sample-review.js';
import { all, parseHtml, texts } from '../../html/parse-html.js';
import { CLOSING, decided, recorded, reviewWith } from './sample-evidence.js';

const GRACE = 'grace@example.com';
const CISO = 'ciso@example.com';

function section(review: Review, id: string, closing: EvidenceClosing = CLOSING) {
  const node = parseHtml(evidenceFiles(review, closing).get('summary.html')!);
  return {
    text: texts(node, `#${id}`).join(),
    rows: all(node, `#${id} tbody tr`).map((row) => texts(row, 'th, td')),
    said: texts(node, `#${id} p`),
  };
}

/** Rows of people without a role that anything gives: nobody declares them, and Klaviyo has no role of them. */
const bare = (name: string, change: Parameters<typeof sampleRow>[0] = {}) =>
  sampleRow({ userName: `${name}@example.com`, name: '', role: null, why: null, declared: null, ...change });

describe('the people of a summary', () => {
  const [out, kept, open] = [bare('out'), bare('kept', { flags: ['privileged'] }), bare('open')];
  const rows = [out, kept, open];
  const review = reviewWith(
    samplePopulation(rows),
    [],
    [recorded(GRACE, [decided(out, { decision: 'revoke' }), decided(kept)])],
  );

  it('GIVEN nothing gives them access, and nobody gave a reason THEN that is said, and no cell is undefined', () => {
    expect(section(review, 'changed').rows[0]!.slice(2, 5)).toEqual(['none', 'revoke', '']);
    expect(section(review, 'privileged').rows[0]!.slice(2, 6)).toEqual(['none', 'privileged', 'nothing gives it', '']);
    expect(section(review, 'left-open').rows).toEqual([['open@example.com', 'acme', 'none', '', 'not decided', '']]);
  });

  it('GIVEN somebody escalated without a reason THEN the newest decision says so', () => {
    const escalated = reviewWith(
      samplePopulation([open]),
      [],
      [recorded(GRACE, [decided(open, { decision: 'escalate' })])],
    );
    const [row] = section(escalated, 'left-open').rows;
    expect(row!.slice(4)).toEqual(['escalated', `escalate: no reason${GRACE}, 2027-01-01 00:01 UTC`]);
  });

  it('GIVEN two reviewers THEN both stand there, and a reason that both gave stands once', () => {
    const twice = sampleRow({
      flags: ['privileged'],
      secondReviewer: { reviewer: CISO, because: 'privileged' },
    });
    const reasons = (first: string, second: string): string => {
      const events = [
        recorded(GRACE, [decided(twice, { reason: first })]),
        recorded(CISO, [decided(twice, { reason: second })]),
      ];
      const [row] = section(reviewWith(samplePopulation([twice]), [], events), 'privileged').rows;
      expect(row![6]).toMatch(new RegExp(`^${GRACE}.*${CISO}`));
      return row![5]!;
    };
    expect(reasons('runs it', 'runs it')).toBe('runs it');
    expect(reasons('runs it', 'on call')).toBe('runs it; on call');
    expect(reasons(' ', 'on call')).toBe('on call');
  });

  it.each<[Omit<VerifiedRow, 'row' | 'found'>, string]>([
    [
      { provisioned: 'as-decided', assigned: 'came-back' },
      'In Klaviyo: so; where it comes from: was so, and came back',
    ],
    [{ provisioned: 'not-yet', assigned: 'as-decided' }, 'In Klaviyo: not yet so; where it comes from: so'],
    [{ provisioned: 'as-decided', assigned: 'as-decided' }, 'In Klaviyo: so; where it comes from: so'],
  ])(
    'GIVEN a look that found %j THEN each place is said for itself, and what is not so stands first',
    (found, words) => {
      const other = bare('a-second');
      const { stations, listing, readAt } = samplePopulation([]).accounts[0]!;
      const looked: JournalEvent = {
        event: 'verified',
        accounts: [{ account: 'acme', stations, listing, readAt }],
        rows: [{ row: out.row, ...found, found: 'Seen.' }],
      };
      const both = [out, other].map((row) => decided(row, { decision: 'revoke', reason: 'left' }));
      const changed = section(
        reviewWith(samplePopulation([out, other]), [], [recorded(GRACE, both), looked]),
        'changed',
      ).rows.map((row) => row.at(-1));
      const isSo = found.provisioned === 'as-decided' && found.assigned === 'as-decided';
      const seen = `${words}Seen. 2027-01-01 00:02 UTC`;
      expect(changed).toEqual(isSo ? ['nobody has looked', seen] : [seen, 'nobody has looked']);
    },
  );
});

describe('what a summary says around the people', () => {
  const row = sampleRow();
  const around = (change: Partial<Population>): Review =>
    reviewWith({ ...samplePopulation([row]), ...change }, [], [recorded(GRACE, [decided(row)])]);
  const [account] = samplePopulation([row]).accounts;

  it('GIVEN exceptions and grants with no more than they need THEN what is missing is empty', () => {
    const accounts = [
      {
        ...account!,
        exceptions: [{ user: 'eve@example.com', kinds: ['role'] as const, reason: 'agency', expires: '2027-03-31' }],
        grants: [{ user: 'max@example.com', role: 'analyst', until: '2027-03-31' }],
      },
    ];
    const review = around({ accounts });
    expect(section(review, 'exceptions').rows).toEqual([
      ['eve@example.com', 'acme', 'role', 'agency', '2027-03-31', '', ''],
    ]);
    expect(section(review, 'grants').rows).toEqual([['max@example.com', 'acme', 'analyst', '2027-03-31', '', '']]);
    expect(section(around({}), 'exceptions').said).toEqual(['None when the review was opened.']);
  });

  it('GIVEN a review before this one THEN who has gone since is said, and without one nothing is', () => {
    const { review } = samplePopulation([row]);
    const after = { review: { ...review, previous: '2026-q4' } };
    const removed = [{ account: 'acme', userName: 'old@example.com', name: 'Old', role: null }];
    expect(section(around({ ...after, removed }), 'removed').rows).toEqual([['old@example.comOld', 'acme', 'none']]);
    expect(section(around(after), 'removed').said).toEqual(['Nobody.']);
    expect(section(around({}), 'removed').text).toBe('');
  });

  const OLD = ['old@example.com'];
  /** Old, who was seen to have left on the second day, was still in the account on these days, and was gone on the last one. */
  const leavers = (there: readonly number[], gone: number) =>
    leaversOf(
      [
        directoryRun(at(1), { acme: { there: OLD } }),
        ...there.map((day) => directoryRun(at(day), { acme: { there: OLD } }, { absent: OLD })),
        directoryRun(at(gone), { acme: { there: [] } }, { absent: OLD }),
      ],
      {
        accounts: [{ name: 'acme', owner: 'owner@example.com', targetHours: 72 }],
        since: at(1, 0),
        capturedAt: at(20),
      },
    );

  it('GIVEN leavers who went in time THEN nobody is pointed out, and the file that has all is named', () => {
    const { rows, said } = section(around({}), 'leavers', { ...CLOSING, leavers: leavers([2], 3) });
    expect(rows).toEqual([]);
    expect(said.at(-1)).toBe('All of them are in tables/leavers.csv.');
  });

  it('GIVEN somebody who went too late THEN when they left and went stands there', () => {
    const { rows } = section(around({}), 'leavers', { ...CLOSING, leavers: leavers([2, 4, 6, 8], 9) });
    const utc = (day: number): string => `${at(day).slice(0, 10)} ${at(day).slice(11, 16)} UTC`;
    expect(rows.map((cells) => cells.slice(0, 4))).toEqual([['old@example.com', 'acme', utc(2), utc(9)]]);
  });
});
