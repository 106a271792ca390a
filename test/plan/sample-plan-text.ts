import { parseTerraformPlan, PlanError } from '../../src/plan/terraform-plan.js';

/** What every plan has: here of an empty configuration. */
export const EMPTY = '"format_version":"1.2","planned_values":{"root_module":{}},"configuration":{"root_module":{}}';

/** A resource that is there. */
export const PRESENT = { address: 'okta_app_saml.app', mode: 'managed', type: 'okta_app_saml', values: { id: '0oa1' } };

/** Why a plan is refused. */
export const refusalOf = (text: string): string => {
  try {
    parseTerraformPlan(text);
  } catch (error) {
    expect(error).toBeInstanceOf(PlanError);
    return (error as Error).message;
  }
  throw new Error('the plan was taken');
};
