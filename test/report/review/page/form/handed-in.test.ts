import { readJsonForm } from '../../../../../src/review/forms/read-json-form.js';
import { buildPageData } from '../../../../../src/report/review/page/build-page-data.js';
import { NO_DRAFTS, withAnswer, withRows } from '../../../../../src/report/review/page/form/drafts.js';
import { formText, handInFault, progress } from '../../../../../src/report/review/page/form/handed-in.js';
import { reviewed } from '../sample-page.js';

const NOW = new Date('2027-01-03T00:00:00.000Z');
const review = reviewed();
const data = buildPageData(review, review.part, 'decisions.json');
const [root, intern, ada] = data.people.map(({ row }) => row) as [string, string, string];

test('GIVEN some decisions and answers THEN the file is the form that record reads, with the time of each', () => {
  const rows = new Map([
    [root, { decision: 'revoke', reason: ' nobody knows them ' }],
    [intern, { decision: 'defer', reason: 'asked' }],
    [ada, { decision: 'keep' }],
  ] as const);
  const attachment = { name: 'keys.png', sha256: 'd'.repeat(64) };
  const answer = { answer: 'yes', reason: 'looked', attachment } as const;
  const drafts = withAnswer(withRows(NO_DRAFTS, rows, NOW), data.questions[0]!.key, answer, NOW);
  const now = progress(data, drafts, NOW);
  expect(handInFault(now)).toBeUndefined();
  expect(readJsonForm(formText(data, now))).toMatchObject({
    form: {
      ...{ review: '0123456789abcdef', population: 'c'.repeat(64), reviewer: 'grace@example.com' },
      decisions: [
        { row: root, decision: 'revoke', reason: 'nobody knows them', decidedAt: NOW.toISOString() },
        { row: intern, decision: 'defer' },
        { row: ada, decision: 'keep' },
      ],
      answers: [{ question: 'private-api-keys', account: 'acme', ...answer, answeredAt: NOW.toISOString() }],
    },
  });
  expect(now).toMatchObject({
    people: { open: 1, incomplete: 0, decided: 3 },
    questions: { open: 1, decided: 1 },
    leftOpen: 1,
  });
  expect(now.open.map((one) => one.account + ('row' in one ? one.userName : one.question))).toEqual([
    'acmeowner@example.com',
    'acmesso-required',
  ]);
});

test('GIVEN something incomplete THEN nothing is handed in, and it is named with what is missing', () => {
  const drafts = withRows(
    NO_DRAFTS,
    new Map([
      [root, { decision: 'keep' }],
      [ada, { decision: 'keep' }],
    ] as const),
    NOW,
  );
  const now = progress(data, withAnswer(drafts, data.questions[1]!.key, { answer: 'no' }, NOW), NOW);
  expect(handInFault(now)).toMatch(/^2 entries are not complete/);
  expect(now.incomplete).toEqual([
    {
      key: root,
      who: 'root@example.com in acme',
      faults: [expect.stringMatching(/who is orphaned, privileged needs one/)],
    },
    {
      key: data.questions[1]!.key,
      who: expect.stringMatching(/^acme: Single/) as string,
      faults: [expect.stringMatching(/answer no/)],
    },
  ]);
});

test('GIVEN nothing THEN there is nothing to hand in', () => {
  expect(handInFault(progress(data, NO_DRAFTS, NOW))).toMatch(/^Nothing is decided yet/);
});
