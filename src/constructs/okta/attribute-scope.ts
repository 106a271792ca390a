/**
 * On what level an app's user attribute is set. Okta's console says "Group" or "Personal", its API `NONE` or `SELF`
 * (`okta_app_user_schema_property.scope`). A change replaces the attribute.
 */
export class AttributeScope {
  /** "Group": the value comes with a group's assignment. A role that a group gives needs it. */
  static readonly GROUP = new AttributeScope('NONE');
  /** "Personal": the value is set for each person. */
  static readonly PERSONAL = new AttributeScope('SELF');

  /** A scope that Okta knows and this class does not. */
  static of(value: string): AttributeScope {
    return new AttributeScope(value);
  }

  /** @param value - the word of Okta's API */
  private constructor(readonly value: string) {}
}
