import { type DirectorySnapshot } from '../people/directory-person.js';
import { entraDoubts } from '../rules/entra/entra-doubts.js';
import { quoted } from '../text/quoted.js';
import { type AccessModel, type Assignment } from './access-model.js';
import { type AccessWarning } from './access-warning.js';
import { type EntraUserName } from './entra-settings.js';

/** Conditions that a rule of Entra may decide otherwise for somebody of the directory, each at its assignment. */
export function entraWarnings({ accounts }: AccessModel, snapshot: DirectorySnapshot): readonly AccessWarning[] {
  return accounts.flatMap(({ identityProvider, assignments }) =>
    identityProvider?.kind === 'entra'
      ? assignments.flatMap((assignment) => doubtful(assignment, snapshot, identityProvider.app.userName))
      : [],
  );
}

function doubtful(
  { membership, at }: Assignment,
  { users, attributeNames }: DirectorySnapshot,
  userName: EntraUserName,
): readonly AccessWarning[] {
  if (membership?.kind !== 'declared' || membership.when === undefined) return [];
  const doubtsOf = entraDoubts(membership.when, attributeNames, userName);
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
    `the rule in Entra may decide otherwise than this condition about ${whom} whose ${quoted(doubt.attribute)} is ` +
    `${quoted(doubt.value)}: ${doubt.reason}. Correct it in the directory.`;
  return [{ at, message }];
}
