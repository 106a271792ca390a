import { oktaExpression } from '../../src/rules/okta/okta-expression.js';
import { planJson, resourceChange } from '../plan/guard/plan-fixture.js';
import { ACCESS_KEY, accessFile, withAcme } from './acme.js';
import { folderWith, runCli } from './cli-run.js';

const at = { line: 1, column: 1 };
const inDepartment = (...values: readonly string[]): string =>
  oktaExpression({ kind: 'attribute', attribute: 'department', operator: 'in', values, at });

const RULE = { name: 'admins', status: 'ACTIVE', group_assignments: ['00g1'], users_excluded: [] };

/** Guards a plan by which a rule that chose the IT department chooses others. */
async function guarded(...departments: readonly string[]) {
  const plan = planJson(
    resourceChange('okta_group_rule', {
      actions: ['update'],
      before: { ...RULE, expression_value: inDepartment('IT') },
      after: { ...RULE, expression_value: inDepartment(...departments) },
    }),
  );
  const roster =
    'userName,givenName,familyName,groups,department\n' +
    [...'abcdef'].map((name) => `${name}@example.com,,,klaviyo-admins,IT\n`).join('');
  return withAcme([{ userName: 'owner@example.com', role: 'owner' }], async ({ simulator }) => {
    const files = { 'access.yaml': accessFile(simulator.baseUrl), 'plan.json': plan, 'people.csv': roster };
    return runCli(['plan-guard', 'plan.json', '--config', 'access.yaml'], {
      cwd: folderWith(files),
      environment: { ACME_KEY: ACCESS_KEY },
    });
  });
}

describe('klaviyo-access plan-guard, GIVEN a plan that changes a rule, and a roster', () => {
  it('WHEN the rule chooses nobody any more THEN it is refused, with the people of the roster', async () => {
    const { exitCode, stdout } = await guarded('Sales');

    expect(exitCode).toBe(2);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /By roster .*people\.csv, the deploy would change a rule so that it takes 6 of 6 people out of .*: a@example\.com, .*That is 100 %/,
    );
  });

  it('WHEN it chooses more THEN it passes, and says that nobody leaves', async () => {
    const { exitCode, stdout } = await guarded('IT', 'Sales');

    expect(exitCode).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('the changed rule takes nobody out of');
  });
});
