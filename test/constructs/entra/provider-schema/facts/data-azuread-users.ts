import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Data source `azuread_users` (`internal/services/users/users_data_source.go`). */
export const dataAzureadUsers: SchemaFacts = {
  attributes: {
    employee_ids: 'list(string) optional computed',
    id: 'string optional computed',
    ignore_missing: 'bool optional',
    mail_nicknames: 'list(string) optional computed',
    mails: 'list(string) optional computed',
    object_ids: 'list(string) optional computed',
    return_all: 'bool optional',
    user_principal_names: 'list(string) optional computed',
    users:
      'list(object({account_enabled=bool, display_name=string, employee_id=string, mail=string, mail_nickname=string, object_id=string, onpremises_immutable_id=string, onpremises_sam_account_name=string, onpremises_user_principal_name=string, usage_location=string, user_principal_name=string})) computed',
  },
  blocks: {
    timeouts: {
      nesting: 'single',
      attributes: {
        read: 'string optional',
      },
    },
  },
  conflicts: [
    ['user_principal_names', 'mails'],
    ['ignore_missing', 'return_all'],
  ],
};
