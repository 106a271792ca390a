import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { link } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNew } from '../../src/files/write-new.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-new-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = (path: string): string => join(folder, path);
const files = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(texts).map(([path, text]) => [at(path), text]));
const all = (): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

/** As a file system without hard links. */
const noLinks: typeof link = () => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' }));

describe.each([
  ['with hard links', link],
  ['without hard links', noLinks],
])('writeNew %s', (_what, place) => {
  it('GIVEN new files THEN all of them are there whole, each once, in folders that are made', async () => {
    await writeNew(files({ 'a.txt': 'one', 'deep/er/b.txt': 'two' }), place);

    expect(all()).toEqual(['a.txt', 'deep', join('deep', 'er'), join('deep', 'er', 'b.txt')]);
    expect(readFileSync(at('a.txt'), 'utf8')).toBe('one');
    expect(readFileSync(at('deep/er/b.txt'), 'utf8')).toBe('two');
    expect(statSync(at('a.txt')).nlink).toBe(1);
  });

  it('GIVEN a file that is there THEN it stays as it is, and none of the others is written', async () => {
    writeFileSync(at('b.txt'), 'mine');

    await expect(writeNew(files({ 'a.txt': 'one', 'new/c.txt': 'x', 'b.txt': 'two' }), place)).rejects.toMatchObject({
      code: 'EEXIST',
    });

    expect(all()).toEqual(['b.txt']);
    expect(readFileSync(at('b.txt'), 'utf8')).toBe('mine');
  });

  it('GIVEN a file where a folder is needed THEN nothing is left of the others', async () => {
    writeFileSync(at('file'), 'mine');

    await expect(writeNew(files({ 'x/y/a.txt': 'one', 'file/b.txt': 'two' }), place)).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTDIR|EEXIST/) as string,
    });

    expect(all()).toEqual(['file']);
  });
});

describe('writeNew', () => {
  it('GIVEN a failure THEN a folder that was there stays, and so does what somebody else put into a new one', async () => {
    mkdirSync(at('old'));
    const intrude: typeof link = (_from, to) => {
      writeFileSync(at('new/theirs.txt'), 'theirs');
      return Promise.reject(Object.assign(new Error(String(to)), { code: 'EIO' }));
    };

    await expect(writeNew(files({ 'old/a.txt': 'one', 'new/b.txt': 'two' }), intrude)).rejects.toMatchObject({
      code: 'EIO',
    });

    expect(all()).toEqual(['new', join('new', 'theirs.txt'), 'old']);
  });

  it('GIVEN no files THEN nothing happens', async () => {
    await writeNew(new Map());

    expect(existsSync(folder)).toBe(true);
    expect(all()).toEqual([]);
  });
});
