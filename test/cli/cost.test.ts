import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COST_INPUTS } from '../../src/access/cost-inputs.js';
import { COST_INPUT_NAMES } from '../../src/access/stated-costs.js';
import { type CostReport } from '../../src/cost/cost-report.js';
import { type HistoryEntry } from '../../src/history/history-entry.js';
import { readDocument, ROOT } from '../docs/documents.js';
import { directoryRun } from '../history/leavers/directory-runs.js';
import { finding } from '../history/sample-runs.js';
import { accessFile, PEOPLE } from './acme.js';
import { type CliRun, type Flags, folderWith, runCommand } from './cli-run.js';

const NOW = new Date('2026-11-30T09:00:00Z');
const [ADA, ALAN, GRACE] = ['ada@example.com', 'alan@example.com', 'grace@example.com'] as [string, string, string];

const RUNS = [
  directoryRun('2026-09-01T06:00:00.000Z', { acme: { there: [ADA, ALAN] } }),
  directoryRun(
    '2026-10-15T06:00:00.000Z',
    { acme: { there: [ADA, ALAN, GRACE], findings: [finding('a', { user: GRACE })] } },
    { absent: [GRACE] },
  ),
  directoryRun('2026-11-30T06:00:00.000Z', { acme: { there: [ADA] } }, { absent: [ALAN, GRACE] }),
];

function folder(cost = '', runs: readonly HistoryEntry[] = RUNS): string {
  const cwd = folderWith({
    'access.yaml': `${accessFile('https://a.klaviyo.com/scim/v2')}${cost}`,
    'people.csv': PEOPLE,
  });
  mkdirSync(join(cwd, 'history'));
  for (const [index, entry] of runs.entries())
    writeFileSync(join(cwd, 'history', `${index}.json`), JSON.stringify(entry));
  return cwd;
}

const cost = (cwd: string, flags: Flags = {}): Promise<CliRun> => runCommand(['cost'], flags, { cwd, now: NOW });

const origins = ({ stdout }: CliRun): Readonly<Record<string, string>> =>
  Object.fromEntries((JSON.parse(stdout) as CostReport).figures.map(({ name, origin }) => [name, origin]));

describe('klaviyo-access cost', () => {
  it('GIVEN a history, an access file and flags THEN each figure comes from the first of them that says it', async () => {
    const cwd = folder('cost: { hourlyRate: 55, employees: 100, currency: USD }\n');
    const run = await cost(cwd, { history: 'history', input: ['employees=320', 'licenseCost=0.5'], report: 'json' });

    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(origins(run)).toMatchObject({
      ...{ employees: 'stated', hourlyRate: 'stated', licenseCost: 'stated' },
      ...{ orphanedAccounts: 'found', unusedLicenses: 'found', manualHours: 'found' },
      ...{ orphanCost: 'default', providerAddOn: 'default' },
    });
    expect((JSON.parse(run.stdout) as CostReport).figures[0]).toMatchObject({ value: 320, source: 'the command line' });
  });

  it('GIVEN an activity log THEN unused licences are found by it, and it says of whom; without a history it is refused', async () => {
    const cwd = folder();
    writeFileSync(
      join(cwd, 'log.csv'),
      `User,Event,Time\n${ALAN},Logged In,2026-06-01T00:00:00Z\n${ADA},Logged In,2026-06-02T00:00:00Z\nx,Edited,2026-11-30T00:00:00Z\n`,
    );
    const run = await cost(cwd, { history: 'history', activityLog: ['log.csv'] });
    expect(run).toMatchObject({
      exitCode: 0,
      stderr:
        'The activity log of acme covers 2026-06-01T00:00:00.000Z to 2026-11-30T00:00:00.000Z (UTC). 2 people signed in.\n',
    });
    expect(run.stdout.replace(/\n│/g, '')).toContain(
      'Activity log of acme, from 2026-06-01T00:00:00.000Z to 2026-11-30T00:00:00.000Z: 1 of 1 with access at the run of 2026-11-30T06:00:00.000Z did not sign in within the last 90 days of the log.',
    );
    expect(run.stdout).toMatch(/Unused licences +│ 1 licence at/);
    await expect(cost(cwd, { activityLog: ['log.csv'] })).rejects.toThrow('--history FOLDER');
  });

  it('GIVEN no history THEN nothing is found; GIVEN another currency THEN amounts are not converted', async () => {
    const run = await cost(folder('cost: { currency: EUR }\n'), { report: 'json' });
    expect(JSON.parse(run.stdout)).toMatchObject({ found: null, currency: 'EUR', byHandAmount: null });
    expect((await cost(folder(), { currency: 'EUR' })).stdout).toContain('By hand: not known');
  });

  it('GIVEN files THEN each report is written, and the HTML loads nothing', async () => {
    const cwd = folder();
    const run = await cost(cwd, { history: 'history', report: ['markdown=cost.md', 'html=cost.html', 'text'] });
    expect(run.stderr).toBe('Wrote the markdown report to cost.md\nWrote the html report to cost.html\n');
    expect(readFileSync(join(cwd, 'cost.md'), 'utf8')).toContain('### The ways, in a year');
    const html = readFileSync(join(cwd, 'cost.html'), 'utf8');
    expect(html).toContain(`default-src 'none'`.replaceAll("'", '&#39;'));
    expect(html).not.toContain('<script');
  });

  it.each<[Flags, string]>([
    [{ input: 'employes=3' }, 'Did you mean "employees"?'],
    [{ input: 'employees' }, 'has no number'],
    [{ input: 'employees=-3' }, 'has no number'],
    [{ input: 'employees=1e3' }, 'has no number'],
    [{ input: ['employees=3', 'employees=4'] }, 'states employees twice'],
    [{ currency: 'euro' }, 'is not a currency'],
    [{ report: 'csv' }, 'There is no report format "csv"'],
    [{ history: 'nowhere' }, 'There is no history at'],
  ])('GIVEN %j THEN it is refused', async (flags, message) => {
    await expect(cost(folder(), flags)).rejects.toThrow(message);
  });

  it.each([
    ['cost: { employees: many }', 'expected a number, 0 or more'],
    ['cost: { employees: -1 }', 'expected a number, 0 or more'],
    ['cost: { currency: euro }', 'expected a currency as three capital letters, such as EUR'],
    ['cost: { employes: 3 }', 'employees'],
  ])('GIVEN an access file with %s THEN it is refused with its place', async (line, message) => {
    await expect(cost(folder(`${line}\n`))).rejects.toThrow(message);
  });

  it('docs/cost.md shows what it really prints', async () => {
    const [shown] = readDocument(join('docs', 'cost.md')).examples.filter(({ language }) => language === 'text');
    const { stdout } = await cost(folder(), { history: 'history', input: 'employees=320' });
    expect(stdout.trimEnd()).toBe(shown!.text);
  });
});

test('docs/cost.md has a row for each input, with its unit, default and source', () => {
  const page = readFileSync(join(ROOT, 'docs/cost.md'), 'utf8').replace(/ {2,}/g, ' ');
  for (const name of COST_INPUT_NAMES) {
    const { label, unit, isMoney, default: standard, scaled, source } = COST_INPUTS[name];
    const money = isMoney ? `USD ${unit}` : unit;
    expect(page).toContain(
      `| \`${name}\` | ${label} | ${money} | ${standard}${scaled ? ' for 500 employees' : ''} | ${source} |`,
    );
  }
});
