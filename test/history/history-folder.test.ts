import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepRun, readHistory } from '../../src/history/history-folder.js';
import { HistoryError } from '../../src/history/history-error.js';
import { at, finding, run } from './sample-runs.js';
import { itWhere } from '../environment/needs.js';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'klaviyo-access-history-'));

const refusal = async (folder: string): Promise<string> => {
  const error: unknown = await readHistory(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HistoryError);
  expect((error as HistoryError).name).toBe('HistoryError');
  return (error as HistoryError).message;
};

describe('keepRun', () => {
  it('GIVEN a run WHEN it is kept THEN one file holds it as one line of JSON, named by its time, and nothing lies beside', async () => {
    const folder = join(newFolder(), 'not', 'there', 'yet');
    const name = await keepRun(folder, run(at(1), { acme: [finding('a')] }));

    expect(name).toMatch(/^2026-03-01T12-00-00\.000Z-[0-9a-f]{12}\.json$/);
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^\{"version":1,[^\n]+\}\n$/);
  });

  it('GIVEN two runs of one moment THEN neither overwrites the other; the same run is one', async () => {
    const folder = newFolder();
    const [one, other] = [run(at(1), { acme: [finding('a')] }), run(at(1), { acme: [] })];
    await Promise.all([keepRun(folder, one), keepRun(folder, other), keepRun(folder, one)]);

    expect(readdirSync(folder)).toHaveLength(2);
    expect(await readHistory(folder)).toEqual(expect.arrayContaining([one, other]));
  });

  it('GIVEN a folder that cannot be one THEN it throws, and says why', async () => {
    const folder = join(newFolder(), 'file');
    writeFileSync(folder, '');
    await expect(keepRun(folder, run(at(1), {}))).rejects.toThrow(
      new HistoryError(
        `The run cannot be kept in the history ${folder}: a part of its path is a file, not a folder. Check the folder and its permissions.`,
      ),
    );
  });

  it('GIVEN a name that is taken by a folder THEN it throws, and leaves nothing half written', async () => {
    const folder = newFolder();
    const entry = run(at(1), {});
    const name = await keepRun(newFolder(), entry);
    mkdirSync(join(folder, name));
    await expect(keepRun(folder, entry)).rejects.toThrow(HistoryError);
    expect(readdirSync(folder)).toEqual([name]);
  });
});

describe('readHistory', () => {
  it('GIVEN kept runs, what a kill has left and hidden files THEN the runs are read, oldest name first, and the others are none', async () => {
    const folder = newFolder();
    const runs = [run(at(2), { acme: [] }), run(at(1), { acme: [finding('a')] })];
    for (const entry of runs) await keepRun(folder, entry);
    writeFileSync(join(folder, '2026-03-03T12-00-00.000Z-000000000000.json.x.partial'), '{"version":1,"capt');
    writeFileSync(join(folder, '.DS_Store'), '');
    mkdirSync(join(folder, '.git'));

    expect(await readHistory(folder)).toEqual([runs[1], runs[0]]);
  });

  it('GIVEN an empty folder THEN there are no runs', async () => {
    expect(await readHistory(newFolder())).toEqual([]);
  });

  it('GIVEN a file in place of the folder THEN it throws, and asks for the folder', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal(file)).toBe(
      `Cannot read the history ${file}: it is a file. Name the folder that holds the runs.`,
    );
  });

  it('GIVEN a folder that is not there THEN it throws, and says how to begin one', async () => {
    const folder = join(newFolder(), 'missing');
    expect(await refusal(folder)).toBe(
      `There is no history at ${folder}. To begin one, run \`klaviyo-access drift --history ${folder}\`.`,
    );
  });

  it('GIVEN foreign, cut and damaged files among the runs THEN each is named, and nothing is concluded from the rest', async () => {
    const folder = newFolder();
    const name = await keepRun(folder, run(at(1), { acme: [finding('a')] }));
    const whole = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, 'cut.json'), whole.slice(0, 40));
    writeFileSync(
      join(folder, 'report.json'),
      '{"version":1,"capturedAt":"2026-03-01T12:00:00.000Z","accounts":[{"name":"acme"}]}',
    );
    writeFileSync(join(folder, 'README.md'), '# History');
    writeFileSync(join(folder, 'null.json'), 'null');
    mkdirSync(join(folder, 'sub'));

    const lines = (await refusal(folder)).split('\n');
    expect(lines.slice(0, -1).map((line) => line.slice(folder.length + 1))).toEqual([
      'README.md: not JSON',
      'cut.json: not JSON',
      expect.stringMatching(/^null\.json: not a run of a history: the file is null, where an object is expected$/),
      expect.stringMatching(/^report\.json: not a run of a history: accounts\.0\.summary /),
      'sub: it is a folder',
    ]);
    expect(lines.at(-1)).toBe(
      'Nothing is concluded from a part of a history. Restore what is damaged, and keep everything that is not a run in ' +
        'another folder.',
    );
  });

  it.each([
    ['', 'not JSON: the file is empty'],
    [' \n', 'not JSON: the file is empty'],
    ['{\0"\0a\0', 'not JSON in UTF-8: the file is UTF-16'],
    ['> run\n{"version":1}\n', 'not JSON alone: there is text around it'],
    ['{"version":1,"version":2}', 'changed since it was written: an object in it has a name twice'],
  ])('GIVEN a file with %j among the runs THEN it is said what is wrong with it', async (content, words) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'x.json'), content);
    expect((await refusal(folder)).split('\n')[0]).toBe(`${join(folder, 'x.json')}: ${words}`);
  });

  it('GIVEN a path that no folder can have THEN it throws, and says why', async () => {
    expect(await refusal('a\0b')).toMatch(
      /^Cannot read the history a.b: .+\. Check the path of the folder and its permissions\.$/s,
    );
  });

  it('GIVEN a name and a key from outside that would write to a terminal or a log THEN they are shown as text', async () => {
    const folder = newFolder();
    const foreign = { ...run(at(1), {}), '\u001b[2J\n::error::pwned': 1 };
    writeFileSync(join(folder, 'a\n##[error]\u001b[2J.json'), JSON.stringify(foreign));

    expect((await refusal(folder)).split('\n')).toEqual([
      `${folder}/a<U+000A><U+0023>#[error]<U+001B>[2J.json: not a run of a history: ` +
        'the file has a key that is not known: "<U+001B>[2J<U+000A>::error::pwned"',
      expect.stringContaining('Nothing is concluded'),
    ]);
  });

  itWhere('file-permissions', process.getuid?.() === 0 ? 'root may read all files' : undefined)(
    'GIVEN a run that may not be read THEN it is named',
    async () => {
      const folder = newFolder();
      const name = await keepRun(folder, run(at(1), {}));
      chmodSync(join(folder, name), 0);
      expect(await refusal(folder)).toContain(`${name}: EACCES`);
    },
  );
});
