import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type JournalEvent } from '../../src/review/journal-entry.js';
import { changeReview, readReview } from '../../src/review/review-folder.js';
import { openedReview, sampleRow } from './sample-review.js';

const now = () => new Date('2027-01-02T00:00:00.000Z');
const recorded = (row: string): JournalEvent => ({
  event: 'recorded',
  reviewer: 'grace@example.com',
  file: { name: 'grace.json', sha256: '0'.repeat(64) },
  decisions: [{ row, account: 'acme', userName: 'ada@example.com', decision: 'keep' }],
  answers: [],
});

/** Lets the system take so many bytes of each write, as a disk that is nearly full does, and refuse the write with that number. */
async function withPartialWrites<T>(most: number, refused: number, run: () => Promise<T>): Promise<T> {
  const handle = await open(__filename);
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  type Write = (bytes: Uint8Array, offset: number, length: number, position: number) => Promise<unknown>;
  const whole = Object.getOwnPropertyDescriptor(prototype, 'write')!.value as Write;
  let writes = 0;
  const partial: Write = function (this: FileHandle, bytes, offset, length, position) {
    writes += 1;
    if (writes === refused) return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    return whole.call(this, bytes, offset, Math.min(length, most), position);
  };
  const spy = jest.spyOn(prototype, 'write').mockImplementation(partial as never);
  try {
    return await run();
  } finally {
    spy.mockRestore();
  }
}

describe('the folder of a review', () => {
  it('GIVEN a new one WHEN it is read THEN it is what it was opened with, and every row is open', async () => {
    const { folder, population } = await openedReview();
    const review = await readReview(folder);
    expect(review.population).toEqual(population);
    expect([...review.state.rows.values()].map(({ standing }) => standing)).toEqual(['open', 'open']);
    expect(review.entries.map(({ event, seq, previous }) => [event, seq, previous])).toEqual([['opened', 1, null]]);
  });

  it('GIVEN a review WHEN one is opened in its folder THEN it is refused, and nothing changes', async () => {
    const { folder } = await openedReview();
    const before = readFileSync(join(folder, 'journal.jsonl'), 'utf8');
    await expect(openedReview(folder)).rejects.toThrow('There is a review in');
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe(before);
  });

  it('GIVEN an opening that was killed before its journal WHEN it is repeated THEN it says so, and not that there is a review', async () => {
    const { folder } = await openedReview();
    rmSync(join(folder, 'journal.jsonl'));
    await expect(openedReview(folder)).rejects.toThrow(/has no journal\.jsonl: the opening was interrupted.*delete it/);
    await expect(readReview(folder)).rejects.toThrow('There is no review in');
  });

  it('GIVEN something that happened WHEN it is read again THEN the journal has it, chained to the line before', async () => {
    const { folder, population } = await openedReview();
    const { row } = population.rows[0]!;
    const review = await changeReview(folder, now, () => [recorded(row)]);
    expect(review.state.rows.get(row)?.standing).toBe('decided');
    expect((await readReview(folder)).entries.at(-1)).toMatchObject({ event: 'recorded', seq: 2 });
    expect(readdirSync(folder).filter((name) => name.includes('.lock.'))).toEqual([]);
  });

  it('GIVEN a change that fails THEN nothing is written', async () => {
    const { folder } = await openedReview();
    await expect(
      changeReview(folder, now, () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect((await readReview(folder)).entries).toHaveLength(1);
  });

  it('GIVEN a system that takes a part of each write THEN the whole line is written', async () => {
    const { folder, population } = await openedReview();
    const { row } = population.rows[0]!;
    const review = await withPartialWrites(100, 0, () => changeReview(folder, now, () => [recorded(row)]));
    expect(review.state.rows.get(row)?.standing).toBe('decided');
  });

  it('GIVEN a disk that is full after a part of the lines THEN it says so, and the journal is as it was', async () => {
    const { folder, population } = await openedReview();
    const path = join(folder, 'journal.jsonl');
    const before = readFileSync(path, 'utf8');
    const two = population.rows.map(({ row }) => recorded(row));
    const run = withPartialWrites(500, 2, () => changeReview(folder, now, () => two));
    await expect(run).rejects.toThrow('cannot be written: the disk is full. Nothing was recorded.');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('GIVEN a line that a kill left unfinished THEN it is nothing, and the next one takes its place', async () => {
    const { folder, population } = await openedReview();
    appendFileSync(join(folder, 'journal.jsonl'), '{"seq":2,"at":"2027-');
    expect((await readReview(folder)).entries).toHaveLength(1);
    await changeReview(folder, now, () => [recorded(population.rows[0]!.row)]);
    expect((await readReview(folder)).entries).toHaveLength(2);
  });

  it('GIVEN a clock that was set back THEN the chain holds all the same', async () => {
    const { folder, population } = await openedReview();
    const earlier = () => new Date('2020-01-01T00:00:00.000Z');
    await changeReview(folder, earlier, () => [recorded(population.rows[0]!.row)]);
    const { entries } = await readReview(folder);
    expect(entries[1]!.at).toBe(entries[0]!.at);
  });

  it.each(['population.json', 'settings.json', 'attestations.json'])(
    'GIVEN a byte of %s that was changed THEN the review is refused',
    async (name) => {
      const { folder } = await openedReview();
      const path = join(folder, name);
      const bytes = readFileSync(path);
      bytes[bytes.length - 2]! ^= 1;
      writeFileSync(path, bytes);
      await expect(readReview(folder)).rejects.toThrow(`${name} is not the file with which the review was opened`);
    },
  );

  it.each([
    ['removed', (lines: string[]) => lines.splice(1, 1), 'Line 2'],
    ['swapped', (lines: string[]) => lines.splice(1, 2, lines[2]!, lines[1]!), 'Line 2'],
    ['changed', (lines: string[]) => lines.splice(1, 1, lines[1]!.replace('"keep"', '"revoke"')), 'Line 3'],
  ])('GIVEN a line of the journal that was %s THEN the line is named', async (_, change, named) => {
    const { folder, population } = await openedReview();
    for (const { row } of population.rows) await changeReview(folder, now, () => [recorded(row)]);
    const path = join(folder, 'journal.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    change(lines);
    writeFileSync(path, lines.join('\n'));
    await expect(readReview(folder)).rejects.toThrow(`${named} of the journal`);
  });

  it('GIVEN no review THEN it says how to open one, and leaves nothing behind', async () => {
    const { folder } = await openedReview();
    const none = join(folder, 'none');
    await expect(changeReview(none, now, () => [])).rejects.toThrow('review open --out');
    expect(readdirSync(folder)).not.toContain('none');
  });

  it('GIVEN decisions of both reviewers that differ THEN the row is disputed', async () => {
    const second = { reviewer: 'ciso@example.com', because: 'the second reviewer' };
    const { folder, population } = await openedReview(undefined, [sampleRow({ secondReviewer: second })]);
    const { row } = population.rows[0]!;
    const [keep] = [recorded(row)] as const;
    await changeReview(folder, now, () => [keep]);
    expect((await readReview(folder)).state.rows.get(row)?.standing).toBe('awaits-second');
    const revoke = { row, account: 'acme', userName: 'ada@example.com', decision: 'revoke', reason: 'left' } as const;
    await changeReview(folder, now, () => [
      { ...keep, event: 'recorded', reviewer: 'CISO@example.com', decisions: [revoke] } as JournalEvent,
    ]);
    expect((await readReview(folder)).state.rows.get(row)?.standing).toBe('disputed');
  });
});
