import { attributeSource, ROLE_SOURCE } from './mapping-source.js';
import { type ChangedPart, type MappingChange } from './mapping-plan.js';
import { type JsonObject, type SynchronizationSchema } from './synchronization-schema.js';
import { type UserMapping } from './user-mapping.js';

/**
 * The whole of a schema with changes made to its mapping of users. Everything else is what it was: members in their order, also those
 * that nobody here knows. Graph takes back what it gave out, annotations included (Microsoft, "Known issues and resolutions with SCIM 2.0
 * protocol compliance": the JSON of the GET is the body of the PUT).
 *
 * @param changes - as `mappingPlan` gives them for the same schema
 */
export function changedSchema(
  { whole }: SynchronizationSchema,
  { at, rule, mapping }: UserMapping,
  changes: readonly MappingChange[],
): JsonObject {
  const mapped = replaced(
    whole,
    ['synchronizationRules', at.rule, 'objectMappings', at.mapping, 'attributeMappings'],
    (list) => changes.reduce(changedMappings, list as readonly JsonObject[]),
  );
  return changes
    .filter(({ kind }) => kind === 'define')
    .reduce((schema, { target }) => {
      const directory = placeOf(schema.directories, rule.targetDirectory);
      const object = placeOf((schema.directories as readonly JsonObject[])[directory]?.objects, mapping.targetObject);
      return replaced(schema, ['directories', directory, 'objects', object, 'attributes'], (attributes) => [
        ...(attributes as readonly unknown[]),
        attributeDefinition(target),
      ]);
    }, mapped);
}

function changedMappings(list: readonly JsonObject[], change: MappingChange): readonly JsonObject[] {
  const isIts = ({ targetAttributeName }: JsonObject): boolean => targetAttributeName === change.target;
  switch (change.kind) {
    case 'define':
      return list;
    case 'add':
      return [...list, roleMapping(change.target)];
    case 'remove':
      return list.filter((mapping) => !isIts(mapping));
    case 'change':
      return list.map((mapping) => (isIts(mapping) ? change.parts.reduce(changedPart, mapping) : mapping));
  }
}

function changedPart(mapping: JsonObject, { what, to }: ChangedPart): JsonObject {
  switch (what) {
    case 'source':
      return { ...mapping, source: to === ROLE_SOURCE.expression ? ROLE_SOURCE : attributeSource(to.slice(1, -1)) };
    case 'default value':
      return { ...mapping, defaultValue: null };
    case 'applied':
      return { ...mapping, flowType: to };
    case 'matching precedence':
      return { ...mapping, matchingPriority: 0 };
  }
}

/** The mapping of the role, in the shape that exported schemas have (Microsoft Graph, "objectMapping resource type", the JSON example). */
function roleMapping(target: string): JsonObject {
  return {
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority: 0,
    source: ROLE_SOURCE,
    targetAttributeName: target,
  };
}

/**
 * An attribute that a person adds to the target directory, with the defaults of Microsoft Graph, "attributeDefinition resource type"
 * ("Configure synchronization with custom target attributes" adds one with its name and type alone).
 */
function attributeDefinition(name: string): JsonObject {
  return {
    anchor: false,
    caseExact: false,
    defaultValue: null,
    flowNullValues: false,
    metadata: [],
    multivalued: false,
    mutability: 'ReadWrite',
    name,
    referencedObjects: [],
    required: false,
    type: 'String',
  };
}

function placeOf(list: unknown, name: string): number {
  return (list as readonly JsonObject[]).findIndex((one) => one.name === name);
}

/** A JSON value with the one at a place replaced; all beside the way there is the same value as before. */
function replaced(
  value: JsonObject,
  path: readonly (string | number)[],
  change: (value: unknown) => unknown,
): JsonObject {
  const [step, ...rest] = path;
  const inner = (one: unknown): unknown =>
    rest.length === 0 ? change(one) : replaced(one as JsonObject, rest, change);
  if (typeof step === 'number') {
    const list = value as unknown as readonly unknown[];
    return list.map((one, index) => (index === step ? inner(one) : one)) as unknown as JsonObject;
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === step ? inner(one) : one]));
}
