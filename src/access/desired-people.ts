import { type DeclaredPerson, declaredRoles } from '../people/declared-person.js';
import { type DirectorySnapshot } from '../people/directory-person.js';
import { whyDeclared } from '../people/why-declared.js';
import { type Account } from './access-model.js';
import { declaredPeople, NobodyDeclaredError } from './declared-people.js';

/** Everyone who should be in some accounts, and as what. */
export interface DesiredPeople {
  /** In the order of the access file. */
  readonly accounts: readonly DesiredAccount[];
}

/** Everyone who should be in one account. */
export interface DesiredAccount {
  readonly name: string;
  /** In the directory's order. Empty where nobody should be. */
  readonly people: readonly DesiredPerson[];
}

/** Somebody who should be in an account. */
export interface DesiredPerson {
  readonly userName: string;
  /** Empty where the directory has none. */
  readonly givenName: string;
  readonly familyName: string;
  readonly role: string;
  /** Every role that they may get, where the identity provider gives them one of several and which is not defined. */
  readonly possibleRoles?: readonly string[] | undefined;
  /** Of the assignment that decided. */
  readonly priority: number;
  /** What decided, as a clause. */
  readonly why: string;
}

/** Where desired people are read from. */
export interface DesiredFrom {
  readonly snapshot: DirectorySnapshot;
  /** The day of the run in UTC, as YYYY-MM-DD. */
  readonly today: string;
  /** Names of groups that other accounts assign. Default: none. */
  readonly otherGroups?: readonly string[] | undefined;
}

/**
 * Everyone whom the access file and the directory give a role in an account. Unlike for a check, that this is nobody is no error:
 * it is what a reviewer wants to see.
 *
 * @throws as `declaredPeople` does, but NobodyDeclaredError
 */
export function desiredAccount(account: Account, { snapshot, today, otherGroups }: DesiredFrom): DesiredAccount {
  return { name: account.name, people: declaredOrNone(account, snapshot, { today, otherGroups }).map(desiredPerson) };
}

function declaredOrNone(...of: Parameters<typeof declaredPeople>): readonly DeclaredPerson[] {
  try {
    return declaredPeople(...of);
  } catch (error) {
    if (error instanceof NobodyDeclaredError) return [];
    throw error;
  }
}

function desiredPerson(person: DeclaredPerson): DesiredPerson {
  const { userName, givenName, familyName, role, priority, ambiguousWith } = person;
  const possible = ambiguousWith && { possibleRoles: declaredRoles(person) };
  return { userName, givenName, familyName, role, ...possible, priority, why: whyDeclared(person) };
}

/** The role of somebody for people: the only one, or all that they may get; empty where they have none. */
export function desiredRole({
  role,
  possibleRoles,
}: { role: string | null } & Pick<DesiredPerson, 'possibleRoles'>): string {
  return possibleRoles?.join(' or ') ?? role ?? '';
}
