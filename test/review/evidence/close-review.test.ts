import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReview } from '../../../src/review/review-folder.js';
import { decided, recordedFile } from '../sample-course.js';
import { checked, closed, closedFolder, decidedReview, happened, ROWS } from './sample-folder.js';

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

describe('closing a review', () => {
  it('GIVEN a review in which nothing is open THEN its folder has a manifest of every file, and is as it was closed', async () => {
    const folder = await decidedReview();
    const outcome = await closed(folder);
    expect(outcome).toMatchObject({ wasFinished: false, closed: { withOpen: null, signature: null } });
    const manifest = JSON.parse(read(folder, 'manifest.json')) as {
      readonly files: readonly { readonly path: string }[];
    };
    expect(manifest).toMatchObject({ signature: 'unsigned', timeStamp: 'none', closedAt: '2027-01-03T00:00:00.000Z' });
    expect(manifest.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        ...['README.md', 'attachments/0123-keys.png', 'attestations.json', 'evidence.json', 'journal.jsonl'],
        ...['population.json', 'remediation/access.patch', 'reviewers/grace@example.com.csv', 'settings.json'],
        'summary.html',
      ]),
    );
    expect(readdirSync(folder).filter((name) => /lock|partial/.test(name))).toEqual([]);
    expect(await checked(folder)).toMatchObject({ verdict: 'as-closed', differences: [], evidence: 'made-again' });
  });

  it('GIVEN something open THEN nothing is written, and all of it is named', async () => {
    const folder = await decidedReview();
    await happened(folder, recordedFile('grace@example.com', [decided(ROWS.ada, 'defer')]));
    const before = readdirSync(folder);
    const outcome = await closed(folder);
    expect('open' in outcome && outcome.open).toMatchObject({
      undecided: [{ row: { userName: 'ada@example.com' }, standing: 'deferred' }],
      unsigned: ['grace@example.com'],
    });
    expect(readdirSync(folder)).toEqual(before);
    expect((await readReview(folder)).state.closed).toBeUndefined();
    expect(await checked(folder)).toMatchObject({ verdict: 'not-closed', differences: [] });
  });

  it('GIVEN something open and a reason THEN it is closed with that, and a reason where nothing is open is refused', async () => {
    const folder = await decidedReview();
    await expect(closed(folder, { withOpen: 'audit' })).rejects.toThrow('Nothing is open. Leave --with-open out');
    await happened(folder, recordedFile('grace@example.com', [decided(ROWS.ada, 'defer')]));
    await closed(folder, { withOpen: 'the audit begins' });
    expect(await checked(folder)).toMatchObject({ verdict: 'as-closed', closed: { withOpen: 'the audit begins' } });
  });

  it.each([{ withOpen: '' }, { withOpen: ' ' }, { giveUpTimeStamp: '\n' }])(
    'GIVEN an empty reason, as of an empty variable THEN nothing is closed: %j',
    async (options) => {
      const folder = await decidedReview();
      await happened(folder, recordedFile('grace@example.com', [decided(ROWS.ada, 'defer')]));
      await expect(closed(folder, options)).rejects.toThrow(/^--with.* has no reason\. Write why/);
      expect((await readReview(folder)).state.closed).toBeUndefined();
    },
  );

  it('GIVEN a closed review THEN closing it again changes nothing, and nothing can be added to it', async () => {
    const folder = await closedFolder();
    const before = read(folder, 'SHA256SUMS');
    expect(await closed(folder)).toMatchObject({ wasFinished: true });
    await expect(closed(folder, { withOpen: 'late' })).rejects.toThrow('was closed on 2027-01-03 with nothing open');
    await expect(closed(folder, { leavers: () => Promise.resolve('{}') })).rejects.toThrow('none can be added');
    expect(read(folder, 'SHA256SUMS')).toBe(before);
  });

  it.each([
    [
      'a link',
      (folder: string) => symlinkSync('/etc/hostname', join(folder, 'reviewers/x')),
      'reviewers/x in the folder',
    ],
    ['a file that closing makes', (folder: string) => writeFileSync(join(folder, 'README.md'), ''), 'README.md'],
    ['a folder of git', (folder: string) => mkdirSync(join(folder, '.git')), '.git in the folder is a repository'],
    ['a name with a line end', (folder: string) => writeFileSync(join(folder, 'a\nb'), ''), 'has a name that cannot'],
  ])('GIVEN %s in the folder THEN closing is refused before anything is written', async (_, make, why) => {
    const folder = await decidedReview();
    make(folder);
    const before = readdirSync(folder);
    await expect(closed(folder)).rejects.toThrow(why);
    expect(readdirSync(folder)).toEqual(before);
    expect((await readReview(folder)).state.closed).toBeUndefined();
  });

  it.each([
    ['what is to be changed', 'remediation/access.patch'],
    ['an attachment', 'attachments/0123-keys.png'],
  ])(
    'GIVEN %s that is not as the journal names it THEN closing is refused before anything is written',
    async (_, path) => {
      const folder = await decidedReview();
      writeFileSync(join(folder, path), 'another');
      await expect(closed(folder)).rejects.toThrow(
        `${path} is not the file that journal.jsonl names. Nothing was closed.`,
      );
      rmSync(join(folder, path));
      await expect(closed(folder)).rejects.toThrow(`${path} is not the file`);
      expect((await readReview(folder)).state.closed).toBeUndefined();
    },
  );

  it('GIVEN a file that was changed between the manifest and the end THEN closing is not finished, and it is named', async () => {
    const folder = await closedFolder();
    rmSync(join(folder, 'SHA256SUMS'));
    writeFileSync(join(folder, 'reviewers/grace@example.com.csv'), 'another');
    expect(await checked(folder)).toMatchObject({ verdict: 'not-finished' });
    await expect(closed(folder)).rejects.toThrow('reviewers/grace@example.com.csv was changed. Restore it');
  });

  it('GIVEN another version than the one that closed it THEN the one to finish it is named', async () => {
    const folder = await closedFolder();
    rmSync(join(folder, 'SHA256SUMS'));
    await expect(closed(folder, { toolVersion: '0.2.0' })).rejects.toThrow('npx klaviyo-access@0.1.0 review close');
  });

  it('GIVEN a disk that gets full THEN it says whether the review is closed, and the same command finishes it later', async () => {
    const folder = await decidedReview();
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    const write = (): Promise<never> => Promise.reject(full);
    await expect(
      closed(folder, { write, leavers: () => Promise.resolve('{}'), makeEvidence: () => new Map() }),
    ).rejects.toThrow(`Cannot read or write ${folder}: the disk is full. Nothing was closed.`);
    expect((await readReview(folder)).state.closed).toBeUndefined();
    await expect(closed(folder, { write })).rejects.toThrow(
      `${folder}: the disk is full. The review is closed, and its folder is not finished. Correct that, and run the same command again.`,
    );
    await closed(folder);
    expect(await checked(folder)).toMatchObject({ verdict: 'as-closed' });
  });

  it('GIVEN a bug THEN it is not taken for an error of the system', async () => {
    const makeEvidence = (): never => {
      throw new TypeError('a bug');
    };
    await expect(closed(await decidedReview(), { makeEvidence })).rejects.toThrow(TypeError);
  });
});
