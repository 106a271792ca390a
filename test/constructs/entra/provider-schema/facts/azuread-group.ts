import { type SchemaFacts } from '../../../provider-schema/schema-facts.js';

/** Resource `azuread_group` (`internal/services/groups/group_resource.go`). */
export const azureadGroup: SchemaFacts = {
  attributes: {
    administrative_unit_ids: 'set(string) optional',
    assignable_to_role: 'bool optional',
    auto_subscribe_new_members: 'bool optional computed',
    behaviors: 'set(string) optional',
    description: 'string optional',
    display_name: 'string required',
    external_senders_allowed: 'bool optional computed',
    hide_from_address_lists: 'bool optional computed',
    hide_from_outlook_clients: 'bool optional computed',
    id: 'string optional computed',
    mail: 'string computed',
    mail_enabled: 'bool optional',
    mail_nickname: 'string optional computed',
    members: 'set(string) optional computed',
    object_id: 'string computed',
    onpremises_domain_name: 'string computed',
    onpremises_group_type: 'string optional computed',
    onpremises_netbios_name: 'string computed',
    onpremises_sam_account_name: 'string computed',
    onpremises_security_identifier: 'string computed',
    onpremises_sync_enabled: 'bool computed',
    owners: 'set(string) optional computed',
    preferred_language: 'string computed',
    prevent_duplicate_names: 'bool optional',
    provisioning_options: 'set(string) optional',
    proxy_addresses: 'list(string) computed',
    security_enabled: 'bool optional',
    theme: 'string optional',
    types: 'set(string) optional',
    visibility: 'string optional computed',
    writeback_enabled: 'bool optional',
  },
  blocks: {
    dynamic_membership: {
      nesting: 'list',
      atMostOne: true,
      attributes: {
        enabled: 'bool required',
        rule: 'string required',
      },
    },
    timeouts: {
      nesting: 'single',
      attributes: {
        create: 'string optional',
        delete: 'string optional',
        read: 'string optional',
        update: 'string optional',
      },
    },
  },
  replaces: ['assignable_to_role', 'behaviors', 'mail_nickname', 'provisioning_options', 'types'],
  conflicts: [['members', 'dynamic_membership']],
};
