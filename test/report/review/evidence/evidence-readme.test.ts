import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { type EvidenceClosing } from '../../../../src/report/review/evidence/evidence-closing.js';
import { evidenceFiles } from '../../../../src/report/review/evidence/evidence-files.js';
import { type SignatureAlgorithm } from '../../../../src/review/journal-entry.js';
import { type Review } from '../../../../src/review/review-folder.js';
import { describeWhere } from '../../../environment/needs.js';
import { notOnPath } from '../../../examples/run-script.js';
import { samplePopulation, sampleRow } from '../../../review/sample-review.js';
import { hostileText, LOG_COMMAND } from '../../hostile-text.js';
import { tokensOf } from '../../parsed-markdown.js';
import { CLOSING, decided, hostileReview, journalText, recorded, reviewWith } from './sample-evidence.js';

const row = sampleRow();
const review = reviewWith(samplePopulation([row]), [], [recorded('grace@example.com', [decided(row)])]);

/** The commands of the folder's README, in its order, but for the one that needs klaviyo-access. */
function commands(readme: string): readonly string[] {
  return [...readme.matchAll(/^```sh\n(.*?)\n```$/gms)]
    .map(([, command]) => command!)
    .filter((command) => !command.startsWith('klaviyo-access'));
}

function withKey(algorithm: SignatureAlgorithm): {
  readonly closing: EvidenceClosing;
  readonly privateKey: KeyObject;
  readonly pem: string;
} {
  const { privateKey, publicKey } =
    algorithm === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKeySha256 = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
  return { closing: { ...CLOSING, signature: { algorithm, publicKeySha256 } }, privateKey, pem };
}

describeWhere('shell-tools', notOnPath('bash', 'sha256sum', 'openssl'))('the commands of the README', () => {
  const folders: string[] = [];

  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  /** A folder that holds what the README speaks of. */
  function sealed(closing: EvidenceClosing, seals: Readonly<Record<string, string | Buffer>> = {}): string {
    const parent = mkdtempSync(join(tmpdir(), 'evidence-'));
    folders.push(parent);
    const folder = join(parent, 'q1');
    const files = new Map<string, string | Buffer>([
      ...evidenceFiles(review, closing),
      ['journal.jsonl', journalText(review)],
      ['manifest.json', MANIFEST],
      ...Object.entries(seals),
    ]);
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const sums = [...files]
      .map(([path, content]) => `${createHash('sha256').update(content).digest('hex')}  ${path}\n`)
      .sort();
    writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
    return folder;
  }

  const MANIFEST = '{"version":1}\n';

  /** What each command prints; a command that fails has its status. */
  function run(folder: string): readonly string[] {
    return commands(readFileSync(join(folder, 'README.md'), 'utf8')).map((command) => {
      const { stdout, status } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
      return status === 0 ? stdout.trim() : `${stdout.trim()} (${status})`;
    });
  }

  test('GIVEN a folder as it was closed THEN the first three print nothing', () => {
    expect(run(sealed(CLOSING))).toEqual(['', '', '']);
  });

  test('GIVEN a file that was changed, one that was added, and a changed line of the journal THEN each is named', () => {
    const folder = sealed(CLOSING);
    appendFileSync(join(folder, 'tables/grants.csv'), 'x');
    writeFileSync(join(folder, 'tables/more.csv'), '');
    const journal = readFileSync(join(folder, 'journal.jsonl'), 'utf8');
    writeFileSync(join(folder, 'journal.jsonl'), journal.replace('"event":"opened"', '"event":"opened" '));
    const [changed, added, chain] = run(folder);
    expect(changed).toBe('journal.jsonl: FAILED\ntables/grants.csv: FAILED (1)');
    expect(added).toBe('tables/more.csv');
    expect(chain).toMatch(/^does not follow: \{"seq":2/);
  });

  test.each(['ecdsa-p256-sha256', 'ed25519'] as const)(
    'GIVEN a signature by %s THEN openssl verifies it and prints the fingerprint, and refuses another manifest',
    (algorithm) => {
      const { closing, privateKey, pem } = withKey(algorithm);
      const signature = sign(algorithm === 'ed25519' ? null : 'sha256', Buffer.from(MANIFEST), privateKey);
      const folder = sealed(closing, { 'manifest.sig': signature, 'signing-key.pem': pem });
      const said = algorithm === 'ed25519' ? 'Signature Verified Successfully' : 'Verified OK';
      const fingerprint = `${closing.signature!.publicKeySha256}  -`;
      expect(run(folder)).toEqual(['', '', '', said, fingerprint]);
      expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`prints \`${said}\``);
      writeFileSync(join(folder, 'manifest.json'), '{"version":2}\n');
      expect(run(folder)[3]).toMatch(/Fail.*\(1\)$/is);
    },
  );

  test('GIVEN a time stamp of an authority THEN openssl prints its time and verifies it, and refuses another manifest', () => {
    const folder = sealed({ ...CLOSING, timeStamp: 'rfc3161' }, { 'manifest.tsr': '' });
    stamp(folder);
    const [, , , reply, verified] = run(folder);
    expect(reply).toContain('Time stamp:');
    expect(verified).toBe('Verification: OK');
    writeFileSync(join(folder, 'manifest.json'), '{"version":2}\n');
    expect(run(folder)[4]).toMatch(/\(1\)$/);
  });

  /** A time stamp by RFC 3161 of an authority of our own, whose certificate lies beside the folder. */
  function stamp(folder: string): void {
    const openssl = (...args: readonly string[]): unknown =>
      execFileSync('openssl', args, { cwd: dirname(folder), stdio: 'pipe' });
    writeFileSync(join(dirname(folder), 'tsa.cnf'), AUTHORITY);
    openssl(
      'req',
      '-x509',
      '-config',
      'tsa.cnf',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '1',
      '-keyout',
      'tsa.key',
      '-out',
      'tsa-root.pem',
    );
    openssl('ts', '-query', '-data', 'q1/manifest.json', '-sha256', '-cert', '-out', 'query.tsq');
    openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'q1/manifest.tsr');
  }

  const AUTHORITY = `[req]
distinguished_name = name
prompt = no
x509_extensions = extensions
[name]
CN = Time stamps for a test
[extensions]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = authority
[authority]
serial = serial
signer_cert = tsa-root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
`;
});

describe('the README', () => {
  test('GIVEN what the folder holds THEN each file has a line, and no other has', () => {
    const listed = (closing: EvidenceClosing): readonly string[] =>
      [
        ...evidenceFiles(hostileReview('x'), closing)
          .get('README.md')!
          .matchAll(/^\| `([^`]+)` {0,99}\|/gm),
      ].map(([, path]) => path!);
    const { closing } = withKey('ed25519');
    expect(listed(CLOSING)).toEqual(
      expect.arrayContaining(['summary.html', 'tables/decisions.csv', 'remediation/', 'attachments/']),
    );
    expect(listed(CLOSING).filter((path) => /^manifest.sig|pem|tsr|leavers/.test(path))).toEqual([]);
    expect(listed({ ...closing, timeStamp: 'rfc3161' })).toEqual(
      expect.arrayContaining(['manifest.sig', 'signing-key.pem', 'manifest.tsr']),
    );
    const files = [...evidenceFiles(hostileReview('x'), CLOSING).keys()].filter((path) => path !== 'README.md');
    expect(listed(CLOSING)).toEqual(expect.arrayContaining(files));
  });

  test('GIVEN a review that was closed with open matters THEN the reason stands before the files', () => {
    const readme = evidenceFiles(review, { ...CLOSING, withOpen: 'the owner is ill' }).get('README.md')!;
    expect(readme.indexOf('the owner is ill')).toBeLessThan(readme.indexOf('## Files'));
    expect(readme.indexOf('the owner is ill')).toBeGreaterThan(0);
  });

  test('GIVEN a time stamp that could not be had THEN the README, the summary and the JSON say why', () => {
    const givenUp = reviewWith(
      samplePopulation([row]),
      [],
      [
        { event: 'closed', withOpen: null, toolVersion: '0.1.0', signature: null, timeStamp: 'rfc3161', leavers: null },
        { event: 'time-stamp-given-up', reason: 'the authority is gone' },
      ],
    );
    const files = evidenceFiles(givenUp, CLOSING);
    expect(files.get('README.md')).toContain('no time stamp could be had. The reason: the authority is gone');
    expect(files.get('summary.html')).toContain('none could be had: the authority is gone');
    expect(JSON.parse(files.get('evidence.json')!)).toMatchObject({
      closing: { timeStampGivenUp: 'the authority is gone' },
    });
  });

  test('GIVEN what was left open THEN the README claims none of it', () => {
    const proven = (of: Review, claim: string): readonly string[] => {
      const line = evidenceFiles(of, CLOSING)
        .get('README.md')!
        .split('\n')
        .find((one) => one.startsWith(`| ${claim}`));
      return line!
        .split('|')
        .slice(2, 4)
        .map((cell) => cell.trim());
    };
    const [reviewed, changed] = [
      'Everybody in Klaviyo was reviewed',
      'What was to be revoked or changed is so',
    ] as const;
    expect(proven(hostileReview('x'), reviewed)).toEqual([
      'no',
      '1 access had not been decided on when the review was closed',
    ]);
    expect(proven(hostileReview('x'), changed)).toEqual([
      'no',
      '1 of 2 changes had not been found to be so when the review was closed',
    ]);
    expect(proven(review, reviewed)[0]).toBe('as far as it goes');
    expect(proven(review, changed)).toEqual(['yes', 'nothing was to be revoked or changed']);
  });

  test('GIVEN any text in every place THEN nothing comes of it but text', () => {
    const plain = kinds(evidenceFiles(hostileReview('x'), { ...CLOSING, withOpen: 'x' }).get('README.md')!);
    fc.assert(
      fc.property(hostileText, (text) => {
        const readme = evidenceFiles(hostileReview(text), { ...CLOSING, withOpen: text }).get('README.md')!;
        expect(kinds(readme)).toEqual(plain);
        expect(readme).not.toMatch(LOG_COMMAND);
      }),
      { numRuns: 60 },
    );
  });

  function kinds(markdown: string): readonly string[] {
    return [
      ...new Set(
        tokensOf(markdown).flatMap(({ type }) => (['text', 'codespan', 'escape'].includes(type) ? [] : [type])),
      ),
    ];
  }
});
