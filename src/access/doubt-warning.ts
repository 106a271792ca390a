import { type DirectoryPerson } from '../people/directory-person.js';
import { quoted } from '../text/quoted.js';
import { type AccessWarning } from './access-warning.js';

/** A text of a person of which it is not known whether the identity provider decides as a condition does. */
export interface Doubt {
  readonly attribute: string;
  readonly value: string;
  readonly reason: string;
}

/**
 * One warning for all the active people whom an identity provider may decide otherwise than a condition.
 *
 * @param decider - what decides there, such as `the rule in Entra`
 */
export function doubtWarning(
  at: AccessWarning['at'],
  decider: string,
  users: readonly DirectoryPerson[],
  doubtsOf: (person: DirectoryPerson) => readonly Doubt[],
): readonly AccessWarning[] {
  const found = users
    .filter(({ active }) => active)
    .flatMap((person) => {
      const [doubt] = doubtsOf(person);
      return doubt === undefined ? [] : [{ person, doubt }];
    });
  const [first] = found;
  if (first === undefined) return [];
  const { person, doubt } = first;
  const whom =
    found.length === 1 ? quoted(person.userName) : `${found.length} people, such as ${quoted(person.userName)},`;
  const message =
    `${decider} may decide otherwise than this condition about ${whom} whose ${quoted(doubt.attribute)} is ` +
    `${quoted(doubt.value)}: ${doubt.reason}. Correct it in the directory.`;
  return [{ at, message }];
}
