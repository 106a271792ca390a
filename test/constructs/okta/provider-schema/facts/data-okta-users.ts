import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Data source `okta_users` (`data_source_okta_users.go`). What it finds, `users`, is a list of objects. */
export const dataOktaUsers: SchemaFacts = {
  attributes: {
    compound_search_operator: 'string optional',
    delay_read_seconds: 'string optional',
    group_id: 'string optional',
    id: 'string optional computed',
    include_groups: 'bool optional',
    include_roles: 'bool optional',
    users:
      'list(object({activated=string, admin_roles=set(string), city=string, cost_center=string, country_code=string, created=string, custom_profile_attributes=string, department=string, display_name=string, division=string, email=string, employee_number=string, first_name=string, group_memberships=set(string), honorific_prefix=string, honorific_suffix=string, id=string, last_login=string, last_name=string, last_updated=string, locale=string, login=string, manager=string, manager_id=string, middle_name=string, mobile_phone=string, nick_name=string, organization=string, password_changed=string, postal_address=string, preferred_language=string, primary_phone=string, profile_url=string, realm_id=string, roles=set(string), second_email=string, state=string, status=string, status_changed=string, street_address=string, timezone=string, title=string, type=list(object({id=string})), user_type=string, zip_code=string})) computed',
  },
  blocks: {
    search: {
      nesting: 'set',
      attributes: {
        comparison: 'string optional',
        expression: 'string optional',
        name: 'string optional',
        value: 'string optional',
      },
    },
  },
  conflicts: [['group_id', 'search']],
};
