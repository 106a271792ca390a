import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { livenessOf, ownIdentity } from '../../src/files/process-identity.js';
import { LockError } from '../../src/files/lock-error.js';
import { RunLock } from '../../src/files/run-lock.js';
import { itWhere } from '../environment/needs.js';

let folder: string;
let path: string;
const locks: RunLock[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-lock-'));
  path = join(folder, 'plan.json');
});
afterEach(async () => {
  await Promise.all(locks.splice(0).map((lock) => lock.release()));
  await rm(folder, { recursive: true });
});

const take = async (timing = {}): Promise<RunLock> => {
  const lock = await RunLock.take(path, timing);
  locks.push(lock);
  return lock;
};
const left = (name: string, content: string) => writeFile(`${path}.lock.${name}`, content);

describe('RunLock', () => {
  test('GIVEN a run that has it WHEN another one takes it THEN it is refused, until the first gives it back', async () => {
    const first = await take();
    await expect(take()).rejects.toThrow(LockError);
    await expect(take()).rejects.toThrow(`Another run is at work on "plan.json" (process ${process.pid}).`);
    await first.check();
    expect(await readdir(folder)).toHaveLength(1);
    await first.release();
    await expect(take()).resolves.toBeDefined();
  });

  test('GIVEN several at one moment WHEN they take it THEN at most one has it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const results = await Promise.allSettled([take(), take(), take(), take()]);
      expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
      await Promise.all(locks.splice(0).map((lock) => lock.release()));
    }
    expect(await readdir(folder)).toEqual([]);
  });

  test('GIVEN a file of a process that was killed WHEN taken THEN it does not block', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await left('dead', JSON.stringify({ ...ownIdentity(), pid }));
    await take();
    expect(await readdir(folder)).toHaveLength(1);
  });

  test('GIVEN a process with the number of the one that was killed WHEN taken THEN it does not block', async () => {
    await left('other', JSON.stringify({ ...ownIdentity(), began: '1' }));
    if (ownIdentity().began === undefined) await utimes(`${path}.lock.other`, 0, 0);
    await expect(take()).resolves.toBeDefined();
  });

  test('GIVEN a run in another process WHEN taken THEN it is refused, also if that has long shown no sign of life', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const began = beganOf(child.pid!);
    try {
      await left('child', JSON.stringify({ ...ownIdentity(), pid: child.pid, began }));
      if (began !== undefined) await utimes(`${path}.lock.child`, 0, 0);
      await expect(take()).rejects.toThrow(`(process ${child.pid})`);
    } finally {
      child.kill('SIGKILL');
    }
  });

  test.each([
    ['of another machine', JSON.stringify({ ...ownIdentity(), place: 'elsewhere' })],
    ['that is empty', ''],
    ['that is not of a lock', '{"pid":"x"}'],
  ])('GIVEN a file %s WHEN taken THEN it blocks as long as there is a sign of life', async (_, content) => {
    await left('other', content);
    await expect(take({ lostAfterMs: 60_000 })).rejects.toThrow('Another run is at work');
    const old = new Date(Date.now() - 61_000);
    await utimes(`${path}.lock.other`, old, old);
    await expect(take({ lostAfterMs: 60_000 })).resolves.toBeDefined();
  });

  test('GIVEN a holder WHEN time goes by THEN its file shows a sign of life', async () => {
    await take({ heartbeatMs: 20 });
    const file = join(folder, (await readdir(folder))[0]!);
    await writeFile(file, JSON.stringify({ ...ownIdentity(), place: 'elsewhere' }));
    await utimes(file, 0, 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    // Without it, a holder elsewhere would be taken for gone.
    await expect(take({ lostAfterMs: 50_000 })).rejects.toThrow('Another run');
  });

  test('GIVEN a holder whose file was taken away WHEN checked THEN it goes no further', async () => {
    const lock = await take();
    await rm(join(folder, (await readdir(folder))[0]!));
    await expect(lock.check()).rejects.toThrow('was taken away while this run held it');
  });

  test('GIVEN a folder that is not there WHEN taken THEN the error says why, and what to do', async () => {
    const taken = RunLock.take(join(folder, 'none', 'plan.json'));
    await expect(taken).rejects.toThrow(LockError);
    await expect(taken).rejects.toThrow(
      /No lock can be made in the folder .*: there is no such file.*run the command again/,
    );
  });

  itWhere('file-permissions', process.getuid?.() === 0 ? 'root may read all files' : undefined)(
    'GIVEN a file of another user, without a sign of life WHEN taken THEN it does not block',
    async () => {
      await left('of-another', JSON.stringify(ownIdentity()));
      await chmod(`${path}.lock.of-another`, 0);
      await expect(take()).rejects.toThrow('Another run is at work');
      await utimes(`${path}.lock.of-another`, 0, 0);
      await expect(take()).resolves.toBeDefined();
    },
  );
});

test('GIVEN processes WHEN they are looked up THEN who cannot be told from here is unknown', () => {
  expect(livenessOf({ ...ownIdentity(), place: 'elsewhere' })).toBe('unknown');
  expect(livenessOf({ ...ownIdentity(), began: undefined })).toBe('unknown');
  expect(['alive', 'unknown']).toContain(livenessOf(ownIdentity()));
});

/** When a process began, by the system; undefined where that does not say it. */
function beganOf(pid: number): string | undefined {
  const { stdout } = spawnSync('cat', [`/proc/${pid}/stat`], { encoding: 'utf8' });
  return stdout.slice(stdout.lastIndexOf(')') + 2).split(' ')[19];
}
