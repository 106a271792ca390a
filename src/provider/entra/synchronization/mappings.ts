import { isSameTarget, KLAVIYO_TARGETS } from '../../../access/entra-settings.js';
import { attributeOf, isRoleSource, readsAppRoles } from './mapping-source.js';
import { type AttributeMapping, type SynchronizationSchema } from './synchronization-schema.js';
import { knowsTarget, userMappingOf } from './user-mapping.js';

/** The target attribute that names a person. */
export const USER_NAME_TARGET = 'userName';

/** Why nothing is known of a mapping: it is not clear which mapping of users counts. As a sentence. */
export interface UnclearMapping {
  readonly state: 'unclear';
  readonly why: string;
}

/** How the role is mapped to the target attribute that is declared for it. */
export type RoleMapping =
  | UnclearMapping
  | {
      /**
       * `as declared`: the one role of a person is always written to it. `other`: something else is written to it, or in another way.
       * `repeated`: several mappings write to it.
       */
      readonly state: 'as declared' | 'missing' | 'other' | 'repeated';
      /** The mapping to the target; undefined where it is missing. */
      readonly there: AttributeMapping | undefined;
      /** Mappings to other targets that read the app roles. */
      readonly elsewhere: readonly AttributeMapping[];
      /** Whether the target directory has the attribute; undefined where the schema does not say what it has. */
      readonly isKnown: boolean | undefined;
    };

/**
 * How the role is mapped in a schema. SCIM takes two spellings of a target for one attribute (RFC 7643, section 2.1), so both write to it.
 *
 * @param target - the attribute that is declared for it, such as `roles[primary eq "True"].value`
 */
export function roleMappingOf(schema: SynchronizationSchema, target: string): RoleMapping {
  const reading = userMappingOf(schema);
  if (!reading.isClear) return { state: 'unclear', why: reading.why };
  const { attributes } = reading.users.mapping;
  const spelt = attributes.filter((one) => isSameTarget(one.target, target));
  const there = spelt.find((one) => one.target === target);
  return {
    state: there === undefined ? 'missing' : spelt.length > 1 ? 'repeated' : stateOf(there),
    there,
    elsewhere: attributes.filter((one) => one.target !== target && readsAppRoles(one.source)),
    isKnown: knowsTarget(schema, reading.users, target),
  };
}

function stateOf(mapping: AttributeMapping): 'as declared' | 'other' {
  return isDeclaredRole(mapping) ? 'as declared' : 'other';
}

/**
 * Whether a mapping writes the one role of a person, always. A default value would give a role to those who have none, and a matching
 * attribute would look people up by their role.
 */
export function isDeclaredRole({ source, defaultValue, flowType, matchingPriority }: AttributeMapping): boolean {
  const hasDefault = defaultValue !== undefined && defaultValue !== '';
  return isRoleSource(source) && !hasDefault && flowType === 'Always' && matchingPriority === 0;
}

/** Where the userName comes from. */
export type UserNameMapping =
  | UnclearMapping
  | { readonly state: 'missing' | 'repeated' }
  | { readonly state: 'attribute'; readonly attribute: string; readonly mapping: AttributeMapping }
  /** A constant or a function. */
  | { readonly state: 'expression'; readonly expression: string; readonly mapping: AttributeMapping };

/** How the userName is mapped in a schema. */
export function userNameMappingOf(schema: SynchronizationSchema): UserNameMapping {
  const reading = userMappingOf(schema);
  if (!reading.isClear) return { state: 'unclear', why: reading.why };
  const [mapping, ...others] = reading.users.mapping.attributes.filter(({ target }) =>
    isSameTarget(target, USER_NAME_TARGET),
  );
  if (mapping === undefined) return { state: 'missing' };
  if (others.length > 0) return { state: 'repeated' };
  const attribute = attributeOf(mapping.source);
  if (attribute !== undefined) return { state: 'attribute', attribute, mapping };
  return { state: 'expression', expression: sourceText(mapping), mapping };
}

/** The mappings of users to targets that Klaviyo does not support; none where it is not clear which mapping of users counts. */
export function unsupportedMappings(schema: SynchronizationSchema, roleTarget: string): readonly AttributeMapping[] {
  const reading = userMappingOf(schema);
  if (!reading.isClear) return [];
  return reading.users.mapping.attributes.filter(({ target }) => !isSupported(target, roleTarget));
}

/** Names of SCIM attributes do not tell upper from lower case (RFC 7643, section 2.1): a mapping in another spelling is kept too. */
function isSupported(target: string, roleTarget: string): boolean {
  return [...KLAVIYO_TARGETS, roleTarget].some((supported) => isSameTarget(supported, target));
}

/** What a mapping writes, in Entra's syntax of expressions. */
export function sourceText({ source, defaultValue }: Pick<AttributeMapping, 'source' | 'defaultValue'>): string {
  if (source !== undefined && source.expression !== '') return source.expression;
  return source?.name ?? (defaultValue === undefined ? 'nothing' : JSON.stringify(defaultValue));
}
