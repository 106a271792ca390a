import SCIMMY from 'scimmy';

const { Attribute, Schema, SchemaDefinition } = SCIMMY.Types;

/** The core User schema's URN (RFC 7643, section 4.1). */
export const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/**
 * A boolean that may be sent as the string "True" or "False", as Entra does for `active` and `primary`. Any other
 * string is refused, as by every boolean.
 */
class LenientBoolean extends Attribute {
  override coerce(source: unknown, direction?: string, isComplexMultiValue?: boolean): unknown {
    const word = typeof source === 'string' ? source.toLowerCase() : undefined;
    const value = word === 'true' ? true : word === 'false' ? false : source;
    return super.coerce(value, direction, isComplexMultiValue) as unknown;
  }
}

/**
 * `roles` as it stands, strings or objects: an account may answer in either form (see `RoleForm`), and what clients
 * send is read in role-form.ts. The schema gives it as RFC 7643, section 4.1.2 defines it.
 */
class RolesAttribute extends Attribute {
  override coerce(source: unknown): unknown {
    return source;
  }
}

/**
 * The attributes that Klaviyo's SCIM guide names, and no others: userName, name.givenName, name.familyName, emails,
 * active, and `role`, a top-level string that Klaviyo puts into the core schema. `roles` is there because Entra writes
 * it. An attribute that is not here is ignored in POST and PUT, and an invalid path in PATCH; Klaviyo documents neither.
 */
const definition = new SchemaDefinition('User', CORE_USER, 'A user of a Klaviyo account', [
  new Attribute('string', 'userName', { required: true, uniqueness: 'server', description: "The user's e-mail." }),
  new Attribute('complex', 'name', { description: "The user's name." }, [
    new Attribute('string', 'givenName', { description: 'First name.' }),
    new Attribute('string', 'familyName', { description: 'Last name.' }),
  ]),
  new LenientBoolean('boolean', 'active', { description: 'Whether the user may sign in.' }),
  new Attribute('complex', 'emails', { multiValued: true, description: "The user's e-mail addresses." }, [
    new Attribute('string', 'value', { description: 'The address.' }),
    new Attribute('string', 'type', { description: 'Such as work.' }),
    new LenientBoolean('boolean', 'primary', { description: 'Whether it is the main address.' }),
  ]),
  new Attribute('string', 'role', { description: "The id of the user's one role in the account." }),
  new RolesAttribute('complex', 'roles', { multiValued: true, description: 'The role, as Entra writes it.' }, [
    new Attribute('string', 'value', { description: "The role's id." }),
    new LenientBoolean('boolean', 'primary', { description: 'Whether it is the role that counts.' }),
  ]),
]);

/** A user on the wire. scimmy's built-in one is left alone: it is shared by all code in the process. */
export class KlaviyoUser extends Schema {
  static override get definition(): typeof definition {
    return definition;
  }

  /**
   * @param resource - what was received, or what is to be sent
   * @param direction - `in`, `out`, or `both` while a PATCH is being applied
   * @param basepath - URL of `/Users`, from which `meta.location` is made
   * @param filter - the attributes that the client asked for or excluded
   * @throws TypeError or a SCIM error, if the resource does not fit the schema
   */
  constructor(resource: object, direction = 'both', basepath?: string, filter?: SCIMMY.Types.Filter) {
    super(resource, direction);
    Object.assign(this, definition.coerce(resource, direction, basepath, filter));
  }
}
