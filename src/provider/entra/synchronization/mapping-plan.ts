import { type EntraApp, isSameTarget } from '../../../access/entra-settings.js';
import { attributeOf, ROLE_SOURCE } from './mapping-source.js';
import { isDeclaredRole, sourceText, unsupportedMappings, USER_NAME_TARGET } from './mappings.js';
import { type AttributeMapping, type SynchronizationSchema } from './synchronization-schema.js';
import { type FlowType, flowTypesOff, knowsTarget, type UserMapping } from './user-mapping.js';

/** What the mapping of users is to be. */
export interface DeclaredMappings extends Pick<EntraApp, 'roleTarget' | 'userName'> {
  /** Whether mappings that Klaviyo does not support are removed. */
  readonly prune: boolean;
}

/** One change to the schema, as it is shown and made. */
export type MappingChange =
  /** The target directory learns of the attribute, so that it can be mapped. */
  | { readonly kind: 'define'; readonly target: string; readonly object: string; readonly directory: string }
  | { readonly kind: 'add'; readonly target: string; readonly to: string }
  | { readonly kind: 'change'; readonly target: string; readonly parts: readonly ChangedPart[] }
  | { readonly kind: 'remove'; readonly target: string; readonly from: string };

/** A part of a mapping that changes. */
export interface ChangedPart {
  readonly what: 'source' | 'default value' | 'applied' | 'matching precedence';
  readonly from: string;
  readonly to: string;
}

/** What would be changed in the mapping of users, and what is worth knowing of the rest of it. */
export interface MappingPlan {
  /** Empty: everything is as declared. */
  readonly changes: readonly MappingChange[];
  /** Mappings that Klaviyo does not support and that stay, since nobody asked for their removal. */
  readonly left: readonly AttributeMapping[];
  /** What the mapping of users may not do in Klaviyo. */
  readonly off: readonly FlowType[];
  /** Whether a filter keeps some of the assigned people out. */
  readonly isFiltered: boolean;
  /** Whether groups are mapped too, which Klaviyo does not take. */
  readonly mapsGroups: boolean;
}

/**
 * The difference between the mapping of users and what is declared: nothing else of the schema is ever touched. Only a mapping that is
 * there once is changed.
 */
export function mappingPlan(
  schema: SynchronizationSchema,
  users: UserMapping,
  declared: DeclaredMappings,
): MappingPlan {
  const { roleTarget, userName, prune } = declared;
  const { attributes } = users.mapping;
  const unsupported = unsupportedMappings(schema, roleTarget);
  return {
    changes: [
      ...userNameChanges(onlyOne(attributes, USER_NAME_TARGET), userName),
      ...(knowsTarget(schema, users, roleTarget) === false ? [definition(users, roleTarget)] : []),
      ...roleChanges(attributes, roleTarget),
      ...(prune ? unsupported.map((mapping) => removal(mapping)) : []),
    ],
    left: prune ? [] : unsupported,
    off: flowTypesOff(users.mapping),
    isFiltered: users.mapping.isFiltered,
    mapsGroups: schema.rules.some(({ objectMappings }) =>
      objectMappings.some(({ sourceObject, enabled }) => sourceObject === 'Group' && enabled),
    ),
  };
}

function onlyOne(attributes: readonly AttributeMapping[], target: string): AttributeMapping | undefined {
  const [mapping, ...others] = attributes.filter((one) => isSameTarget(one.target, target));
  return others.length === 0 ? mapping : undefined;
}

function userNameChanges(mapping: AttributeMapping | undefined, userName: string): readonly MappingChange[] {
  if (mapping === undefined || attributeOf(mapping.source) === userName) return [];
  const parts = [{ what: 'source', from: sourceText(mapping), to: `[${userName}]` }] as const;
  return [{ kind: 'change', target: mapping.target, parts }];
}

function definition({ rule, mapping }: UserMapping, target: string): MappingChange {
  return { kind: 'define', target, object: mapping.targetObject, directory: rule.targetDirectory };
}

function roleChanges(attributes: readonly AttributeMapping[], target: string): readonly MappingChange[] {
  const there = attributes.filter((one) => isSameTarget(one.target, target));
  if (there.length === 0) return [{ kind: 'add', target, to: ROLE_SOURCE.expression }];
  const [mapping, ...others] = there;
  if (mapping === undefined || others.length > 0 || isDeclaredRole(mapping)) return [];
  return [{ kind: 'change', target: mapping.target, parts: roleParts(mapping) }];
}

/** What of a mapping has to change for it to be the role's. */
function roleParts(mapping: AttributeMapping): readonly ChangedPart[] {
  const { defaultValue, flowType, matchingPriority } = mapping;
  const asRole = { ...mapping, defaultValue: undefined, flowType: 'Always', matchingPriority: 0 };
  const parts: readonly ChangedPart[] = [
    ...(isDeclaredRole(asRole)
      ? []
      : [{ what: 'source', from: sourceText(mapping), to: ROLE_SOURCE.expression } as const]),
    { what: 'default value', from: defaultValue === undefined ? 'none' : JSON.stringify(defaultValue), to: 'none' },
    { what: 'applied', from: flowType, to: 'Always' },
    { what: 'matching precedence', from: String(matchingPriority), to: '0' },
  ];
  return parts.filter(({ from, to }) => from !== to);
}

function removal(mapping: AttributeMapping): MappingChange {
  return { kind: 'remove', target: mapping.target, from: sourceText(mapping) };
}
