import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FINDING_KINDS } from '../../src/access/finding-kind.js';
import { type DriftReport } from '../../src/drift/drift-report.js';
import { folderWith, runCli, type CliRun } from './cli-run.js';

describe('klaviyo-access demo', () => {
  let folder: string;
  let run: CliRun;
  let report: DriftReport;

  beforeAll(async () => {
    folder = folderWith({});
    run = await runCli(['demo'], { cwd: folder });
    report = JSON.parse(readFileSync(join(folder, 'reports/demo/drift.json'), 'utf8')) as DriftReport;
  });

  it('WHEN it ran THEN it exits with 0 and shows each step', () => {
    expect(run.exitCode).toBe(0);
    for (const text of ['1. The access file', '2. The Okta set-up', '3. Whom Okta has assigned', '4. The drift']) {
      expect(run.stdout).toContain(text);
    }
  });

  it('WHEN it ran THEN every kind of finding arises at least once', () => {
    const found = new Set(report.accounts.flatMap((account) => account.findings.map((finding) => finding.kind)));
    expect([...FINDING_KINDS].filter((kind) => !found.has(kind))).toEqual([]);
  });

  it('WHEN it ran THEN the agency is excepted and the portfolio is in sync', () => {
    const [acme, portfolio] = report.accounts;
    const agency = acme!.findings.find((finding) => finding.user === 'agency@example.com');
    expect(agency).toMatchObject({ kind: 'unexpected', exception: { expires: '2099-12-31' } });
    expect(portfolio!.findings.map((finding) => finding.kind)).toEqual(['owner']);
  });

  it('WHEN it ran THEN the stacks are counted and lie where it says', () => {
    expect(run.stdout).toContain('acme: 1 okta_app_group_assignments, 1 okta_app_saml');
    expect(readdirSync(join(folder, 'reports/demo/cdktf.out/stacks'))).toEqual(['acme', 'acme-portfolio']);
  });
});
