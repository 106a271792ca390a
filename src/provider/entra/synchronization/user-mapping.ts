import { quoted } from '../../../text/quoted.js';
import { type ObjectMapping, type SynchronizationRule, type SynchronizationSchema } from './synchronization-schema.js';

/** The mapping by which a job writes people, and where it stands in the schema. */
export interface UserMapping {
  readonly rule: SynchronizationRule;
  readonly mapping: ObjectMapping;
  /** Its place: of the rule among the schema's, of the mapping among the rule's. */
  readonly at: { readonly rule: number; readonly mapping: number };
}

/** The mapping of users; or why it is not clear which one that is, as a sentence. */
export type UserMappingReading =
  { readonly isClear: true; readonly users: UserMapping } | { readonly isClear: false; readonly why: string };

/** The object in Entra that is a person. */
const SOURCE_OBJECT = 'User';

/**
 * The object in Klaviyo: SCIM's user, by its name or a schema of it. A job of the template `scim` has the enterprise extension
 * (Microsoft Graph, "synchronizationJob: provisionOnDemand", the target identity of the example).
 */
const TARGET_OBJECT = /^(?:urn:ietf:params:scim:schemas:.+:)?User$/;

/** The one enabled mapping from Entra's users to SCIM's. */
export function userMappingOf({ rules }: SynchronizationSchema): UserMappingReading {
  const ofUsers = rules.flatMap((rule, ruleIndex) =>
    rule.objectMappings.flatMap((mapping, mappingIndex) =>
      mapping.sourceObject === SOURCE_OBJECT ? [{ rule, mapping, at: { rule: ruleIndex, mapping: mappingIndex } }] : [],
    ),
  );
  const enabled = ofUsers.filter(({ mapping }) => mapping.enabled);
  const [users, ...others] = enabled;
  if (users === undefined) {
    return unclear(
      ofUsers.length === 0
        ? 'The schema of the job has no mapping of users.'
        : 'The mapping of users is switched off, so that nobody is provisioned.',
    );
  }
  if (others.length > 0) {
    const names = enabled.map(({ mapping }) => quoted(mapping.name)).join(', ');
    return unclear(`The schema of the job has ${enabled.length} enabled mappings of users (${names}), not one.`);
  }
  const { targetObject } = users.mapping;
  if (TARGET_OBJECT.test(targetObject)) return { isClear: true, users };
  return unclear(`The mapping of users writes to the object ${quoted(targetObject)}, which is not SCIM's user.`);
}

function unclear(why: string): UserMappingReading {
  return { isClear: false, why };
}

/** What a mapping of objects may do in Klaviyo (Microsoft Graph, "objectMapping resource type": its flow types). */
export const FLOW_TYPES = ['Add', 'Update', 'Delete'] as const;

export type FlowType = (typeof FLOW_TYPES)[number];

/** What the mapping of users is not allowed to do; empty where it may do everything. */
export function flowTypesOff({ flowTypes }: Pick<ObjectMapping, 'flowTypes'>): readonly FlowType[] {
  return FLOW_TYPES.filter((type) => !flowTypes.includes(type));
}

/**
 * Whether the target directory knows an attribute of the users, so that it can be mapped; otherwise it has to be added (Microsoft Graph,
 * "directoryDefinition resource type"). Undefined where the schema does not describe the object.
 */
export function knowsTarget(
  { directories }: SynchronizationSchema,
  { rule, mapping }: UserMapping,
  target: string,
): boolean | undefined {
  const object = directories
    .find(({ name }) => name === rule.targetDirectory)
    ?.objects.find(({ name }) => name === mapping.targetObject);
  return object?.attributes.includes(target);
}
