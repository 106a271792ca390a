import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LARGEST_ATTACHMENT } from '../../src/review/attachment-size.js';
import {
  journalAttachments,
  type ReadAttachment,
  readAttachments,
  storeAttachments,
} from '../../src/review/attachments.js';
import { type NamedAttachment, type PlacedAnswer } from '../../src/review/forms/decision-form.js';
import { type JournalEntry } from '../../src/review/journal-entry.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const place = (): string => mkdtempSync(join(tmpdir(), 'attachments-'));

const answer = (attachment?: NamedAttachment): PlacedAnswer => ({
  ...{ question: 'sso-required', account: 'acme', answer: 'yes', reason: 'looked', at: 'line 3' },
  attachment,
});

describe('the attachments of answers', () => {
  it('GIVEN a file beside the form WHEN it is read THEN the answer names it by its digest and its name', async () => {
    const folder = place();
    writeFileSync(join(folder, 'API keys (1).PNG'), 'picture');
    const { answers, attachments, faults } = await readAttachments([answer({ name: 'API keys (1).PNG' })], folder);
    const sha256 = digest('picture');
    const name = `${sha256.slice(0, 12)}-API_keys_1_.PNG`;
    expect(faults).toEqual([]);
    expect(answers).toEqual([expect.objectContaining({ attachment: { name, sha256 } })]);
    expect(attachments).toEqual([{ name, sha256, bytes: Buffer.from('picture') }]);
  });

  it('GIVEN an answer without one THEN nothing is read', async () => {
    expect(await readAttachments([answer()], '/nowhere')).toMatchObject({ attachments: [], faults: [] });
  });

  it('GIVEN a form with its digest THEN another file of that name is refused', async () => {
    const folder = place();
    writeFileSync(join(folder, 'a.txt'), 'now');
    const named = (sha256: string) => readAttachments([answer({ name: 'a.txt', sha256 })], folder);
    expect((await named(digest('now'))).faults).toEqual([]);
    const { faults, answers, attachments } = await named(digest('then'));
    expect(faults).toEqual([
      { at: 'line 3', message: expect.stringContaining('another one than that in the form') as string },
    ]);
    expect([answers[0]!.attachment, attachments]).toEqual([undefined, []]);
  });

  it.each<[string, string, RegExp]>([
    ['that is not there', 'none.png', /there is no such file.*--attachments/],
    ['in the folder above', '../secret.txt', /must lie in/],
    ['in the folder above, by a way around', 'sub/../../secret.txt', /must lie in/],
    ['by its whole path', '/etc/hostname', /must lie in/],
    ['that is a link to another folder', 'link.txt', /a link to a file outside/],
    ['in a folder that is a link', 'linked/secret.txt', /a link to a file outside/],
    ['that is a folder', 'sub', /it is not a file/],
    ['that is the folder itself', '.', /must lie in/],
    ['that is empty', 'empty.txt', /it is empty/],
    ['that is too large', 'large.bin', /larger than 25 MB/],
    ['with a NUL', 'a\0b', /must lie in/],
  ])('GIVEN a file %s THEN it is refused at the line of the answer', async (_, name, message) => {
    const above = place();
    const folder = join(above, 'forms');
    mkdirSync(join(folder, 'sub'), { recursive: true });
    writeFileSync(join(above, 'secret.txt'), 'secret');
    symlinkSync(join(above, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(above, join(folder, 'linked'));
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(join(folder, 'large.bin'), '');
    truncateSync(join(folder, 'large.bin'), LARGEST_ATTACHMENT + 1);
    const { faults, attachments } = await readAttachments([answer({ name })], folder);
    expect(faults).toEqual([{ at: 'line 3', message: expect.stringMatching(message) as string }]);
    expect(attachments).toEqual([]);
  });

  it('GIVEN a folder that is reached by a link THEN its own files are taken in', async () => {
    const above = place();
    mkdirSync(join(above, 'forms'));
    writeFileSync(join(above, 'forms/a.txt'), 'a');
    symlinkSync(join(above, 'forms'), join(above, 'here'));
    expect((await readAttachments([answer({ name: 'a.txt' })], join(above, 'here'))).faults).toEqual([]);
  });

  it.each(['..', '...hidden', 'CON', 'a\nb/c d.t x t', '\u202egnp.exe', `${'n'.repeat(200)}.jpeg`])(
    'GIVEN a file with the name %j THEN it is kept under a name that every system takes',
    async (name) => {
      const folder = place();
      if (name === '..') return expect((await readAttachments([answer({ name })], folder)).faults).toHaveLength(1);
      if (name.includes('/')) mkdirSync(join(folder, name.split('/')[0]!));
      writeFileSync(join(folder, name), 'x');
      const { attachments } = await readAttachments([answer({ name })], folder);
      expect(attachments[0]!.name).toMatch(/^[0-9a-f]{12}-[\w-]{0,80}(?:\.\w{1,11})?$/);
      expect(attachments[0]!.name.length).toBeLessThan(100);
    },
  );
});

describe('the folder of attachments', () => {
  const attachment = (text: string): ReadAttachment => {
    const sha256 = digest(text);
    return { name: `${sha256.slice(0, 12)}-a.txt`, sha256, bytes: Buffer.from(text) };
  };

  it('GIVEN attachments WHEN they are put there twice THEN each is there once, as it was', async () => {
    const review = place();
    await storeAttachments(review, [attachment('one'), attachment('two')]);
    await storeAttachments(review, [attachment('one')]);
    const names = readdirSync(join(review, 'attachments'));
    expect(names.toSorted()).toEqual([attachment('one').name, attachment('two').name].toSorted());
    expect(readFileSync(join(review, 'attachments', attachment('one').name), 'utf8')).toBe('one');
  });

  it('GIVEN one that was changed there THEN it is not written over, and nothing else is written', async () => {
    const review = place();
    const one = attachment('one');
    await storeAttachments(review, [one]);
    writeFileSync(join(review, 'attachments', one.name), 'changed');
    await expect(storeAttachments(review, [attachment('two'), one])).rejects.toThrow('was changed');
    expect(readdirSync(join(review, 'attachments'))).toEqual([one.name]);
    expect(readFileSync(join(review, 'attachments', one.name), 'utf8')).toBe('changed');
  });

  it('GIVEN a link in its place THEN nothing is written to where it leads', async () => {
    const [review, elsewhere] = [place(), place()];
    symlinkSync(elsewhere, join(review, 'attachments'));
    await expect(storeAttachments(review, [attachment('one')])).rejects.toThrow('not a folder of its own');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('GIVEN none THEN no folder is made', async () => {
    const review = place();
    await storeAttachments(review, []);
    expect(existsSync(join(review, 'attachments'))).toBe(false);
  });

  it('GIVEN a journal THEN each file that it names is listed once, with its digest', () => {
    const { name, sha256 } = attachment('one');
    const given = { question: 'sso-required', account: 'acme', answer: 'yes', reason: 'looked' };
    const recorded = {
      ...{ event: 'recorded', seq: 2, at: '2027-01-01T00:00:00.000Z', previous: null, reviewer: 'it@example.com' },
      ...{ file: { name: 'it.csv', sha256 }, decisions: [], answers: [{ ...given, attachment: { name, sha256 } }] },
    } as JournalEntry;
    expect(journalAttachments([recorded, recorded])).toEqual([{ path: `attachments/${name}`, sha256 }]);
  });
});
