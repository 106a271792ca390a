import { type Construct } from 'constructs';
import { type Assignment } from '../../access/access-model.js';
import { type OneLoginAccount } from '../../access/onelogin-account.js';
import { accessMembersId, accessRuleId } from '../../provider/resource-ids.js';
import { memberMappings, oneLoginMapping } from '../../rules/onelogin/onelogin-mapping.js';
import { adoptedId, declaredLogins, type MembershipFacts } from '../declared-logins.js';
import { UnsupportedSetupError } from '../unsupported-setup-error.js';
import { MembershipMapping } from './membership-mapping.js';

/**
 * Declares who is in the role of an assignment, where the access file decides it: one mapping for its condition, and one for every 100 of those
 * who are named. A grant that ended before today is not declared, and neither is the account's owner, whom a roster may put into the role.
 *
 * Where nobody is named any more there is no mapping: one without conditions would be about everybody.
 *
 * @param roleId - the role's number, as text or as a reference
 * @throws UnsupportedSetupError if the members are those of a roster and none was read, or if a mapping of OneLogin cannot have the
 * condition or name a person
 */
export function declareMappings(
  scope: Construct,
  account: OneLoginAccount,
  { group, membership }: Pick<Assignment, 'group' | 'membership'>,
  roleId: string,
  facts: MembershipFacts,
): void {
  if (membership?.kind !== 'declared') return;
  const { when } = membership;
  if (when !== undefined) {
    new MembershipMapping(scope, accessRuleId(group), {
      name: `${group} by condition (${account.name})`,
      roleId,
      ...compiled(account.name, group, () => oneLoginMapping(when)),
      importId: adoptedId(group, account.identityProvider.adopt?.mappings),
    });
  }
  const logins = declaredLogins(account, group, membership, facts);
  compiled(account.name, group, () => memberMappings(logins)).forEach((mapping, index) => {
    const part = index === 0 ? '' : `-${index + 1}`;
    new MembershipMapping(scope, `${accessMembersId(group)}${part}`, {
      name: `${group} by name${part} (${account.name})`,
      roleId,
      ...mapping,
    });
  });
}

/** The access file is checked for what a mapping of OneLogin cannot say; an account from elsewhere, and a roster, is not. */
function compiled<Compiled>(account: string, group: string, compile: () => Compiled): Compiled {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnsupportedSetupError(
      `Account ${account}: who is in the group "${group}" cannot be a mapping of OneLogin. ${error.message}`,
      { cause: error },
    );
  }
}
