import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeWhere } from '../../environment/needs.js';
import { notOnPath } from '../../examples/run-script.js';
import { decided, recordedFile } from '../../review/sample-course.js';
import { decidedReview, happened, ROWS } from '../../review/evidence/sample-folder.js';
import { type CliRun, runCli } from '../cli-run.js';

const now = new Date('2027-01-03T00:00:00.000Z');

const close = (cwd: string, args: readonly string[] = [], environment = {}): Promise<CliRun> =>
  runCli(['review', 'close', 'q1', ...args], { cwd, now, environment });

const check = (cwd: string, ...args: readonly string[]): Promise<CliRun> =>
  runCli(['review', 'check', 'q1', ...args], { cwd, now });

describe('klaviyo-access review close', () => {
  it('GIVEN a review in which nothing is open THEN it is closed, what unsigned means is said, and a check passes', async () => {
    const cwd = dirname(await decidedReview());
    const run = await close(cwd);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain('Closed the review 2027-q1 in q1: ');
    expect(run.stdout).toContain('It is unsigned: a person who can write to the folder can make another one');
    expect(run.stdout).toContain('Commit the folder to git');
    const checked = await check(cwd);
    expect([checked.exitCode, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout).toContain('is as it was when it was closed at');
    expect(checked.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('GIVEN something open THEN all of it is named, with what to do, and it ends with 2', async () => {
    const folder = await decidedReview();
    await happened(folder, recordedFile('grace@example.com', [decided(ROWS.ada, 'escalate')]));
    const run = await close(dirname(folder));
    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'The review 2027-q1 was not closed: something is open in it.\n' +
        '1 row undecided:\n  - ada@example.com in acme: escalated, by grace@example.com\n' +
        '1 reviewer without a sign-off:\n  - grace@example.com\n' +
        'Finish that, or close it with --with-open and the reason, which stands on the first page for ever.\n',
    });
    const forced = await close(dirname(folder), ['--with-open', 'the auditor is here']);
    expect(forced.exitCode).toBe(0);
    expect((await check(dirname(folder))).stdout).toContain('the auditor is here');
    expect(readFileSync(join(folder, 'summary.html'), 'utf8')).toContain('the auditor is here');
  });

  it('GIVEN a folder that was changed THEN the check names each difference, and ends with 2', async () => {
    const folder = await decidedReview();
    await close(dirname(folder));
    writeFileSync(join(folder, 'reviewers/grace@example.com.csv'), 'x');
    writeFileSync(join(folder, 'reviewers/new\u202e.csv'), 'x');
    const run = await check(dirname(folder));
    expect([run.exitCode, run.stderr]).toEqual([2, '']);
    expect(run.stdout).toContain('is NOT as it was');
    expect(run.stdout).toContain('reviewers/grace@example.com.csv was changed');
    expect(run.stdout).toContain('reviewers/new<U+202E>.csv was added');
    expect(run.stdout).toContain(': 2 differences.');
    const json = JSON.parse((await check(dirname(folder), '--format', 'json')).stdout) as Record<string, unknown>;
    expect(json).toMatchObject({ verdict: 'changed', proven: [] });
  });

  it('GIVEN a review that goes on, no review, no folder THEN it ends with 2, 1 and 1', async () => {
    const cwd = dirname(await decidedReview());
    expect((await check(cwd)).exitCode).toBe(2);
    expect((await check(cwd)).stdout).toBe(
      'The review 2027-q1 is not closed: it goes on, and nothing of it is sealed.\n',
    );
    const none = await runCli(['review', 'check', '.'], { cwd });
    expect([none.exitCode, none.stderr]).toEqual([1, expect.stringContaining('There is no review in')]);
    const missing = await runCli(['review', 'check', 'q2'], { cwd });
    expect([missing.exitCode, missing.stderr]).toEqual([1, expect.stringContaining('there is no such file')]);
  });
});

describeWhere('openssl', notOnPath('openssl'))('klaviyo-access review close --key', () => {
  const openssl = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('openssl', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  const KINDS = {
    ed25519: ['genpkey', '-algorithm', 'ed25519', '-out', 'key.pem'],
    'P-256 as PKCS#8': ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'key.pem'],
    'P-256 as SEC1': ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'key.pem'],
    'P-256 as SEC1 with its parameters': ['ecparam', '-name', 'prime256v1', '-genkey', '-out', 'key.pem'],
  };

  /** The words of the command by which the folder's own README.md says that the signature is verified. */
  const verification = (folder: string): readonly string[] => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const [, words = ''] = /^openssl ((?:dgst|pkeyutl) .*manifest\.sig.*)$/m.exec(readme)!;
    return words.split(' ');
  };

  it.each(Object.entries(KINDS))(
    'GIVEN a key of %s THEN openssl alone verifies the manifest by the command of README.md',
    async (_, make) => {
      const folder = await decidedReview();
      const cwd = dirname(folder);
      openssl(cwd, ...make);
      const run = await close(cwd, ['--key', 'key.pem']);
      expect([run.exitCode, run.stderr]).toEqual([0, '']);
      const words = verification(folder);
      expect(openssl(folder, ...words)).toMatch(/Verified OK|Signature Verified Successfully/);
      openssl(cwd, 'pkey', '-in', 'key.pem', '-pubout', '-out', 'public.pem');
      expect(await check(cwd, '--public-key', 'public.pem')).toMatchObject({ exitCode: 0, stderr: '' });
      openssl(cwd, 'genpkey', '-algorithm', 'ed25519', '-out', 'other.pem');
      openssl(cwd, 'pkey', '-in', 'other.pem', '-pubout', '-out', 'other-public.pem');
      const other = await check(cwd, '--public-key', 'other-public.pem');
      expect([other.exitCode, other.stdout]).toEqual([2, expect.stringContaining('is another key than the one')]);
      const secret = await check(cwd, '--public-key', 'other.pem');
      expect([secret.exitCode, secret.stderr]).toEqual([
        1,
        expect.stringContaining('There is a private key in other.pem'),
      ]);
      writeFileSync(join(folder, 'manifest.json'), `${readFileSync(join(folder, 'manifest.json'), 'utf8')} `);
      expect(() => openssl(folder, ...words)).toThrow();
    },
  );

  it('GIVEN the key in the environment, encrypted THEN it needs its passphrase, and nothing of either is printed', async () => {
    const folder = await decidedReview();
    const cwd = dirname(folder);
    openssl(cwd, 'genpkey', '-algorithm', 'ed25519', '-aes256', '-pass', 'pass:correct-horse', '-out', 'key.pem');
    const KLAVIYO_ACCESS_REVIEW_KEY = readFileSync(join(cwd, 'key.pem'), 'utf8');
    const without = await close(cwd, [], { KLAVIYO_ACCESS_REVIEW_KEY });
    expect([without.exitCode, without.stderr]).toEqual([
      1,
      'The key in KLAVIYO_ACCESS_REVIEW_KEY is encrypted. Put its passphrase into the environment variable ' +
        'KLAVIYO_ACCESS_REVIEW_KEY_PASSPHRASE.\n',
    ]);
    const wrong = await close(cwd, [], { KLAVIYO_ACCESS_REVIEW_KEY, KLAVIYO_ACCESS_REVIEW_KEY_PASSPHRASE: 'battery' });
    expect([wrong.exitCode, wrong.stderr]).toEqual([1, expect.stringContaining('does not open it')]);
    const right = { KLAVIYO_ACCESS_REVIEW_KEY, KLAVIYO_ACCESS_REVIEW_KEY_PASSPHRASE: 'correct-horse' };
    const run = await close(cwd, [], right);
    expect([run.exitCode, run.stdout]).toEqual([0, expect.stringContaining('It is signed (ed25519)')]);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
    expect([...texts, run.stdout, wrong.stderr].filter((text) => /PRIVATE|correct-horse|battery/.test(text))).toEqual(
      [],
    );
  });

  it('GIVEN a key in the folder itself THEN it is refused, so that it is not sealed and handed around', async () => {
    const folder = await decidedReview();
    openssl(folder, ...KINDS.ed25519);
    const run = await close(dirname(folder), ['--key', 'q1/key.pem']);
    expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining('lies in the folder that is to be sealed')]);
    expect((await check(dirname(folder))).stdout).toContain('is not closed');
  });

  it.each([
    ['P-384', ['ecparam', '-name', 'secp384r1', '-genkey', '-noout', '-out', 'key.pem'], 'of the curve secp384r1'],
    ['RSA', ['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-out', 'key.pem'], 'is rsa;'],
    ['no key', ['rand', '-hex', '-out', 'key.pem', '9'], 'it holds none as PEM. Make one with'],
  ])('GIVEN %s THEN it is refused with the way to a key, and the review goes on', async (_, make, why) => {
    const cwd = dirname(await decidedReview());
    openssl(cwd, ...make);
    const run = await close(cwd, ['--key', 'key.pem']);
    expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining(why)]);
    expect((await check(cwd)).stdout).toContain('is not closed');
  });
});
