import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `okta_group_rule` (`resource_okta_group_rule.go`). */
export const oktaGroupRule: SchemaFacts = {
  attributes: {
    expression_type: 'string optional',
    expression_value: 'string required',
    group_assignments: 'set(string) required',
    id: 'string optional computed',
    name: 'string required',
    remove_assigned_users: 'bool optional',
    status: 'string optional',
    users_excluded: 'set(string) optional',
  },
  values: { status: ['ACTIVE', 'INACTIVE'] },
  replaces: ['group_assignments'],
};
