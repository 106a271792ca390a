import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { compareAccount } from '../../src/drift/compare.js';
import { DRIFT_REPORT_VERSION, type DriftReport } from '../../src/drift/drift-report.js';
import { writeWhole } from '../../src/files/write-whole.js';
import { loadRenderer } from '../../src/report/drift/load-renderer.js';
import { type ReportFormat } from '../../src/report/formats.js';
import { accessFile } from '../access-file.js';
import { declaredPeople, provisionedPeople } from '../people.js';

/** What a report of so many findings takes. */
export interface ReportCost {
  /** Processor time to render it and to write it into a file, in milliseconds. */
  readonly processorMs: number;
  /** The most memory that the process held, the findings included, in MiB. */
  readonly peakMiB: number;
  readonly megabytes: number;
}

/** Writes the report of an account in which everybody has another role. Arguments: format, number of people. */
async function reportCost(format: ReportFormat, people: number): Promise<ReportCost> {
  const folder = mkdtempSync(join(tmpdir(), 'klaviyo-access-bench-'));
  try {
    const report = driftOf(people);
    const file = join(folder, 'report');
    const parts = await loadRenderer(format);
    const before = process.cpuUsage();
    await writeWhole(file, parts(report, { color: false }));
    const { user, system } = process.cpuUsage(before);
    return {
      processorMs: (user + system) / 1000,
      peakMiB: process.resourceUsage().maxRSS / 1024,
      megabytes: statSync(file).size / 1_000_000,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function driftOf(people: number): DriftReport {
  const [account] = parseAccessFile(accessFile({ accounts: 1 }), { path: 'access.yaml' }).accounts;
  const users = provisionedPeople(people, 'everybody');
  const drift = compareAccount({
    account: account!,
    declared: declaredPeople(people),
    listing: {
      totalResults: people,
      read: people,
      pages: people / 100,
      sha256: createHash('sha256').digest('hex'),
      users,
    },
    directorySource: 'roster people.csv',
    accessFile: 'access.yaml',
    today: '2026-01-01',
  });
  if (drift.findings.length < people) throw new Error(`Found ${drift.findings.length} things of ${people} people.`);
  return { version: DRIFT_REPORT_VERSION, capturedAt: '2026-01-01T00:00:00.000Z', accounts: [drift] };
}

const [format = '', people = ''] = process.argv.slice(2);
void reportCost(format as ReportFormat, Number(people)).then((cost) => process.send?.(cost));
