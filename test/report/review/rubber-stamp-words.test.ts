import { rubberStampWords } from '../../../src/report/review/rubber-stamp-words.js';

const reviewer = 'grace@example.com';
const run = (people: number, seconds: number) => ({ people, seconds, from: '', until: '' });

test.each([
  [{ kind: 'fast', reviewer, people: 40, runs: [run(40, 25)] }, 'grace@example.com kept 40 people within 25 seconds.'],
  [{ kind: 'fast', reviewer, people: 40, runs: [run(40, 0)] }, 'grace@example.com kept 40 people at once.'],
  [
    { kind: 'fast', reviewer, people: 60, runs: [run(40, 1), run(20, 30)] },
    'grace@example.com kept 60 people in 2 runs without a pause, 40 of them within 1 second.',
  ],
  [
    { kind: 'whole-file', reviewer, people: 30, file: 'grace.csv', reason: null, withReason: 0 },
    'grace@example.com kept everybody in grace.csv (30 people), which has no times of decisions, without a reason.',
  ],
  [
    { kind: 'whole-file', reviewer, people: 30, file: 'grace.csv', reason: 'fine', withReason: 4 },
    'grace@example.com kept everybody in grace.csv (30 people), which has no times of decisions, with one reason for 4 of them, and none for the others: "fine".',
  ],
  [
    { kind: 'whole-file', reviewer, people: 30, file: 'grace.csv', reason: 'fine', withReason: 30 },
    'grace@example.com kept everybody in grace.csv (30 people), which has no times of decisions, with one reason: "fine".',
  ],
  [
    { kind: 'same-reason', reviewer, people: 12, reason: 'needs it' },
    'grace@example.com kept 12 flagged people for one and the same reason: "needs it".',
  ],
] as const)('GIVEN what was seen (%j) THEN it is said in figures', (stamp, words) => {
  expect(rubberStampWords(stamp)).toBe(words);
});
