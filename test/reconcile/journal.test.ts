import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal, JournalError } from '../../src/reconcile/journal.js';
import { putOldJournalAside } from '../../src/reconcile/old-journal.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-journal-'));
  path = join(folder, 'plan.json.journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const AT = '2026-11-29T12:00:00.000Z';
const open = (sha256 = 'aa') => Journal.open(path, sha256, () => new Date(AT));
const lines = async () => (await readFile(path, 'utf8')).split('\n');

test('GIVEN a folder in the place of a journal WHEN it is to be put aside THEN the error says so', async () => {
  await mkdir(path);
  await expect(putOldJournalAside(path, 'aa')).rejects.toThrow(
    /cannot be read or put aside: it is a folder\. Nothing is written/,
  );
});

describe('Journal', () => {
  test('GIVEN none WHEN opened and written THEN each line is in it, and only its owner may read it', async () => {
    const journal = await open();
    await journal.write({ event: 'begin', action: 'a' });
    expect(await lines()).toEqual([
      `{"at":"${AT}","event":"plan","sha256":"aa"}`,
      `{"at":"${AT}","event":"run"}`,
      `{"at":"${AT}","event":"begin","action":"a"}`,
      '',
    ]);
    expect([journal.stateOf('a'), journal.stateOf('b')]).toEqual(['in-flight', 'none']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await journal.close();
  });

  test('GIVEN lines WHEN opened again THEN the states are those of the last ones', async () => {
    const first = await open();
    for (const action of ['done', 'again', 'flight', 'refused']) await first.write({ event: 'begin', action });
    await first.write({ event: 'end', action: 'done', outcome: 'done', id: '7' });
    await first.write({ event: 'end', action: 'again', outcome: 'not-done', message: 'no' });
    await first.write({ event: 'end', action: 'refused', outcome: 'conflict' });
    await first.write({ event: 'begin', action: 'again' });
    await first.close();
    const second = await open();
    const states = ['done', 'again', 'flight', 'refused'].map((action) => second.stateOf(action));
    await second.close();
    expect(states).toEqual(['done', 'in-flight', 'in-flight', 'conflict']);
  });

  test.each(['{"at":"', '{"event":"end","action":"a","outcome":"done"}', 'é'])(
    'GIVEN a last line %j without its end WHEN opened THEN it counts for nothing, and the next lines are whole',
    async (torn) => {
      const first = await open();
      await first.write({ event: 'begin', action: 'é' });
      await first.close();
      await appendFile(path, torn);
      const second = await open();
      expect([second.stateOf('é'), second.stateOf('a')]).toEqual(['in-flight', 'none']);
      await second.write({ event: 'end', action: 'é', outcome: 'done' });
      await second.close();
      const third = await open();
      expect(third.stateOf('é')).toBe('done');
      await third.close();
    },
  );

  test.each([
    ['{}'],
    ['null'],
    ['x'],
    ['{"event":"begin"}'],
    ['{"event":"end","action":"a","outcome":"odd"}'],
    ['{"event":"end","action":"a","outcome":"not-done","outcome":"done"}'],
  ])('GIVEN the line %s in it WHEN opened THEN nothing is written', async (line) => {
    const text = `{"event":"plan","sha256":"aa"}\n${line}\n{"event":"run"}\n`;
    await writeFile(path, text);
    await expect(open()).rejects.toThrow(
      /Line 2 of the journal .* under another name, or after you have moved the journal away/,
    );
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test('GIVEN the journal of another plan WHEN opened THEN nothing is written', async () => {
    await (await open()).close();
    const before = await lines();
    await expect(open('bb')).rejects.toThrow('is of another plan');
    expect(await lines()).toEqual(before);
  });

  test('GIVEN lines at one moment WHEN written THEN they are one after another', async () => {
    const journal = await open();
    await Promise.all(['a', 'b', 'c'].map((action) => journal.write({ event: 'begin', action })));
    await journal.close();
    const actions = (await lines()).slice(2, 5).map((line) => (JSON.parse(line) as { action: string }).action);
    expect(actions).toEqual(['a', 'b', 'c']);
  });

  test('GIVEN a file that cannot be opened, or written THEN the error says why, and what to do', async () => {
    await expect(Journal.open(folder, 'aa')).rejects.toThrow(
      /The journal .* cannot be written: it is a folder\..*run the same command again/,
    );
    const journal = await open();
    await journal.close();
    await expect(journal.write({ event: 'run' })).rejects.toThrow(JournalError);
  });
});
