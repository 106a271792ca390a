import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceFiles } from '../../src/report/review/evidence/evidence-files.js';
import { folderFiles } from '../../src/report/review/evidence/readme/folder-files.js';
import { reviewEvidence } from '../../src/report/review/evidence/review-evidence.js';
import { describeWhere } from '../environment/needs.js';
import { notOnPath } from '../examples/run-script.js';
import { hostileLeavers } from '../report/leavers/hostile-leavers.js';
import { CLOSING, hostileReview, SIGNATURE } from '../report/review/evidence/sample-evidence.js';
import { readDocument } from './documents.js';

const page = readDocument('docs/evidence.md');
const review = hostileReview('x');
const closing = { ...CLOSING, signature: SIGNATURE, timeStamp: 'rfc3161', leavers: hostileLeavers('x') } as const;
const paths = folderFiles(review, reviewEvidence(review, closing)).map(({ path }) => path);

describe('docs/evidence.md', () => {
  test('names each table and the other files that show something, and none that there is not', () => {
    const named = page.codeSpans.filter((span) =>
      /^[\w./-]+\.(csv|json|jsonl|html|sig|tsr|md)$|^SHA256SUMS$/.test(span),
    );
    expect([...paths, 'README.md']).toEqual(expect.arrayContaining(named));
    expect(named).toEqual(expect.arrayContaining(paths.filter((path) => path.startsWith('tables/'))));
  });

  test('names columns that the tables have', () => {
    const files = evidenceFiles(review, closing);
    const columns = [...files]
      .filter(([path]) => path.endsWith('.csv'))
      .flatMap(([, csv]) => csv.split('\r\n')[0]!.replaceAll('"', '').split(','));
    const named = ['counts', 'why', 'flags', 'reviewer', 'reviewerBecause', 'insteadOf', 'userName', 'role', 'active'];
    expect(columns).toEqual(expect.arrayContaining(named));
    expect(page.codeSpans).toEqual(expect.arrayContaining(named));
  });

  describeWhere('shell-tools', notOnPath('bash', 'jq'))('with jq', () => {
    test('its query names who was revoked, and what was found', () => {
      const folder = mkdtempSync(join(tmpdir(), 'evidence-page-'));
      writeFileSync(join(folder, 'evidence.json'), evidenceFiles(review, closing).get('evidence.json')!);
      const { text } = page.examples.find((example) => example.text.startsWith('jq'))!;
      expect(spawnSync('bash', ['-c', text], { cwd: folder, encoding: 'utf8' }).stdout).toBe(
        'acme x\trevoked x\tas-decided\n',
      );
      rmSync(folder, { recursive: true });
    });
  });
});
