import { type Json } from '../json-value.js';
import {
  CORE_GROUP,
  ENTERPRISE_USER,
  GROUP_MAPPINGS,
  type ShortMapping,
  UNMAPPED_SOURCES,
  UNMAPPED_TARGETS,
  USER_MAPPINGS,
} from './default-mappings.js';
import { type Expression, readExpression } from './expression.js';

/** The template of applications that are not in the gallery. */
export const SCIM_TEMPLATE = 'scim';

/** The names of the two directories of a schema of the template. */
export const SOURCE_DIRECTORY = 'Azure Active Directory';
export const TARGET_DIRECTORY = 'customappsso';

/** The id of the rule from Entra to the app: the same in every tenant (acceptance tests of the azuread provider, "appears to be a global value"). */
export const OUTBOUND_RULE = '03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8';

/**
 * The schema that a job of the template `scim` begins with. The shape is that of learn.microsoft.com's pages on synchronizationSchema,
 * synchronizationRule, objectMapping, attributeMapping and directoryDefinition; names of rule and object mappings are those that
 * clients' recordings and the portal show.
 */
export function defaultSchema(id: string): Json {
  return {
    id,
    version: '1.0',
    provisioningTaskIdentifier: null,
    synchronizationRules: [
      {
        containerFilter: null,
        editable: true,
        groupFilter: null,
        id: OUTBOUND_RULE,
        metadata: [{ key: 'supportsProvisionOnDemand', value: 'true' }],
        name: 'USER_OUTBOUND',
        priority: 1,
        sourceDirectoryName: SOURCE_DIRECTORY,
        targetDirectoryName: TARGET_DIRECTORY,
        objectMappings: [
          objectMapping('Groups', 'Group', CORE_GROUP, GROUP_MAPPINGS),
          objectMapping('Users', 'User', ENTERPRISE_USER, USER_MAPPINGS),
        ],
      },
    ],
    directories: [
      directory(id, SOURCE_DIRECTORY, [
        objectDefinition('User', [...new Set([...sourcesOf(USER_MAPPINGS), ...UNMAPPED_SOURCES])]),
        objectDefinition('Group', sourcesOf(GROUP_MAPPINGS)),
      ]),
      directory(id, TARGET_DIRECTORY, [
        objectDefinition(ENTERPRISE_USER, [...USER_MAPPINGS.map(({ target }) => target), ...UNMAPPED_TARGETS]),
        objectDefinition(CORE_GROUP, ['id', ...GROUP_MAPPINGS.map(({ target }) => target)]),
      ]),
    ],
  };
}

function objectMapping(plural: string, source: string, target: string, mappings: readonly ShortMapping[]): Json {
  return {
    enabled: true,
    flowTypes: 'Add,Update,Delete',
    metadata: [],
    name: `Provision Microsoft Entra ID ${plural}`,
    scope: null,
    sourceObjectName: source,
    targetObjectName: target,
    attributeMappings: mappings.map(attributeMapping),
  };
}

/** A mapping as Graph shows it. */
export function attributeMapping({ target, expression, matching = 0 }: ShortMapping): Json {
  return {
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority: matching,
    targetAttributeName: target,
    source: sourceView(readExpression(expression)),
  };
}

/** The names of a function's parameters in an exported schema; the last one goes on for those that follow. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  SingleAppRoleAssignment: ['source'],
  Switch: ['source', 'defaultValue', 'key', 'value'],
  Join: ['separator', 'source'],
};

/** An expression as the schema writes it out (learn.microsoft.com, "attributeMappingSource resource type"). */
export function sourceView(expression: Expression): Json {
  const written = writtenOut(expression);
  switch (expression.is) {
    case 'nothing':
      return { expression: '', name: '', parameters: [], type: 'Constant' };
    case 'attribute':
      return { expression: written, name: expression.name, parameters: [], type: 'Attribute' };
    case 'constant':
      return { expression: written, name: expression.text, parameters: [], type: 'Constant' };
    case 'function': {
      const names = PARAMETERS[expression.name] ?? ['source'];
      return {
        expression: written,
        name: expression.name,
        parameters: expression.parameters.map((parameter, index) => ({
          key: names[Math.min(index, names.length - 1)],
          value: sourceView(parameter),
        })),
        type: 'Function',
      };
    }
  }
}

function writtenOut(expression: Expression): string {
  switch (expression.is) {
    case 'nothing':
      return '';
    case 'attribute':
      return `[${expression.name}]`;
    case 'constant':
      return `"${expression.text.replaceAll('"', '\\"')}"`;
    case 'function':
      return `${expression.name}(${expression.parameters.map(writtenOut).join(', ')})`;
  }
}

/** The attributes that the mappings read, each once. */
function sourcesOf(mappings: readonly ShortMapping[]): readonly string[] {
  return [...new Set(mappings.flatMap(({ expression }) => attributesOf(readExpression(expression))))];
}

/** The attributes that an expression reads. */
export function attributesOf(expression: Expression): readonly string[] {
  if (expression.is === 'attribute') return [expression.name];
  return expression.is === 'function' ? expression.parameters.flatMap(attributesOf) : [];
}

function directory(id: string, name: string, objects: readonly Json[]): Json {
  return {
    id: `${id}.${name === SOURCE_DIRECTORY ? 'source' : 'target'}`,
    discoverabilities: 'None',
    discoveryDateTime: null,
    name,
    readOnly: name === SOURCE_DIRECTORY,
    version: null,
    objects,
  };
}

function objectDefinition(name: string, attributes: readonly string[]): Json {
  return { name, metadata: [], supportedApis: [], attributes: attributes.map(attributeDefinition) };
}

/** An attribute as Graph shows it (learn.microsoft.com, "attributeDefinition resource type"). */
export function attributeDefinition(name: string): Json {
  const isBoolean = ['active', 'IsSoftDeleted', 'accountEnabled'].includes(name);
  return {
    anchor: name === 'id' || name === 'objectId',
    apiExpressions: [],
    caseExact: false,
    defaultValue: null,
    flowNullValues: false,
    metadata: [],
    multivalued: ['members', 'appRoleAssignments', 'otherMails', 'proxyAddresses'].includes(name),
    mutability: 'ReadWrite',
    name,
    referencedObjects: [],
    required: name === 'userName',
    type: isBoolean ? 'Boolean' : name === 'manager' || name.endsWith(':manager') ? 'Reference' : 'String',
  };
}
