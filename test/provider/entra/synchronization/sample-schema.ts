import {
  type SynchronizationSchema,
  SCHEMA_FORM,
} from '../../../../src/provider/entra/synchronization/synchronization-schema';

import { type UserMapping, userMappingOf } from '../../../../src/provider/entra/synchronization/user-mapping';

/** A JSON object of a test, which may be changed. */
export type Json = Record<string, unknown>;

export const ROLE_TARGET = 'roles[primary eq "True"].value';

const USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export const ROLE_SOURCE = {
  expression: 'SingleAppRoleAssignment([appRoleAssignments])',
  name: 'SingleAppRoleAssignment',
  parameters: [
    {
      key: 'source',
      value: { expression: '[appRoleAssignments]', name: 'appRoleAssignments', parameters: [], type: 'Attribute' },
    },
  ],
  type: 'Function',
};

export function attribute(name: string): Json {
  return { expression: `[${name}]`, name, parameters: [], type: 'Attribute' };
}

/** A mapping as Graph shows it. */
export function mapped(target: string, source: Json | null, more: Json = {}): Json {
  return {
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority: 0,
    source,
    targetAttributeName: target,
    ...more,
  };
}

export const USER_NAME = mapped('userName', attribute('userPrincipalName'), { matchingPriority: 1 });
export const ACTIVE = mapped('active', {
  expression: 'Not([IsSoftDeleted])',
  name: 'Not',
  parameters: [{ key: 'source', value: attribute('IsSoftDeleted') }],
  type: 'Function',
});
export const ROLE = mapped(ROLE_TARGET, ROLE_SOURCE);

/** The mapping of users. */
export function userMapping(attributeMappings: readonly Json[], more: Json = {}): Json {
  return {
    enabled: true,
    flowTypes: 'Add, Update, Delete',
    metadata: [{ key: 'Disposition', value: '"Normal"' }],
    name: 'Provision Microsoft Entra ID Users',
    scope: null,
    sourceObjectName: 'User',
    targetObjectName: USER,
    attributeMappings,
    ...more,
  };
}

export const GROUP_MAPPING: Json = {
  enabled: true,
  flowTypes: 'Add,Update,Delete',
  name: 'Provision Microsoft Entra ID Groups',
  scope: null,
  sourceObjectName: 'Group',
  targetObjectName: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  attributeMappings: [mapped('displayName', attribute('displayName'), { matchingPriority: 1 })],
};

const TARGETS = ['userName', 'active', 'displayName', ROLE_TARGET];

const SOURCES: readonly string[] = ['userPrincipalName', 'mail', 'appRoleAssignments', 'IsSoftDeleted', 'jobTitle'];

interface SchemaParts {
  /** Members of the rule in place of its own. */
  readonly rule?: Json;
  /** Members of the target directory in place of its own. */
  readonly target?: Json;
  /** The attributes that the directories have. */
  readonly sources?: readonly string[];
  readonly targets?: readonly string[];
}

/** A schema as Graph gives it, with members that only Graph knows. */
export function wireSchema(
  objectMappings: readonly Json[],
  { rule = {}, target = {}, sources = SOURCES, targets = TARGETS }: SchemaParts = {},
): Json {
  return {
    '@odata.context': 'https://graph.example/v1.0/$metadata#schema',
    id: 'scim.0a.0b',
    version: 'Date:2026-04-01T00:00:00.0000000Z, Version:7',
    provisioningTaskIdentifier: null,
    synchronizationRules: [
      {
        editable: true,
        id: '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8',
        name: 'USER_OUTBOUND_USER',
        priority: 1,
        sourceDirectoryName: 'Azure Active Directory',
        targetDirectoryName: 'customappsso',
        objectMappings,
        ...rule,
      },
    ],
    'directories@odata.context': 'https://graph.example/v1.0/$metadata#directories',
    directories: [
      directory('Azure Active Directory', 'User', sources),
      { ...directory('customappsso', USER, targets), ...target },
    ],
  };
}

function directory(name: string, object: string, attributes: readonly string[]): Json {
  return {
    id: `directory ${name}`,
    name,
    readOnly: false,
    objects: [
      {
        name: object,
        attributes: attributes.map((each) => ({ anchor: false, name: each, type: 'String', required: false })),
        metadata: [],
      },
    ],
  };
}

/** A schema as it was read. */
export function readWire(whole: unknown): SynchronizationSchema {
  return SCHEMA_FORM.parse(whole);
}

/** One with this mapping of users beside that of groups. */
export function schemaOf(attributeMappings: readonly Json[], more: Json = {}): SynchronizationSchema {
  return readWire(wireSchema([GROUP_MAPPING, userMapping(attributeMappings, more)]));
}

/** The mapping of users of a schema that has one. */
export function usersOf(schema: SynchronizationSchema): UserMapping {
  const reading = userMappingOf(schema);
  if (!reading.isClear) throw new Error(reading.why);
  return reading.users;
}
