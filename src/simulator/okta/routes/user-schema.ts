import { type Declare, ok } from '../api.js';
import { userSchemaView } from '../user-schema.js';

/** The schema of users: Okta's own attributes, and those that the organisation added. */
export function userSchema(declare: Declare): void {
  declare('get', '/api/v1/meta/schemas/user/default', 'okta.schemas.read', ({ origin, world }) =>
    ok(userSchemaView(origin, world)),
  );
}
