import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Data source `azuread_group` (`internal/services/groups/group_data_source.go`). */
export const dataAzureadGroup: SchemaFacts = {
  attributes: {
    assignable_to_role: 'bool computed',
    auto_subscribe_new_members: 'bool computed',
    behaviors: 'list(string) computed',
    description: 'string computed',
    display_name: 'string optional computed',
    dynamic_membership: 'list(object({enabled=bool, rule=string})) computed',
    external_senders_allowed: 'bool computed',
    hide_from_address_lists: 'bool computed',
    hide_from_outlook_clients: 'bool computed',
    id: 'string optional computed',
    include_transitive_members: 'bool optional',
    mail: 'string computed',
    mail_enabled: 'bool optional computed',
    mail_nickname: 'string optional computed',
    members: 'list(string) computed',
    object_id: 'string optional computed',
    onpremises_domain_name: 'string computed',
    onpremises_group_type: 'string computed',
    onpremises_netbios_name: 'string computed',
    onpremises_sam_account_name: 'string computed',
    onpremises_security_identifier: 'string computed',
    onpremises_sync_enabled: 'bool computed',
    owners: 'list(string) computed',
    preferred_language: 'string computed',
    provisioning_options: 'list(string) computed',
    proxy_addresses: 'list(string) computed',
    security_enabled: 'bool optional computed',
    theme: 'string computed',
    types: 'list(string) computed',
    visibility: 'string computed',
    writeback_enabled: 'bool computed',
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
    ['display_name', 'object_id'],
    ['display_name', 'mail_nickname'],
    ['mail_nickname', 'object_id'],
  ],
};
