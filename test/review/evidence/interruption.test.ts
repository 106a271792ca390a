import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ClosingOptions } from '../../../src/review/evidence/close-review.js';
import { TimeStampError } from '../../../src/review/evidence/time-stamp/time-stamp-error.js';
import { Killed } from '../../faults/killable.js';
import { checked, closed, closedFolder, decidedReview } from './sample-folder.js';
import { filesOf, keptEvidence, newKey } from './tampering.js';

const makeEvidence = keptEvidence();

/** Every file of a folder with its bytes. */
const bytesOf = (folder: string, leftOut: readonly string[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filesOf(folder)
      .filter((path) => !leftOut.includes(path))
      .map((path) => [path, readFileSync(join(folder, path), 'latin1')]),
  );

/** Quicker than to the disk, which is no matter here. */
const put: ClosingOptions['write'] = (path, content) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return Promise.resolve();
};

/** Where a write is killed: before it begins, in the middle, or after it has ended. */
const MOMENTS = ['before', 'within', 'after'] as const;

/** Closes a folder and is killed at the write of the given number. Gives whether there was such a write. */
async function killedAt(
  folder: string,
  number: number,
  moment: (typeof MOMENTS)[number],
  options: Partial<ClosingOptions>,
): Promise<boolean> {
  let writes = 0;
  const write: ClosingOptions['write'] = async (path, content) => {
    writes += 1;
    if (writes !== number) return put(path, content);
    if (moment === 'within') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.${randomUUID()}.partial`, content.slice(0, content.length / 2));
    }
    if (moment === 'after') await put(path, content);
    throw new Killed();
  };
  try {
    await closed(folder, { makeEvidence, ...options, write });
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

describe('closing that is interrupted', () => {
  it.each(MOMENTS)(
    'GIVEN a kill %s any of its writes WHEN it is run again THEN the folder has the same bytes as without',
    async (moment) => {
      const key = newKey('ed25519');
      const expected = bytesOf(await closedFolder({ key, makeEvidence }));
      for (let number = 1; ; number += 1) {
        const folder = await decidedReview();
        if (!(await killedAt(folder, number, moment, { key }))) {
          expect(number).toBeGreaterThan(15);
          break;
        }
        const verdict = moment === 'after' && (await checked(folder, { makeEvidence })).verdict;
        await closed(folder, { key, makeEvidence, write: put, now: () => new Date('2027-02-01T00:00:00.000Z') });
        expect(bytesOf(folder)).toEqual(expected);
        // Only the last write makes it a closed folder.
        if (verdict === 'as-closed') expect(await killedAt(folder, number + 1, moment, { key })).toBe(false);
      }
    },
  );

  it('GIVEN a signature that is another one each time WHEN it was made before the kill THEN it is kept', async () => {
    const key = newKey('P-256');
    const whole = await closedFolder({ key, makeEvidence });
    const writes = filesOf(whole).length;
    const leftOut = ['manifest.sig', 'SHA256SUMS'];
    for (let number = 1; number < writes; number += 1) {
      const folder = await decidedReview();
      if (!(await killedAt(folder, number, 'after', { key }))) break;
      const before = bytesOf(folder)['manifest.sig'];
      await closed(folder, { key, makeEvidence, write: put });
      const after = bytesOf(folder);
      if (before !== undefined) expect(after['manifest.sig']).toBe(before);
      expect(bytesOf(folder, leftOut)).toEqual(bytesOf(whole, leftOut));
      expect(await checked(folder, { makeEvidence })).toMatchObject({ verdict: 'as-closed' });
    }
  });

  it('GIVEN a kill while the journal is written THEN the half of the line is nothing', async () => {
    const refuse = (): Promise<never> => Promise.reject(new TimeStampError('No answer.'));
    const folder = await decidedReview();
    await expect(closed(folder, { makeEvidence, requestTimeStamp: refuse })).rejects.toThrow('No answer.');
    appendFileSync(join(folder, 'journal.jsonl'), '{"seq":9,"at":"2027-');
    await closed(folder, { giveUpTimeStamp: 'no network' });
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(9);
    expect(await checked(folder)).toMatchObject({ verdict: 'as-closed', closed: { timeStampGivenUp: 'no network' } });
  });

  it('GIVEN a kill between giving up the time stamp and the new manifest THEN it goes on', async () => {
    const refuse = (): Promise<never> => Promise.reject(new TimeStampError('No answer.'));
    const key = newKey('ed25519');
    const folder = await decidedReview();
    await expect(closed(folder, { key, makeEvidence, requestTimeStamp: refuse })).rejects.toThrow('No answer.');
    expect(await killedAt(folder, 1, 'before', { key, giveUpTimeStamp: 'no network' })).toBe(true);
    await closed(folder, { key, makeEvidence });
    expect(await checked(folder)).toMatchObject({ verdict: 'as-closed', timeStamp: { state: 'none' } });
  });

  it('GIVEN the lock of a run that was killed THEN it is taken away, and is not sealed', async () => {
    const folder = await decidedReview();
    const { ownIdentity } = await import('../../../src/files/process-identity.js');
    const gone = { ...ownIdentity(), pid: 2 ** 22 + 1 };
    writeFileSync(join(folder, `journal.jsonl.lock.${randomUUID()}`), JSON.stringify(gone));
    await closed(folder, { makeEvidence });
    expect(filesOf(folder).filter((path) => path.includes('.lock.'))).toEqual([]);
    expect(await checked(folder)).toMatchObject({ verdict: 'as-closed' });
  });
});
