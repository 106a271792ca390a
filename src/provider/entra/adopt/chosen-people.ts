import { userKey } from '../../../people/user-key.js';
import { type Condition } from '../../../rules/condition.js';
import { compileCondition } from '../../../rules/evaluate.js';
import { quoted } from '../../../text/quoted.js';
import { directoryPerson } from '../sound-people.js';
import { userNameOf } from '../user-name.js';
import { userNameOfMappings } from './adopted-mappings.js';
import { type LiveApplication, type LiveGroup } from './live-application.js';

/**
 * Where a condition and the members of a dynamic group differ by the people of the application's groups, in sentences; undefined where
 * they agree. Entra follows a rule some minutes later, and knows of spellings what a condition does not.
 *
 * @param condition - what the rule of the group decides by
 * @param members - those who belong by name
 * @param owner - of the account
 */
export function otherPeople(
  live: LiveApplication,
  group: LiveGroup,
  condition: Condition,
  members: readonly string[],
  owner: string,
): string | undefined {
  if (members.some((name) => userKey(name) === userKey(owner))) {
    return 'It names the owner of the account, of whom no assignment may decide.';
  }
  const from = userNameOfMappings(live.schema);
  const matches = compileCondition(condition);
  const named = new Set(members.map(userKey));
  const inGroup = new Set(group.users.map(({ id }) => id));
  const everybody = new Map(
    [...live.groups.values()].flatMap(({ users }) => users.map((user) => [user.id, user] as const)),
  );
  const active = [...everybody.values()].filter((user) => user.enabled && userNameOf(user, from) !== undefined);
  const people = active.map((user) => {
    const person = directoryPerson({ user, groups: new Set() }, from);
    const isChosen = named.has(userKey(person.userName)) || matches({ ...person, attributes: person.attributes ?? {} });
    return { userName: person.userName, isChosen, isMember: inGroup.has(user.id) };
  });
  const only = people.filter(({ isChosen, isMember }) => isMember && !isChosen);
  const missing = people.filter(({ isChosen, isMember }) => isChosen && !isMember);
  const differences = [
    ...(only.length === 0 ? [] : [`are in the group and not chosen by it: ${listed(only)}`]),
    ...(missing.length === 0 ? [] : [`are chosen by it and not in the group: ${listed(missing)}`]),
  ];
  return differences.length === 0
    ? undefined
    : `By their properties, these people ${differences.join('; these ')}. If somebody has changed a moment ago, adopt again in some minutes.`;
}

/** How many people a sentence lists. */
const LISTED = 10;

function listed(people: readonly { readonly userName: string }[]): string {
  const more = people.length > LISTED ? ` and ${people.length - LISTED} more` : '';
  return `${people
    .slice(0, LISTED)
    .map(({ userName }) => quoted(userName))
    .join(', ')}${more}`;
}
