import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from '../../src/files/write-whole.js';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'klaviyo-access-files-'));
const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe('writeWhole', () => {
  it('GIVEN folders that are not there THEN they are made, and nothing lies beside the file', async () => {
    const folder = newFolder();
    await writeWhole(join(folder, 'a', 'b', 'report.json'), 'new ü');

    expect(readFileSync(join(folder, 'a', 'b', 'report.json'), 'utf8')).toBe('new ü');
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['report.json']);
  });

  it('GIVEN a file that others may not read THEN it is replaced by another that they may not read either', async () => {
    const file = join(newFolder(), 'report.json');
    writeFileSync(file, 'old');
    chmodSync(file, 0o600);
    const before = statSync(file).ino;
    await writeWhole(file, 'new');

    expect([readFileSync(file, 'utf8'), modeOf(file)]).toEqual(['new', '600']);
    expect(statSync(file).ino).not.toBe(before);
  });

  it('GIVEN a file that a group may write THEN it still may, whatever this process gives to new files', async () => {
    const file = join(newFolder(), 'report.json');
    writeFileSync(file, 'old');
    chmodSync(file, 0o664);
    await writeWhole(file, 'new');

    expect(modeOf(file)).toBe('664');
  });

  it('GIVEN a mode THEN the file has it, whether it was there or not', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'there.json'), 'old');
    chmodSync(join(folder, 'there.json'), 0o666);
    for (const name of ['there.json', 'new.json']) {
      await writeWhole(join(folder, name), 'new', 0o600);
      expect([readFileSync(join(folder, name), 'utf8'), modeOf(join(folder, name))]).toEqual(['new', '600']);
    }
  });

  it.each([
    ['a link to a file', 'kept/real.json'],
    ['a link to nothing yet', 'kept/none.json'],
  ])('GIVEN %s THEN it stays a link, and what it leads to is written', async (_what, target) => {
    const folder = newFolder();
    mkdirSync(join(folder, 'kept'));
    writeFileSync(join(folder, 'kept/real.json'), 'old');
    symlinkSync(target, join(folder, 'report.json'));
    await writeWhole(join(folder, 'report.json'), 'new');

    expect(lstatSync(join(folder, 'report.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, target), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['kept', 'report.json']);
  });

  it('GIVEN a link by way of a folder that is one THEN it is followed as the system does', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'far/inner'), { recursive: true });
    symlinkSync('far/inner', join(folder, 'near'));
    symlinkSync('../report.json', join(folder, 'far/inner/report.json'));
    await writeWhole(join(folder, 'near/report.json'), 'new');

    expect(readFileSync(join(folder, 'far/report.json'), 'utf8')).toBe('new');
  });

  it('GIVEN a link that leads to itself THEN that is the error', async () => {
    const file = join(newFolder(), 'report.json');
    symlinkSync('report.json', file);
    await expect(writeWhole(file, 'new')).rejects.toMatchObject({ code: 'ELOOP' });
    expect(readlinkSync(file)).toBe('report.json');
  });

  it('GIVEN a named pipe THEN its reader gets the text, and it stays a pipe', async () => {
    const pipe = join(newFolder(), 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeWhole(pipe, 'through')]);

    expect(read).toBe('through');
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it('GIVEN a device THEN it is written into, and stays what it is', async () => {
    const before = lstatSync('/dev/null');
    await writeWhole('/dev/null', 'gone');

    expect(lstatSync('/dev/null').ino).toBe(before.ino);
    expect(readdirSync('/dev').filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('GIVEN a file where a folder is needed THEN the error is the system’s', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'ok.json'), 'old');
    await expect(writeWhole(join(folder, 'ok.json/x.json'), 'new')).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(readFileSync(join(folder, 'ok.json'), 'utf8')).toBe('old');
  });

  it('GIVEN a folder in its place THEN it is an error, and nothing lies beside', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'report.json'));
    await expect(writeWhole(join(folder, 'report.json'), 'new')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('GIVEN a name that leaves no room beside it THEN it is an error, and nothing is left', async () => {
    const folder = newFolder();
    await expect(writeWhole(join(folder, 'x'.repeat(250)), 'new')).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('GIVEN the parts of a text THEN the file has them in order', async () => {
    const file = join(newFolder(), 'report.json');
    await writeWhole(file, ['one ', 'two ü ', 'three']);

    expect(readFileSync(file, 'utf8')).toBe('one two ü three');
  });

  it('GIVEN parts of which one cannot be made THEN that is the error, the old file stays, and nothing lies beside', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'report.json'), 'old');
    function* parts(): Generator<string, undefined> {
      yield 'x'.repeat(1_000_000);
      throw new TypeError('no such part');
    }
    await expect(writeWhole(join(folder, 'report.json'), parts())).rejects.toThrow('no such part');
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });
});
