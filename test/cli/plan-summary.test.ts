import { join } from 'node:path';
import { samplePlan } from '../plan/summary/sample-plans.js';
import { documentParts, readDocument } from '../docs/documents.js';
import { folderWith, runCommand } from './cli-run.js';

describe('klaviyo-access plan-summary', () => {
  it('GIVEN a plan on standard input WHEN it changes something THEN it exits with 0 and says what', async () => {
    const run = await runCommand(['plan-summary'], {}, { stdin: samplePlan('access-file-changed') });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('│ Role added: retention_lead ("Retention lead").\n');
  });

  it('GIVEN a plan in a file WHEN JSON is asked for THEN it is JSON', async () => {
    const cwd = folderWith({ 'plan.json': samplePlan('first') });
    const run = await runCommand(['plan-summary', 'plan.json'], { format: 'json' }, { cwd });
    expect(JSON.parse(run.stdout)).toMatchObject({ version: 1, counts: { create: 4 } });
  });

  it('GIVEN a plan that broke off WHEN it runs THEN it describes what there is, and exits with 1', async () => {
    const run = await runCommand(['plan-summary'], { format: 'markdown' }, { stdin: samplePlan('errored') });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('**Terraform could not finish this plan');
  });

  it('GIVEN no file, or no plan THEN it throws and prints nothing', async () => {
    const cwd = folderWith({});
    const missing = runCommand(['plan-summary', 'missing.json'], {}, { cwd });
    await expect(missing).rejects.toThrow('Cannot read the plan missing.json: there is no such file.');
    await expect(runCommand(['plan-summary'])).rejects.toThrow('The plan is empty');
  });

  it('docs/plan-summary.md shows what it really prints', async () => {
    const { examples } = readDocument(join('docs', 'plan-summary.md'));
    const shown = examples.filter(({ language }) => language === 'text').map(({ text }) => text);
    const run = await runCommand(['plan-summary'], {}, { stdin: samplePlan('access-file-changed') });
    expect(documentParts('', `\`\`\`text\n${run.stdout}\`\`\``).examples[0]!.text).toBe(shown[0]);
    // The other one: plan-summary-people.test.ts.
    expect(shown).toHaveLength(2);
  });
});
