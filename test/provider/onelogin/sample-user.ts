import { type OneLoginRule, type OneLoginUser } from '../../../src/provider/onelogin/app/onelogin-state.js';

/** A user of OneLogin who is active, with an address made from the id. */
export function sampleUser(id: string, changes: Partial<OneLoginUser> = {}): OneLoginUser {
  return {
    ...{ id, email: `${id}@example.com`, username: id, firstname: 'Ada', lastname: 'Lovelace', status: 1, state: 1 },
    roleIds: undefined,
    attributes: {},
    ...changes,
  };
}

/** A rule that gives the people in the role `7` of OneLogin the Klaviyo role `admin`. */
export function sampleRule(changes: Partial<OneLoginRule> = {}): OneLoginRule {
  return {
    ...{ id: '1', name: 'first', match: 'all', enabled: true, position: 1 },
    conditions: [{ source: 'has_role', operator: 'ri', value: '7' }],
    actions: [{ action: 'set_role', values: ['admin'] }],
    ...changes,
  };
}
