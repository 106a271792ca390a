import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessFile } from '../../bench/access-file.js';
import { requireSameOutput } from '../../bench/synth.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';

test('GIVEN the access file of the benchmark THEN bare resources make the very stacks that ours do, so the two can be compared', () => {
  const model = parseAccessFile(accessFile({ accounts: 2, assignments: 10 }), { path: 'access.yaml' });
  const outdir = mkdtempSync(join(tmpdir(), 'klaviyo-access-test-'));
  const prose = requireSameOutput(model, outdir);
  expect([...prose.keys()]).toEqual(['account1', 'account2']);
});
