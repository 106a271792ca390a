import { join } from 'node:path';
import { oktaExpression } from '../../src/rules/okta/okta-expression.js';
import { documentParts, readDocument } from '../docs/documents.js';
import { planOf } from '../plan/summary/sample-plans.js';
import { accessFile } from './acme.js';
import { type CliRun, folderWith, runCli } from './cli-run.js';

const at = { line: 1, column: 1 };
const inDepartment = (department: string): string =>
  oktaExpression({ kind: 'attribute', attribute: 'department', operator: 'equals', value: department, at });

const RULE = { name: 'klaviyo-admins', status: 'ACTIVE', group_assignments: ['00g1'], users_excluded: [] };

const ADDRESS = 'okta_group_rule.rule-klaviyo-admins';

/** A plan by which a rule that chose the IT department chooses marketing. */
const PLAN = planOf([
  {
    address: ADDRESS,
    type: 'okta_group_rule',
    before: { ...RULE, expression_value: inDepartment('IT') },
    after: { ...RULE, expression_value: inDepartment('Marketing') },
  },
]);

const ROSTER = `userName,givenName,familyName,groups,department
ada@example.com,Ada,Lovelace,klaviyo-analysts,Marketing
grace@example.com,Grace,Hopper,klaviyo-admins,IT
`;

const ROSTER_FILE = accessFile('http://127.0.0.1:9/scim/v2');

const summarized = (
  args: readonly string[],
  { access = ROSTER_FILE, plan = PLAN }: { readonly access?: string; readonly plan?: string } = {},
): Promise<CliRun> =>
  runCli(['plan-summary', 'plan.json', ...args], {
    cwd: folderWith({ 'access.yaml': access, 'plan.json': plan, 'people.csv': ROSTER }),
  });

const CONFIG = ['--config', 'access.yaml'];

describe('klaviyo-access plan-summary, GIVEN a plan that changes a rule, and a roster', () => {
  it('WHEN the access file is named THEN it names the people, as docs/plan-summary.md shows', async () => {
    const { exitCode, stdout } = await summarized(CONFIG);

    expect(exitCode).toBe(0);
    expect(stdout.replace(/\s+│?\s*/g, ' ')).toContain(
      'people.csv, comes in: 1 person: "ada@example.com"; leaves: 1 person: "grace@example.com".',
    );
    const { examples } = readDocument(join('docs', 'plan-summary.md'));
    const shown = examples.filter(({ language }) => language === 'text').map(({ text }) => text);
    expect(shown[1]).toBe(documentParts('', `\`\`\`text\n${stdout}\`\`\``).examples[0]!.text);
  });

  it('WHEN Markdown is asked for THEN they stand in it, escaped', async () => {
    const { stdout } = await summarized([...CONFIG, '--format', 'markdown']);

    expect(stdout).toContain('comes in: 1 person: "`ada@example.com`"; leaves: 1 person: "`grace@example.com`".');
  });

  it('WHEN JSON is asked for THEN they stand beside the changes', async () => {
    const summary = JSON.parse((await summarized([...CONFIG, '--format', 'json'])).stdout) as { changes: unknown };

    expect(summary).toMatchObject({
      rulePeople: {
        read: true,
        rules: [{ address: ADDRESS, what: 'moves', comesIn: ['ada@example.com'], leaves: ['grace@example.com'] }],
      },
    });
    expect(JSON.stringify(summary.changes)).not.toContain('ada@');
  });

  it('WHEN no access file is named THEN it says that the plan does not show whom', async () => {
    const { stdout } = await summarized([]);

    expect(stdout.replace(/\s+│?\s*/g, ' ')).toContain('The plan does not show who that is.');
    expect(stdout).not.toContain('ada@example.com');
    expect((await summarized(['--format', 'json'])).stdout).not.toContain('rulePeople');
  });

  it('WHEN the people come from Okta, without credentials THEN it says so', async () => {
    const { exitCode, stdout } = await summarized(CONFIG, {
      access: ROSTER_FILE.replace('roster: people.csv', 'okta: true'),
    });

    expect(exitCode).toBe(0);
    expect(stdout.replace(/\s+│?\s*/g, ' ')).toContain('Whom it moves is not known: no Okta credentials');
  });

  it('WHEN Terraform could not finish the plan THEN it says so, and exits with 1', async () => {
    const plan = JSON.stringify({ ...(JSON.parse(PLAN) as object), errored: true, complete: false });
    const { exitCode, stdout } = await summarized(CONFIG, { plan });

    expect(exitCode).toBe(1);
    expect(stdout.replace(/\s+│?\s*/g, ' ')).toContain(
      'Whom it moves is not known: Terraform could not finish the plan.',
    );
  });

  it('WHEN the account is misspelt, or named without an access file THEN it exits with 1 and says what to do', async () => {
    const misspelt = await summarized([...CONFIG, '--account', 'acne'], { plan: planOf([]) });
    const alone = await summarized(['--account', 'acme']);

    expect(misspelt).toMatchObject({ exitCode: 1, stdout: '' });
    expect(misspelt.stderr).toContain('Did you mean "acme"?');
    expect(alone).toMatchObject({ exitCode: 1, stdout: '' });
    expect(alone.stderr.replace(/\s+/g, ' ')).toContain('--account acme needs an access file.');
  });
});
