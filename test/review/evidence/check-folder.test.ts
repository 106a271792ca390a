import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReviewError } from '../../../src/review/review-error.js';
import { checked, closedFolder } from './sample-folder.js';
import { keptEvidence } from './tampering.js';

const makeEvidence = keptEvidence();

describe('what no check of a folder can conclude', () => {
  it.each<[string, () => string, string]>([
    ['no folder', () => join(mkdtempSync(join(tmpdir(), 'review-')), 'q1'), 'Cannot read '],
    ['an empty one', () => mkdtempSync(join(tmpdir(), 'review-')), 'There is no review in '],
    [
      'a file',
      () => {
        const path = join(mkdtempSync(join(tmpdir(), 'review-')), 'q1');
        writeFileSync(path, '');
        return path;
      },
      'is not a folder. Name the folder of a review.',
    ],
  ])('GIVEN %s THEN it is an error, and no finding', async (_, place, words) => {
    const found = checked(place(), { makeEvidence });
    await expect(found).rejects.toBeInstanceOf(ReviewError);
    await expect(found).rejects.toThrow(words);
  });

  it('GIVEN another version than the one that closed it THEN only digests are compared, and it says so', async () => {
    const folder = await closedFolder({ makeEvidence });
    const makesOther = () => new Map([['summary.html', '<p>Another form.</p>']]);
    expect(await checked(folder, { toolVersion: '0.2.0', makeEvidence: makesOther })).toMatchObject({
      ...{ verdict: 'as-closed', evidence: 'digests-only' },
    });
    expect((await checked(folder, { makeEvidence: makesOther })).verdict).toBe('changed');
  });

  it('GIVEN evidence that fails for a fault of the program THEN the fault is not taken for a change of the folder', async () => {
    const folder = await closedFolder({ makeEvidence });
    const failing = (error: Error) =>
      checked(folder, {
        makeEvidence: () => {
          throw error;
        },
      });
    await expect(failing(new TypeError('a fault'))).rejects.toThrow(TypeError);
    await expect(failing(new ReviewError('no file is at fault'))).rejects.toThrow('no file is at fault');
  });

  it('GIVEN a closed folder without its population THEN it is changed, and no evidence counts as compared', async () => {
    const folder = await closedFolder({ makeEvidence });
    rmSync(join(folder, 'population.json'));
    const { verdict, evidence, review, differences } = await checked(folder, { makeEvidence });
    expect([verdict, evidence, review]).toEqual(['changed', 'not-compared', undefined]);
    expect(differences.map(({ path }) => path)).toContain('population.json');
  });
});
