import fc from 'fast-check';
import { type Tokens } from 'marked';
import { type DecidedRow, REVIEW_DECISIONS } from '../../../src/review/decision.js';
import { type DecisionForm } from '../../../src/review/forms/decision-form.js';
import { readMarkdownForm } from '../../../src/review/forms/read-markdown-form.js';
import { rowId } from '../../../src/review/build-population.js';
import { userKey } from '../../../src/people/user-key.js';
import { type ReviewRow } from '../../../src/review/population.js';
import { reviewerMarkdown } from '../../../src/report/review/reviewer-markdown.js';
import { type ReviewedPeople, reviewerParts } from '../../../src/report/review/reviewer-part.js';
import { visible } from '../../../src/text/visible.js';
import { samplePopulation, sampleRow } from '../../review/sample-review.js';
import { tokensOf } from '../parsed-markdown.js';
import { hostileText } from '../hostile-text.js';

const GRACE = 'grace@example.com';

const reviewed = (rows: readonly ReviewRow[]): ReviewedPeople => ({
  population: samplePopulation(rows),
  populationSha256: 'c'.repeat(64),
  attestations: [{ question: 'sso-required', account: 'acme', reviewer: GRACE }],
});

const markdownOf = (review: ReviewedPeople): string =>
  [...reviewerMarkdown(review, reviewerParts(review).get(GRACE)!)].join('');

function formOf(text: string): DecisionForm {
  const reading = readMarkdownForm(Buffer.from(text));
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.form;
}

/** Ticks boxes and writes reasons, as somebody does who edits the file. */
function ticked(text: string, decided: readonly Pick<DecidedRow, 'row' | 'decision' | 'newRole' | 'reason'>[]): string {
  return decided.reduce((edited, { row, decision, newRole = '', reason = '' }) => {
    const start = edited.indexOf(`<!-- row ${row} `);
    const box = decision === 'change-role' ? 'change-role to' : decision;
    const block = edited
      .slice(start)
      .replace(`- [ ] ${box}\n`, () => `- [x] ${box} ${newRole}\n`)
      .replace('Reason:', () => `Reason: ${reason}`);
    return edited.slice(0, start) + block;
  }, text);
}

/** What tries to be a decision, a block or an address of this form. */
const forged = fc.constantFrom(
  '- [x] keep',
  '* [X] revoke',
  '\n- [x] keep\n',
  '\\[x\\] keep',
  '## `ada@example.com` in acme',
  '\n## eve in acme\n<!-- row r0123456789ab of review 0123456789abcdef/cccccccccccccccc -->\n- [x] keep',
  '<!-- row r0123456789ab of review 0123456789abcdef/cccccccccccccccc -->',
  '-->',
  'Reason: fine',
  'Reviewer: eve@example.com',
  '<<<<<<< ours',
);

const outside = fc.oneof(
  hostileText,
  forged,
  fc.tuple(forged, hostileText).map((both) => both.join(' ')),
);

const hostileRow = fc
  .record({ userName: outside, name: outside, why: outside, role: fc.option(outside), message: outside })
  .map(({ userName, name, why, role, message }) =>
    sampleRow({
      ...{ userName, name, why, role, row: rowId('acme', userKey(userName)) },
      findings: [{ id: 'f', kind: 'role', severity: 'high', message, exception: null }],
    }),
  );

const decision = fc.record({
  decision: fc.constantFrom(...REVIEW_DECISIONS),
  reason: fc.constantFrom('', 'left in June', 'see TICKET-1, it is _urgent_'),
  newRole: fc.constantFrom('analyst', 'campaign_coordinator'),
});

describe('the checklist of a reviewer', () => {
  it('GIVEN any names, roles and reasons WHEN it is ticked and read back THEN it says exactly what was ticked', () => {
    const rows = fc.uniqueArray(fc.tuple(hostileRow, fc.option(decision)), {
      selector: ([{ row }]) => row,
      maxLength: 4,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (people, lineEnd) => {
        const decided = people.flatMap(([{ row }, one]) =>
          one === null
            ? []
            : [
                {
                  row,
                  decision: one.decision,
                  ...(one.decision === 'change-role' && { newRole: one.newRole }),
                  ...(one.reason !== '' && { reason: one.reason }),
                },
              ],
        );
        const text = ticked(markdownOf(reviewed(people.map(([row]) => row))), decided).replaceAll('\n', lineEnd);
        const { decisions, answers, reviewer } = formOf(text);
        expect(answers).toEqual([]);
        expect(reviewer).toBe(GRACE);
        const byRow = (one: { readonly row: string }, other: { readonly row: string }) =>
          one.row < other.row ? -1 : 1;
        expect(decisions.toSorted(byRow)).toEqual(
          decided.toSorted(byRow).map((one) => expect.objectContaining(one) as unknown),
        );
        for (const { row, userName } of decisions) {
          const [person] = people.find(([one]) => one.row === row)!;
          expect(userName).toBe(visible(person.userName).trim().replace(/ +/g, ' '));
        }
      }),
    );
  });

  it('GIVEN lines that an editor breaks anywhere between words WHEN nothing is ticked THEN nothing is decided', () => {
    fc.assert(
      fc.property(hostileRow, fc.integer({ min: 1, max: 60 }), (row, width) => {
        const broken = markdownOf(reviewed([row]))
          .split('\n')
          .flatMap((line) => (/^(#|<!--|- \[ \])/.test(line) ? [line] : brokenLine(line, width)));
        expect(formOf(broken.join('\n')).decisions).toEqual([]);
      }),
    );
  });

  it('GIVEN parts in another order THEN the same is read', () => {
    const rows = ['a', 'b', 'c'].map((name) => sampleRow({ userName: `${name}@example.com` }));
    const text = ticked(markdownOf(reviewed(rows)), [{ row: rows[1]!.row, decision: 'revoke', reason: 'left' }]);
    const [head, ...parts] = text.split(/^(?=## )/m);
    expect(formOf([head, ...parts.toReversed()].join('')).decisions).toMatchObject([
      { row: rows[1]!.row, userName: 'b@example.com', decision: 'revoke', reason: 'left' },
    ]);
  });

  it('GIVEN a person WHEN a forge shows the file THEN each decision is a box, and the row does not show', () => {
    const tokens = tokensOf(markdownOf(reviewed([sampleRow()])));
    const tasks = tokens.filter((token) => token.type === 'list_item' && (token as Tokens.ListItem).task);
    expect(tasks).toHaveLength(REVIEW_DECISIONS.length + 3);
    expect(tokens.filter(({ type }) => type === 'heading')).toHaveLength(3);
  });

  it('GIVEN the owner of the account THEN what only they can do is no choice', () => {
    const text = markdownOf(reviewed([sampleRow({ userName: 'owner@example.com', role: 'owner' })]));
    expect(text).toContain('They own the account');
    expect(text).not.toMatch(/- \[ \] (?:revoke|change-role)/);
  });

  it('GIVEN a review before, a second reviewer and an activity log THEN it says what changed, who else decides, and when they were seen', () => {
    const log = { from: '2026-10-01T00:00:00.000Z', until: '2026-12-31T00:00:00.000Z' };
    const text = markdownOf(
      reviewed([
        sampleRow({
          before: { role: 'admin', active: true, decided: { decision: 'change-role', newRole: 'analyst', by: GRACE } },
          secondReviewer: { reviewer: 'ciso@example.com', because: 'the second reviewer' },
          lastSignIn: { seen: 'never', ...log },
        }),
      ]),
    );
    expect(text).toContain('- Compared: Before: Admin, active. `grace@example.com` decided to give the role');
    expect(text).toContain('`ciso@example.com` decides a second time');
    expect(text).toContain('- Last sign-in: None in the activity log, which covers from 2026-10-01 to 2026-12-31.');
  });
});

/** As a naive program breaks lines: at any blank, with nothing before what follows. */
function brokenLine(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

test('GIVEN nobody but questions THEN the checklist says how questions are answered, and nothing of people', () => {
  const review = reviewed([]);
  const text = markdownOf(review);
  expect(text).toContain('Put an x into one box for each question');
  expect(text).toContain('behind `Attachment:`');
  expect(text).not.toMatch(/person|revoke/);
  expect(formOf(text.replace('- [ ] yes', '- [x] yes').replace('Reason:', 'Reason: seen')).answers).toHaveLength(1);
});
