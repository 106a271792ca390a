import { type AccountDraft, type AssignmentDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { ONELOGIN_ID } from '../onelogin-settings.js';
import { quoted } from '../../text/quoted.js';
import { entryAt, isMapping, valueAt } from '../../yaml/plain-value.js';

const ID_FROM = "the number at the end of the address of the role's page in OneLogin";

/**
 * Accounts of OneLogin assign roles of OneLogin, each made by the stack or named by its id: OneLogin has no role of everyone and no types of
 * roles, and its Terraform provider does not find a role by its name.
 */
export function checkOneLoginAssignments(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  return accounts
    .filter(({ provider }) => provider === 'onelogin')
    .flatMap(({ assignments }) =>
      assignments.flatMap((assignment) => mistakeOf(valueAt(value, assignment.at), assignment)),
    );
}

function mistakeOf(item: unknown, { at, group, create }: AssignmentDraft): Mistake[] {
  if (entryAt(item, 'everyone') === true) {
    const problem = 'everyone is assigned, but OneLogin has no role of everyone';
    const expected =
      'a group with a condition (when) that all your people match, such as { attribute: userName, endsWith: "@example.com" }';
    return [{ at: [...at, 'everyone'], problem, found: 'true', expected }];
  }
  const written = entryAt(item, 'group');
  if (entryAt(written, 'type') !== undefined) {
    const problem = 'group is given by a type, but roles of OneLogin have none';
    return [
      { at: [...at, 'group'], problem, found: 'a mapping', expected: 'the name of a role to make, or { id: … }' },
    ];
  }
  const id = entryAt(written, 'id');
  if (typeof id === 'string' && !ONELOGIN_ID.test(id)) {
    const problem = `the group's id is ${quoted(id)}, which is none of a role of OneLogin`;
    return [{ at: [...at, 'group', 'id'], problem, found: quoted(id), expected: `${ID_FROM}, such as 123456` }];
  }
  if (group === undefined || isMapping(written) || create) return [];
  const problem = `the role ${quoted(group)} of OneLogin is to exist already, and Terraform cannot find one by its name`;
  const expected = `{ id: 123456, name: ${group} }, where the id is ${ID_FROM}; or create: true, when or members, so that the stack makes it`;
  return [{ at: [...at, 'group'], problem, found: quoted(group), expected }];
}
