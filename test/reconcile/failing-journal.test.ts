import { Journal, JournalError } from '../../src/reconcile/journal.js';
import { writesOf } from '../klaviyo/writing.js';
import { Applying, endApplying } from './applying.js';

const opened: Journal[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((journal) => journal.close()));
  await endApplying();
});

/** A journal whose disk is full from its n-th line on. */
async function fullAfter(lines: number, path: string): Promise<Pick<Journal, 'stateOf' | 'write'>> {
  const journal = await Journal.open(`${path}.other.journal.jsonl`, 'aa');
  opened.push(journal);
  let written = 0;
  return {
    stateOf: (action) => journal.stateOf(action),
    write: (entry) => {
      written += 1;
      return written > lines ? Promise.reject(new JournalError('the disk is full')) : journal.write(entry);
    },
  };
}

test.each([
  [0, ['unknown', 'not-attempted', 'not-attempted', 'not-attempted', 'not-attempted'], 0],
  [1, ['unknown', 'not-attempted', 'not-attempted', 'not-attempted', 'not-attempted'], 1],
  [4, ['done', 'done', 'unknown', 'not-attempted', 'not-attempted'], 2],
])(
  'GIVEN a journal that cannot be written after %i lines WHEN applied THEN nothing further is sent, and what was done is reported',
  async (lines, expected, sent) => {
    const applying = await Applying.start();
    const journal = await fullAfter(lines, applying.path);
    const applied = await applying.run(applying.actions(), { journal });
    expect(applied.results.map(({ status }) => status)).toEqual(expected);
    expect(applied.results.find(({ status }) => status === 'unknown')?.message).toBe('the disk is full');
    expect(applied).toMatchObject({ isComplete: false, isStopped: true });
    expect(writesOf(applying.simulator)).toHaveLength(sent);
  },
);

test('GIVEN a write that did nothing, and a journal that cannot say so WHEN applied THEN the verdicts are reported all the same', async () => {
  const applying = await Applying.start();
  applying.simulator.failNext('write-lost', 1, { method: 'PATCH' });
  const journal = await fullAfter(2, applying.path);
  const applied = await applying.run(applying.actions().slice(2, 3), { journal });
  expect(applied).toMatchObject({ failure: 'the disk is full', isComplete: false });
  expect(applied.verified?.map(({ verdict }) => verdict)).toEqual(['not-verified']);
});
