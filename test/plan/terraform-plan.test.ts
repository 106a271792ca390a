import { parseTerraformPlan, PlanError } from '../../src/plan/terraform-plan.js';

const refusalOf = (text: string): string => {
  try {
    parseTerraformPlan(text);
  } catch (error) {
    expect(error).toBeInstanceOf(PlanError);
    return (error as Error).message;
  }
  throw new Error('the plan was taken');
};

describe('parseTerraformPlan', () => {
  it('GIVEN a plan WHEN it is read THEN data sources are left out and imports are marked', () => {
    const change = { actions: ['no-op'], before: { id: '0oa1' }, after: { id: '0oa1' }, importing: { id: '0oa1' } };
    const read = { actions: ['read'], before: null, after: {} };
    const plan = parseTerraformPlan(
      JSON.stringify({
        format_version: '1.2',
        terraform_version: '1.11.4',
        resource_changes: [
          { address: 'okta_app_saml.app', mode: 'managed', type: 'okta_app_saml', change },
          { address: 'data.okta_group.group', mode: 'data', type: 'okta_group', change: read },
        ],
      }),
    );
    expect(plan).toEqual({
      terraformVersion: '1.11.4',
      changes: [
        {
          address: 'okta_app_saml.app',
          type: 'okta_app_saml',
          actions: ['no-op'],
          before: { id: '0oa1' },
          after: { id: '0oa1' },
          importing: true,
        },
      ],
    });
  });

  it('GIVEN a plan without changes WHEN it is read THEN it has none', () => {
    expect(parseTerraformPlan('{"format_version":"1.2","planned_values":{}}')).toEqual({
      terraformVersion: 'unknown',
      changes: [],
    });
  });

  it.each([
    ['', 'The plan is empty'],
    ['PK\u0003\u0004', 'not the plan file itself'],
    ['null', 'This is not a plan'],
    ['{"format_version":"2.0"}', 'format_version must be 1.x'],
    ['{"format_version":"1.0","values":{}}', 'This is a state, not a plan'],
    ['{"format_version":"1.0","terraform_version":"1.11.4"}', 'This is a state, not a plan'],
    ['{"format_version":"1.2","planned_values":{},"errored":true}', 'could not finish this plan'],
    ['{"format_version":"1.2","resource_changes":[{"address":"a"}]}', 'resource_changes.0'],
  ])('GIVEN %j WHEN it is read THEN the error says "%s"', (text, sentence) => {
    expect(refusalOf(text)).toContain(sentence);
  });
});
