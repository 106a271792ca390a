import { ROLE_EXPRESSION } from '../app/klaviyo-mappings.js';
import { type MappingSource } from './synchronization-schema.js';

/** The functions that give the role of a person out of the app roles that they have (Microsoft, "Customize user provisioning attribute-mappings", "Provisioning a role to a SCIM app"). */
const ROLE_FUNCTIONS = ['SingleAppRoleAssignment', 'AppRoleAssignmentsComplex', 'AssertiveAppRoleAssignmentsComplex'];

/** The attribute of Entra's users that holds their app roles. */
export const APP_ROLES = 'appRoleAssignments';

/** The source of Klaviyo's role as a schema writes it out: the shape that exported schemas have (Microsoft Graph, "objectMapping resource type", the JSON example). */
export const ROLE_SOURCE: MappingSource = {
  expression: ROLE_EXPRESSION,
  name: 'SingleAppRoleAssignment',
  parameters: [{ key: 'source', value: attributeSource(APP_ROLES) }],
  type: 'Function',
};

/** An attribute of Entra's users as a source. */
export function attributeSource(name: string): MappingSource {
  return { expression: `[${name}]`, name, parameters: [], type: 'Attribute' };
}

/** Whether a source is the one role of a person, and nothing else. */
export function isRoleSource(source: MappingSource | undefined): boolean {
  if (source?.type !== 'Function' || source.name !== ROLE_SOURCE.name) return false;
  const [parameter, ...others] = source.parameters;
  return others.length === 0 && attributeOf(parameter?.value) === APP_ROLES;
}

/** Whether a source reads the app roles of a person in some way. */
export function readsAppRoles(source: MappingSource | undefined): boolean {
  if (source === undefined) return false;
  return (
    attributeOf(source) === APP_ROLES ||
    (source.type === 'Function' && ROLE_FUNCTIONS.includes(source.name)) ||
    source.parameters.some(({ value }) => readsAppRoles(value))
  );
}

/** The attribute that a source is; undefined where it is a constant or a function. */
export function attributeOf(source: MappingSource | undefined): string | undefined {
  return source?.type === 'Attribute' ? source.name : undefined;
}

/** Whether a source reads an attribute of Entra's people, as it is or within a function. */
export function readsAttribute(source: MappingSource | undefined, name: string): boolean {
  if (source === undefined) return false;
  return attributeOf(source) === name || source.parameters.some(({ value }) => readsAttribute(value, name));
}
