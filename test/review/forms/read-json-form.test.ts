import { readJsonForm } from '../../../src/review/forms/read-json-form.js';

const FORM = {
  version: 1,
  review: '0123456789abcdef',
  population: 'a'.repeat(64),
  reviewer: 'grace@example.com',
  decisions: [{ row: 'r0123456789ab', account: 'acme', userName: 'ada@example.com', decision: 'keep' }],
  answers: [{ question: 'sso-required', account: 'acme', answer: 'yes', reason: 'looked' }],
};

test('GIVEN a form THEN it is read, each decision with its place', () => {
  const { review, population, reviewer } = FORM;
  expect(readJsonForm(JSON.stringify(FORM))).toEqual({
    form: {
      ...{ review, population, reviewer },
      decisions: [{ ...FORM.decisions[0], at: 'decisions.0' }],
      answers: [{ ...FORM.answers[0], at: 'answers.0' }],
    },
  });
});

test.each([
  ['no JSON', '{', 'the file'],
  ['a name twice', '{"version":1,"version":1}', 'the file'],
  [
    'another word',
    JSON.stringify({ ...FORM, decisions: [{ ...FORM.decisions[0], decision: 'drop' }] }),
    'decisions.0.decision',
  ],
  ['a member that nobody reads', JSON.stringify({ ...FORM, keepAll: true }), 'the file'],
])('GIVEN %s THEN it is refused at its place', (_, text, at) => {
  expect(readJsonForm(text)).toMatchObject({ faults: [{ at }] });
});
