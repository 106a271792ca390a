import * as fc from 'fast-check';
import { REVIEW_DECISIONS } from '../../../../../src/review/decision.js';
import {
  answerDraft,
  cleared,
  type Drafts,
  merged,
  NO_DRAFTS,
  rowDraft,
  withAnswer,
  withRows,
} from '../../../../../src/report/review/page/form/drafts.js';
import { readSaved, savedName, savedText } from '../../../../../src/report/review/page/form/saved-drafts.js';

const at = (minute: number): Date => new Date(Date.UTC(2027, 0, 3, 10, minute));
const row = (drafts: Drafts, id: string, change: Parameters<typeof rowsOf>[0], when: Date): Drafts =>
  withRows(drafts, rowsOf(change, id), when);
const rowsOf = (change: Partial<ReturnType<typeof rowDraft>>, id: string) => new Map([[id, change]]);

/** What a window can do, in any order and with any clock. */
const steps = fc.array(
  fc.oneof(
    fc.record({
      row: fc.constantFrom('r1', 'r2', 'r3'),
      decision: fc.constantFrom(...REVIEW_DECISIONS),
      minute: fc.nat(3),
    }),
    fc.record({ row: fc.constantFrom('r1', 'r2'), reason: fc.constantFrom('a', 'b'), minute: fc.nat(3) }),
    fc.record({
      question: fc.constantFrom('q1', 'q2'),
      answer: fc.constantFrom('yes' as const, 'no' as const),
      minute: fc.nat(3),
    }),
    fc.record({ clear: fc.constant(true), minute: fc.nat(3) }),
  ),
  { maxLength: 6 },
);
type Steps = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

const done = (all: Steps, from: Drafts = NO_DRAFTS): Drafts =>
  all.reduce((drafts, step) => {
    if ('clear' in step) return cleared(drafts, at(step.minute));
    if ('question' in step) return withAnswer(drafts, step.question, { answer: step.answer }, at(step.minute));
    const { row: id, minute, ...change } = step;
    return withRows(drafts, new Map([[id, change]]), at(minute));
  }, from);

test('GIVEN a decision THEN its time is when it or its new role was chosen, not when its reason was written', () => {
  const chosen = row(NO_DRAFTS, 'r1', { decision: 'change-role' }, at(1));
  const named = row(chosen, 'r1', { newRole: 'admin' }, at(2));
  const reasoned = row(named, 'r1', { reason: 'moved' }, at(3));
  expect(rowDraft(reasoned, 'r1')).toEqual({
    decision: 'change-role',
    newRole: 'admin',
    reason: 'moved',
    decidedAt: at(2).toISOString(),
  });
  expect(rowDraft(row(reasoned, 'r1', { decision: undefined }, at(4)), 'r1').decidedAt).toBeUndefined();
  const answered = withAnswer(withAnswer(NO_DRAFTS, 'q', { answer: 'no' }, at(1)), 'q', { reason: 'looked' }, at(2));
  expect(answerDraft(answered, 'q')).toEqual({ answer: 'no', reason: 'looked', answeredAt: at(1).toISOString() });
});

test('GIVEN a decision that is restored THEN it has the time when it was made', () => {
  const first = row(NO_DRAFTS, 'r1', { decision: 'keep', reason: 'needed' }, at(1));
  const changed = row(first, 'r1', { decision: 'revoke', reason: 'left' }, at(2));
  expect(rowDraft(row(changed, 'r1', rowDraft(first, 'r1'), at(3)), 'r1')).toEqual(rowDraft(first, 'r1'));
});

test('GIVEN two windows that decided on different people THEN both decisions are there, whoever keeps first', () => {
  const one = row(NO_DRAFTS, 'r1', { decision: 'keep' }, at(1));
  const other = row(NO_DRAFTS, 'r2', { decision: 'revoke' }, at(1));
  for (const both of [merged(one, other), merged(other, one)]) {
    expect([...both.rows.keys()].sort()).toEqual(['r1', 'r2']);
  }
});

test('GIVEN a clock that was set back THEN the newer decision of a window is the one that counts', () => {
  const first = row(NO_DRAFTS, 'r1', { decision: 'keep' }, at(30));
  const second = row(first, 'r1', { decision: 'revoke', reason: 'left' }, at(1));
  expect(rowDraft(merged(first, second), 'r1').decision).toBe('revoke');
  expect(rowDraft(merged(second, first), 'r1').decision).toBe('revoke');
});

test('GIVEN everything was cleared in one window THEN another does not bring it back, and what is decided after that counts', () => {
  const before = row(NO_DRAFTS, 'r1', { decision: 'keep' }, at(30));
  const empty = cleared(before, at(1));
  expect(merged(before, empty).rows.size).toBe(0);
  expect(rowDraft(merged(before, row(empty, 'r1', { decision: 'defer' }, at(0))), 'r1').decision).toBe('defer');
});

test('GIVEN any two or three windows THEN they come to the same, in whatever order, and twice is as once', () => {
  fc.assert(
    fc.property(steps, steps, steps, steps, (start, one, other, third) => {
      const from = done(start);
      const [a, b, c] = [done(one, from), done(other, from), done(third, from)];
      expect(savedText(merged(a, b))).toBe(savedText(merged(b, a)));
      expect(savedText(merged(merged(a, b), c))).toBe(savedText(merged(a, merged(b, c))));
      expect(savedText(merged(a, a))).toBe(savedText(a));
    }),
  );
});

test('GIVEN any drafts THEN they are read back as they were kept', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const drafts = done(all);
      expect(savedText(readSaved(savedText(drafts))!)).toBe(savedText(drafts));
    }),
  );
});

test.each([
  'not json',
  'null',
  '{}',
  '{"version":2,"clearedAt":0,"rows":[],"answers":[]}',
  '{"version":1,"clearedAt":"0","rows":[],"answers":[]}',
  '{"version":1,"clearedAt":0,"rows":{},"answers":[]}',
  '{"version":1,"clearedAt":0,"rows":[["r1",1,{"decision":"fire","reason":""}]],"answers":[]}',
  '{"version":1,"clearedAt":0,"rows":[["r1",1,{"decision":"keep"}]],"answers":[]}',
  '{"version":1,"clearedAt":0,"rows":[5],"answers":[]}',
  '{"version":1,"clearedAt":0,"rows":[],"answers":[["q",1,{"answer":"maybe","reason":""}]]}',
  '{"version":1,"clearedAt":0,"rows":[],"answers":[["q",1,{"reason":"","attachment":"file"}]]}',
])('GIVEN %s is kept THEN nothing of it is taken', (text) => {
  expect(readSaved(text)).toBeUndefined();
});

test('GIVEN another review, list of people or reviewer THEN it is kept under another name', () => {
  const of = (id: string, population: string, reviewer: string) => savedName({ review: { id }, population, reviewer });
  expect(new Set([of('1', 'a', 'x'), of('2', 'a', 'x'), of('1', 'b', 'x'), of('1', 'a', 'y')]).size).toBe(4);
});
