import { validationFailed } from './errors.js';
import { object } from './json-value.js';
import { type Json, type OktaApp } from './world.js';

/** The members of a custom property that Okta's recorded answers hold, in their order. */
const RECORDED = [
  'title',
  'description',
  'type',
  'required',
  'externalName',
  'externalNamespace',
  'scope',
  'unique',
  'enum',
  'oneOf',
  'items',
  'minLength',
  'maxLength',
  'union',
] as const;

/**
 * Writes what `POST /api/v1/meta/schemas/apps/{id}/default` sends: each named property replaces the one of that name, a
 * property that is null goes, the others stay. Okta keeps less than it is sent: its recorded answers never hold `master`
 * and `permissions`, hold `required` only where it is true and `union` only of an array.
 *
 * @throws OktaApiError 400 if `oneOf` does not name the values of `enum`, in their order
 */
export function writeProperties(app: OktaApp, sent: Json): void {
  for (const [name, property] of Object.entries(sent)) {
    if (property !== null) checkEnum(name, object(property));
  }
  for (const [name, property] of Object.entries(sent)) {
    if (property === null) removeProperty(app, name);
    else app.properties.set(name, stored(object(property)));
  }
}

/** Takes a property out of the schema, and its value out of everybody's profile. */
export function removeProperty(app: OktaApp, name: string): void {
  app.properties.delete(name);
  for (const assignment of [...app.groups.values(), ...app.users.values()]) {
    assignment.profile = Object.fromEntries(Object.entries(assignment.profile).filter(([key]) => key !== name));
  }
}

/**
 * Checks a profile against the app's schema.
 *
 * @throws OktaApiError 400 for a property that the schema does not have, and for a value that is not one of its `enum`
 */
export function checkProfile(app: OktaApp, profile: Json): void {
  for (const [name, value] of Object.entries(profile)) {
    const property = app.properties.get(name);
    if (property === undefined && !Object.hasOwn(baseProperties(app), name)) {
      throw validationFailed('profile', `Property name '${name}' is not defined in profile`);
    }
    const allowed = property?.enum;
    if (value !== null && Array.isArray(allowed) && !allowed.includes(value)) {
      throw validationFailed(name, `${name}: Not one of the allowed values.`);
    }
  }
}

const USER_NAME = { userName: { title: 'Username', type: 'string', required: true, scope: 'NONE', maxLength: 100 } };

/** What a SCIM integration adds to it. That it does is seen in the console; the schema's answer is recorded nowhere. */
const SCIM_NAMES = {
  givenName: { title: 'Given name', type: 'string', scope: 'NONE' },
  familyName: { title: 'Family name', type: 'string', scope: 'NONE' },
  email: { title: 'Email', type: 'string', scope: 'NONE' },
};

/** The properties that an app has of itself: the name, and with SCIM switched on the person's names and address. */
export function baseProperties(app: OktaApp): Json {
  return app.provisioning.enabled ? { ...USER_NAME, ...SCIM_NAMES } : USER_NAME;
}

/** The app's user schema as Okta's answers show it. */
export function schemaView(origin: string, app: OktaApp): Json {
  const properties = Object.fromEntries(app.properties);
  const required = [...app.properties].filter(([, property]) => property.required === true).map(([name]) => name);
  return {
    id: `${origin}/meta/schemas/apps/${app.id}/default`,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name: app.name,
    title: `${app.label} User`,
    lastUpdated: app.schemaUpdated,
    created: app.created,
    definitions: {
      custom: { id: '#custom', type: 'object', properties, ...(app.properties.size > 0 ? { required } : {}) },
      base: { id: '#base', type: 'object', properties: baseProperties(app), required: ['userName'] },
    },
    type: 'object',
    properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
  };
}

function stored(property: Json): Json {
  const recorded = RECORDED.map((member) => [member, property[member]] as const);
  return Object.fromEntries(
    recorded.filter(([member, value]) => {
      if (value === undefined || value === null) return false;
      if (member === 'required') return value === true;
      return member !== 'union' || property.type === 'array';
    }),
  );
}

function checkEnum(name: string, property: Json): void {
  if (!Array.isArray(property.enum) || !Array.isArray(property.oneOf)) return;
  const named = property.oneOf.map((choice) => object(choice).const);
  if (JSON.stringify(named) !== JSON.stringify(property.enum)) {
    throw validationFailed(name, `${name}: oneOf must name the values of enum, in their order.`);
  }
}
