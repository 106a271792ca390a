import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FINDING_KINDS } from '../../src/access/finding-kind.js';
import { type DriftReport } from '../../src/drift/drift-report.js';
import { REPORT_FORMAT } from '../../src/report/drift/report-format.js';
import { REPORT_FORMATS } from '../../src/report/formats.js';
import { readDocument } from '../docs/documents.js';
import { folderWith, runCli, type CliRun } from './cli-run.js';

describe('klaviyo-access demo', () => {
  let folder: string;
  let run: CliRun;
  let report: DriftReport;

  beforeAll(async () => {
    folder = folderWith({});
    run = await runCli(['demo', '--out', 'shown'], { cwd: folder, columns: undefined });
    report = JSON.parse(readFileSync(join(folder, 'shown/drift.json'), 'utf8')) as DriftReport;
  });

  it('WHEN it ran THEN it exits with 0 and shows each step', () => {
    expect(run.exitCode).toBe(0);
    for (const text of [
      '1. The access file',
      '2. The set-up of Okta and Entra',
      '3. Whom Okta and Entra have assigned',
      '4. The drift',
      '5. An account',
      '6. An access review',
      '7. What one',
    ]) {
      expect(run.stdout).toContain(text);
    }
  });

  it('WHEN it ran THEN its drift is what docs/drift.md shows, and the details lie in the file that it names', () => {
    const [example] = readDocument('docs/drift.md').examples.filter(({ text }) => text.startsWith('3 accounts:'));
    expect(run.stdout).toContain(`${example!.text}\nCaptured at 2026-06-01T06:00:00.000Z\n`);
    expect(run.stdout).toContain('\nAll details, and what to do about each finding: shown/drift.txt\n');
    const details = readFileSync(join(folder, 'shown/drift.txt'), 'utf8');
    for (const { findings } of report.accounts) for (const { id } of findings) expect(details).toContain(id);
  });

  it('WHEN it ran THEN every kind of finding arises at least once', () => {
    const found = new Set(report.accounts.flatMap((account) => account.findings.map((finding) => finding.kind)));
    expect([...FINDING_KINDS].filter((kind) => !found.has(kind))).toEqual([]);
  });

  it('WHEN it ran THEN three stations were read, and a difference arises at each hop', () => {
    for (const { stations, findings } of report.accounts) {
      expect(Object.values(stations).map(({ available }) => available)).toEqual([true, true, true]);
      expect(findings.every(({ hop }) => hop !== 'declared-provisioned')).toBe(true);
    }
    const hops = new Set(report.accounts[0]!.findings.map(({ hop }) => hop));
    expect([...hops].sort()).toEqual(['assigned-provisioned', 'declared-assigned']);
  });

  it('WHEN it ran THEN a file lies there in every format, and the day is the one of the example', () => {
    const files = readdirSync(join(folder, 'shown'));
    for (const format of REPORT_FORMATS) expect(files).toContain(`drift.${REPORT_FORMAT[format].fileEnding}`);
    expect(report.capturedAt).toBe('2026-06-01T06:00:00.000Z');
  });

  it('WHEN it ran THEN the partner is unmanaged, and the notice says that much differs', () => {
    const [acme] = report.accounts;
    const partner = acme!.findings.find((finding) => finding.user === 'support@partner.example');
    expect(partner).toMatchObject({ kind: 'unexpected', exception: { expires: null, pattern: '*@partner.example' } });
    expect(acme!.notices.map(({ kind }) => kind)).toEqual(['probable-configuration-fault']);
  });

  it('WHEN it ran THEN the agency is excepted and the portfolio is in sync', () => {
    const [acme, portfolio] = report.accounts;
    const agency = acme!.findings.find((finding) => finding.user === 'agency@example.com');
    expect(agency).toMatchObject({
      kind: 'unexpected',
      exception: { expires: '2099-12-31', owner: 'ada@example.com', ticket: 'ACME-42' },
    });
    expect(portfolio!.findings.map((finding) => finding.kind)).toEqual(['kept', 'owner']);
  });

  it('WHEN it ran THEN the direct account was planned, applied and verified, and has no drift afterwards', () => {
    const shown = run.stdout.slice(run.stdout.indexOf('5. An account'));

    expect(shown).toContain('acme-outlet: 1 reactivate, 1 create, 1 update, 1 deactivate; 1 person left alone');
    expect(shown).toContain('acme-outlet: 4 verified');
    expect(shown).toContain('acme-outlet: no drift');
    expect(shown).toContain('"adele@example.com" has the role "campaign_coordinator" in "acme"');
    expect(run.stderr).toBe('');
  });

  it('WHEN it ran THEN a review was opened, decided on, carried out, verified and closed, and its folder checks', () => {
    const shown = run.stdout.slice(run.stdout.indexOf('6. An access review'));
    const review = 'shown/direct/reviews/2026-q2';

    expect(shown).toContain('18 people in one account');
    expect(shown).toMatch(/"emmy@example\.com" in acme-outlet: Revoke support/);
    expect(shown).toContain('verified: deactivate emmy@example.com');
    expect(shown).toContain('of 1 row to be revoked or changed, 1 as decided');
    expect(shown).toContain('is as it was when it was closed');
    expect(readFileSync(join(folder, 'shown/direct/access.yaml'), 'utf8')).not.toContain('emmy@example.com');
    expect(readdirSync(join(folder, review))).toContain('SHA256SUMS');
  });

  it('WHEN it runs again in the same folder THEN it shows the same, but for ports and what depends on them', async () => {
    const again = await runCli(['demo', '--out', 'shown'], { cwd: folder, columns: undefined });
    const stable = (text: string) => text.replace(/127\.0\.0\.1:\d+/g, 'HOST').replace(/[0-9a-f]{64}/g, 'SHA');

    expect(stable(again.stdout)).toBe(stable(run.stdout));
  });

  it('WHEN it ran THEN the stacks are counted and lie where it says', () => {
    expect(run.stdout).toContain('acme: 1 okta_app_group_assignments, 1 okta_app_saml');
    expect(readdirSync(join(folder, 'shown/cdktf.out/stacks'))).toEqual(['acme', 'acme-eu', 'acme-portfolio']);
  });
});
