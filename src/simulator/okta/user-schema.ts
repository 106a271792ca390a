import { validationFailed } from './errors.js';
import { type Value, type ValueType } from './expression/value.js';
import { object } from './json-value.js';
import { type Json, type UserProfile, type World } from './world.js';

/** The types of attributes that an organisation can add (Okta's API reference, "Schemas"). */
export const ATTRIBUTE_TYPES = ['string', 'boolean', 'integer', 'number', 'array'] as const;

export type AttributeSchemaType = (typeof ATTRIBUTE_TYPES)[number];

/** What users may do with an attribute of their own, as recorded. */
type Access = 'READ_ONLY' | 'READ_WRITE' | 'HIDE';

/** Okta's own attributes of users, as recorded, in that order. All are text. */
const BASE: Readonly<Record<string, Json & { readonly title: string; readonly access: Access }>> = {
  login: { title: 'Username', access: 'READ_ONLY', required: true, minLength: 5, maxLength: 100 },
  firstName: { title: 'First name', access: 'READ_WRITE', required: true, minLength: 1, maxLength: 50 },
  lastName: { title: 'Last name', access: 'READ_WRITE', required: true, minLength: 1, maxLength: 50 },
  middleName: { title: 'Middle name', access: 'READ_ONLY' },
  honorificPrefix: { title: 'Honorific prefix', access: 'READ_ONLY' },
  honorificSuffix: { title: 'Honorific suffix', access: 'READ_ONLY' },
  email: { title: 'Primary email', access: 'READ_WRITE', required: true, format: 'email' },
  title: { title: 'Title', access: 'READ_ONLY' },
  displayName: { title: 'Display name', access: 'READ_ONLY' },
  nickName: { title: 'Nickname', access: 'READ_ONLY' },
  profileUrl: { title: 'Profile Url', access: 'READ_ONLY', format: 'uri' },
  secondEmail: { title: 'Secondary email', access: 'READ_WRITE', format: 'email' },
  mobilePhone: { title: 'Mobile phone', access: 'READ_WRITE', maxLength: 100 },
  primaryPhone: { title: 'Primary phone', access: 'HIDE', maxLength: 100 },
  streetAddress: { title: 'Street address', access: 'HIDE' },
  city: { title: 'City', access: 'HIDE' },
  state: { title: 'State', access: 'HIDE' },
  zipCode: { title: 'Zip code', access: 'HIDE' },
  countryCode: { title: 'Country code', access: 'HIDE', format: 'country-code' },
  postalAddress: { title: 'Postal Address', access: 'HIDE' },
  preferredLanguage: { title: 'Preferred language', access: 'READ_ONLY', format: 'language-code' },
  locale: { title: 'Locale', access: 'READ_ONLY', format: 'locale' },
  timezone: { title: 'Time zone', access: 'READ_ONLY', format: 'timezone' },
  userType: { title: 'User type', access: 'READ_ONLY' },
  employeeNumber: { title: 'Employee number', access: 'READ_ONLY' },
  costCenter: { title: 'Cost center', access: 'READ_ONLY' },
  organization: { title: 'Organization', access: 'READ_ONLY' },
  division: { title: 'Division', access: 'READ_ONLY' },
  department: { title: 'Department', access: 'READ_ONLY' },
  managerId: { title: 'ManagerId', access: 'READ_ONLY' },
  manager: { title: 'Manager', access: 'READ_ONLY' },
};

/** Adds an attribute to the profile of users, as the Profile Editor does. @throws OktaApiError 400 for a name that is taken or none */
export function addUserAttribute(world: World, name: string, type: AttributeSchemaType, title = name): void {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw validationFailed('name', `name: ${name} is not a variable name`);
  if (Object.hasOwn(BASE, name) || world.userAttributes.has(name)) {
    throw validationFailed('name', `name: Users have an attribute ${name} already`);
  }
  const items = type === 'array' ? { items: { type: 'string' } } : {};
  world.userAttributes.set(name, { title, type, ...items, ...members('READ_ONLY') });
}

/** What an expression knows of a user's attribute; undefined for one that users do not have. */
export function attributeType(world: World, name: string): ValueType | undefined {
  if (Object.hasOwn(BASE, name)) return 'text';
  switch (world.userAttributes.get(name)?.type) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return 'list';
    default:
      return undefined;
  }
}

/** Checks what is written into a user's profile. @throws OktaApiError 400 for an attribute that users do not have, or a value of another type */
export function checkUserProfile(world: World, profile: Json): asserts profile is Partial<UserProfile> {
  for (const [name, value] of Object.entries(profile)) {
    const type = attributeType(world, name);
    if (type === undefined) throw validationFailed('profile', `Property name '${name}' is not defined in profile`);
    if (value !== null && typeOf(value) !== type) throw validationFailed(name, `${name}: The value must be ${type}`);
  }
}

/** The user schema as Okta's answers show it. */
export function userSchemaView(origin: string, world: World): Json {
  const of = (kind: string, id: string): Json => ({
    rel: kind === 'types' ? 'type' : 'self',
    href: `${origin}/api/v1/meta/${kind}/user/${id}`,
    method: 'GET',
  });
  const base = Object.entries(BASE).map(([name, { access, ...attribute }]) => [
    name,
    { ...attribute, type: 'string', ...members(access) },
  ]);
  return {
    id: `${origin}/meta/schemas/user/default`,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name: 'user',
    title: 'User',
    description: 'Okta user profile template with default permission settings',
    lastUpdated: world.everyone.created,
    created: world.everyone.created,
    definitions: {
      custom: { id: '#custom', type: 'object', properties: Object.fromEntries(world.userAttributes), required: [] },
      base: {
        id: '#base',
        type: 'object',
        properties: Object.fromEntries(base) as Json,
        required: Object.keys(BASE).filter((name) => object(BASE[name]).required === true),
      },
    },
    type: 'object',
    properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
    _links: { self: of('schemas', world.userSchemaId), type: of('types', world.userTypeId) },
  };
}

function members(access: Access): Json {
  return {
    mutability: 'READ_WRITE',
    scope: 'NONE',
    permissions: [{ principal: 'SELF', action: access }],
    master: { type: 'PROFILE_MASTER' },
  };
}

function typeOf(value: unknown): ValueType | undefined {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) && value.every((one): one is Value => typeof one === 'string') ? 'list' : undefined;
}
