import { type Account } from '../access/access-model.js';
import { decisions, type DecisionSurroundings } from '../access/decision.js';
import { type DirectoryPerson } from '../people/directory-person.js';
import { type Condition } from '../rules/condition.js';

/*
 * What of an identity provider has to be read as a directory, by what the accounts declare.
 */

/** The conditions by which accounts decide about people: who belongs, and who must not have which roles. */
export function conditionsOf(accounts: readonly Account[]): readonly Condition[] {
  return accounts.flatMap(({ assignments, policy }) => [
    ...assignments.flatMap(({ membership }) =>
      membership?.kind === 'declared' && membership.when !== undefined ? [membership.when] : [],
    ),
    ...(policy?.forbid ?? []).map(({ when }) => when),
  ]);
}

/** Whether everyone has to be known: to decide who belongs, who is kept, and whose role a guardrail forbids. */
export function looksAtEveryone({ assignments, policy, whenUnmatched }: Account): boolean {
  return (
    assignments.some(({ membership }) => membership !== undefined) ||
    whenUnmatched === 'keep' ||
    (policy?.forbid ?? []).length > 0
  );
}

/** The accounts with those of their assignments whose group somebody keeps in the identity provider. */
export function keptInProvider(accounts: readonly Account[]): readonly Account[] {
  return accounts.map((account) => ({
    ...account,
    assignments: account.assignments.filter(({ membership }) => membership === undefined),
  }));
}

/** What was read, for the source of a directory: everyone, and the groups that somebody keeps in the identity provider. */
export function scopeWords(isOfEveryone: boolean, kept: readonly Account[], groupsWord = 'groups'): string {
  const groups = [...new Set(kept.flatMap(({ assignments }) => assignments.map(({ group }) => group)))];
  const parts = [isOfEveryone ? 'everyone' : [], groups.length === 0 ? [] : `${groupsWord} ${groups.join(', ')}`];
  return parts.flat().join(' and ');
}

/** Whether one of the accounts decides on a role for a person. */
export function whoGetsAccess(
  accounts: readonly Account[],
  surroundings: DecisionSurroundings,
): (person: DirectoryPerson) => boolean {
  const decide = accounts.map((account) => decisions(account, surroundings));
  return (person) => decide.some((decision) => decision(person) !== undefined);
}
