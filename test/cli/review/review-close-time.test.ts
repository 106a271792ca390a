import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeWhere } from '../../environment/needs.js';
import { notOnPath } from '../../examples/run-script.js';
import { decidedReview } from '../../review/evidence/sample-folder.js';
import { localAuthority, withAuthorityServer } from '../../review/evidence/time-stamp/local-authority.js';
import { type CliRun, runCli } from '../cli-run.js';

const close = (cwd: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli(['review', 'close', 'q1', ...args], { cwd, now: new Date('2027-01-03T00:00:00.000Z') });

const check = (cwd: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli(['review', 'check', 'q1', ...args], { cwd });

describeWhere('openssl', notOnPath('openssl'))('klaviyo-access review close --timestamp-url', () => {
  const authority = localAuthority();
  const ca = join(authority.folder, 'ca.pem');
  const otherCa = join(localAuthority().folder, 'ca.pem');

  it('GIVEN an authority THEN the manifest has its time stamp, which openssl verifies', async () => {
    const folder = await decidedReview();
    const cwd = dirname(folder);
    let contentType: string | undefined;
    const run = await withAuthorityServer(
      (request, type) => {
        contentType = type;
        return { body: authority.reply(request) };
      },
      (url) => close(cwd, '--timestamp-url', url, '--timestamp-ca', ca),
    );
    expect([run.exitCode, run.stderr, contentType]).toEqual([0, '', 'application/timestamp-query']);
    copyFileSync(ca, join(cwd, 'tsa-root.pem'));
    const [, words = ''] = /^openssl (ts -verify .*)$/m.exec(readFileSync(join(folder, 'README.md'), 'utf8'))!;
    expect(execFileSync('openssl', words.split(' '), { cwd: folder, encoding: 'utf8', stdio: 'pipe' })).toContain('OK');
    const own = await check(cwd);
    expect([own.exitCode, own.stdout]).toEqual([
      0,
      expect.stringContaining('Whether O=Example, CN=Example time is an'),
    ]);
    const named = await check(cwd, '--timestamp-ca', ca);
    expect(named.exitCode).toBe(0);
    expect(named.stdout.replace(/\s+/g, ' ')).toContain('for which the certificates that were named vouch.');
    expect(named.stdout.replace(/\s+/g, ' ')).toContain(
      'closed at 2027-01-03T00:00:00.000Z: the time stamp is of another day',
    );
    const other = await check(cwd, '--timestamp-ca', otherCa);
    expect([other.exitCode, other.stdout.replace(/\s+/g, ' ')]).toEqual([
      2,
      expect.stringContaining('manifest.tsr does not hold. None of the certificates that were named vouches for its'),
    ]);
  });

  it('GIVEN no answer THEN the review is closed, and the same command finishes its folder later', async () => {
    const folder = await decidedReview();
    const cwd = dirname(folder);
    const failed = await withAuthorityServer(
      () => ({ status: 503, body: Buffer.from('busy') }),
      (url) => close(cwd, '--timestamp-url', url),
    );
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr).toMatch(
      /^The review is closed, but its folder has no time stamp yet: The authority at http:\S+ answered with status 503\. Run the same/,
    );
    const unfinished = await check(cwd);
    expect([unfinished.exitCode, unfinished.stdout]).toEqual([2, expect.stringContaining('SHA256SUMS is missing')]);
    const without = await close(cwd);
    expect([without.exitCode, without.stderr]).toEqual([
      1,
      expect.stringContaining('No time-stamp authority was named.'),
    ]);
    const journal = readFileSync(join(folder, 'journal.jsonl'), 'utf8');
    const again = await withAuthorityServer(
      (request) => ({ body: authority.reply(request) }),
      (url) => close(cwd, '--timestamp-url', url),
    );
    expect([again.exitCode, again.stderr]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe(journal);
    expect((await check(cwd)).exitCode).toBe(0);
  });

  it('GIVEN no answer, and a reason THEN the folder is finished without, and the reason stands on the first page', async () => {
    const folder = await decidedReview();
    const cwd = dirname(folder);
    const early = await close(cwd, '--without-time-stamp', 'no network');
    expect([early.exitCode, early.stderr]).toEqual([1, expect.stringContaining('whose closing has begun')]);
    await withAuthorityServer(
      () => ({ body: Buffer.from('<html>') }),
      (url) => close(cwd, '--timestamp-url', url),
    );
    const run = await close(cwd, '--without-time-stamp', 'the authority is down');
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain('It has no time stamp. Commit the folder to git');
    const checked = await check(cwd);
    expect([checked.exitCode, checked.stdout]).toEqual([0, expect.stringContaining('the authority is down')]);
    expect((await close(cwd, '--without-time-stamp', 'the authority is down')).exitCode).toBe(0);
    expect(existsSync(join(folder, 'manifest.tsr'))).toBe(false);
  });

  it('GIVEN the answer to another request, or of another authority THEN it is not taken', async () => {
    const cwd = dirname(await decidedReview());
    let first: Buffer | undefined;
    const replayed = await withAuthorityServer(
      (request) => ({ body: (first ??= authority.reply(request)) }),
      async (url) => {
        await close(cwd, '--timestamp-url', url, '--timestamp-ca', otherCa);
        return close(cwd, '--timestamp-url', url);
      },
    );
    expect([replayed.exitCode, replayed.stderr]).toEqual([1, expect.stringContaining('its nonce is another one')]);
  });

  it('GIVEN a time stamp that was taken, and a kill before the end THEN it is kept, without asking again', async () => {
    const folder = await decidedReview();
    const cwd = dirname(folder);
    await withAuthorityServer(
      (request) => ({ body: authority.reply(request) }),
      (url) => close(cwd, '--timestamp-url', url),
    );
    const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
    rmSync(join(folder, 'SHA256SUMS'));
    expect((await close(cwd)).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(sums);
  });

  it.each(['ftp://example.com', 'https://user:pass@example.com'])(
    'GIVEN the address %s THEN it is refused, and the review goes on',
    async (url) => {
      const cwd = dirname(await decidedReview());
      const run = await close(cwd, '--timestamp-url', url);
      expect([run.exitCode, run.stderr]).toEqual([1, expect.stringMatching(/^--timestamp-url (is not an|has a user)/)]);
      expect((await check(cwd)).stdout).toContain('is not closed');
    },
  );
});
