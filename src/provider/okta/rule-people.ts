import { EVERYONE } from '../../access/access-model.js';
import { type DirectoryPerson } from '../../people/directory-person.js';
import { isEMail } from '../../people/e-mail.js';
import { type Condition, groupsIn } from '../../rules/condition.js';
import { quoted } from '../../text/quoted.js';
import { type GroupedPeople, type GroupedPerson } from '../grouped-people.js';
import { findGroup, groupsNamed } from './app/find-group.js';
import { type OktaGroupMember } from './app/okta-app-state.js';
import { readGroupMembers } from './app/read-group-members.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { OktaReadError } from './connection/okta-read-error.js';
import { isActiveUser } from './statuses.js';

/** A person of Okta, and the names of those of their groups that were read. */
export type OktaPerson = GroupedPerson<OktaGroupMember>;

/**
 * Everyone in Okta: the members of its built-in group, for whom the scope to read groups is enough.
 *
 * @throws OktaReadError if they cannot be read to the last one
 */
export async function readEveryone(okta: OktaConnection): Promise<readonly OktaGroupMember[]> {
  const { id } = await findGroup(okta, { group: EVERYONE, identity: { by: 'type', type: 'BUILT_IN' } });
  return readGroupMembers(okta, id);
}

/**
 * Adds who is in the groups that conditions name: in every group of the name, since Okta's rules do not tell them apart.
 *
 * @param read - names of groups that were read before
 * @param planned - names of groups that may be missing, since a plan creates them
 * @throws OktaReadError `OKTA_NOT_FOUND` if there is no such group, and nobody would be in it
 */
export async function addGroupsOfConditions(
  okta: OktaConnection,
  people: GroupedPeople<OktaGroupMember>,
  conditions: readonly Condition[],
  planned: ReadonlySet<string> = new Set(),
): Promise<void> {
  for (const name of new Set(conditions.flatMap(groupsIn))) {
    const groups = (await groupsNamed(okta, name)).filter((group) => group.name === name);
    if (groups.length === 0 && !planned.has(name)) throw noSuchGroup(okta, name);
    for (const { id } of groups) people.add(await readGroupMembers(okta, id), name);
  }
}

/**
 * A person of Okta as a directory knows them. The userName is the e-mail address, since that is what the app's template
 * `${source.email}` makes of them; of somebody without one, the login.
 */
export function directoryPerson({ user, groups }: OktaPerson): DirectoryPerson {
  const { login, email = '', givenName, familyName, status, attributes } = user;
  return {
    userName: isEMail(email) ? email : login,
    givenName,
    familyName,
    groups: [...groups],
    active: isActiveUser(status),
    attributes: { ...attributes, login, status },
  };
}

function noSuchGroup(okta: OktaConnection, name: string): OktaReadError {
  return new OktaReadError('OKTA_NOT_FOUND', {
    problem: `${okta.address} has no group named exactly ${quoted(name)}, of which a condition of the access file asks (memberOf).`,
    remedy: 'Write the name as Okta has it. If a stack makes the group, deploy that first.',
  });
}
