import { type Account } from '../access/access-model.js';
import { type AssignedPerson } from '../people/assigned-person.js';
import { isActiveAssignment } from './assignment-state.js';
import { type AccountDrift } from './drift-report.js';
import { type Finding } from './finding.js';
import { type Everybody, type ListedPerson, type PersonStanding } from './listed-person.js';
import { byCodeUnits } from './order.js';
import { type Person } from './person.js';
import { whyDeclared } from '../people/why-declared.js';
import { userKey, type UserKey } from '../people/user-key.js';

/** Most people whom a report lists of one account. Of more, those with findings come first. */
export const EVERYBODY_AT_MOST = 20_000;

/**
 * Everybody of an account that was compared, with role, why they have it and how they stand. Nobody is in sync of whom a station
 * was not read that the account has.
 */
export function everybody(
  account: Pick<Account, 'identityProvider'>,
  people: ReadonlyMap<UserKey, Person>,
  drift: Pick<AccountDrift, 'findings' | 'stations' | 'state'>,
  atMost: number = EVERYBODY_AT_MOST,
): Everybody {
  const findings = findingsByKey(drift.findings);
  const isRead = drift.stations.assigned.available || account.identityProvider === undefined;
  const found = [...people.values()].filter(({ key }) => findings.has(key));
  const others = people.size > atMost ? [...people.values()].filter(({ key }) => !findings.has(key)) : [];
  const chosen = people.size > atMost ? [...found, ...others].slice(0, atMost) : [...people.values()];
  const listed = chosen
    .sort((one, other) => byCodeUnits(one.key, other.key))
    .map((person) => listedPerson(person, findings.get(person.key) ?? [], drift, isRead));
  return { all: people.size, listed };
}

/** Findings by everyone whom they name: one of a person who was renamed is about the record of the old userName too. */
export function findingsByKey(findings: readonly Finding[]): ReadonlyMap<UserKey, readonly Finding[]> {
  const byKey = new Map<UserKey, Finding[]>();
  for (const finding of findings) {
    const { user, declared, assigned, provisioned } = finding;
    const states = [declared, assigned, provisioned].flatMap((state) => (state === null ? [] : [state.userName]));
    for (const key of new Set([user, ...states].map(userKey))) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [finding]);
      else others.push(finding);
    }
  }
  return byKey;
}

function assignedRoles({ role, possibleRoles, mayLackRole = false }: AssignedPerson): readonly (string | null)[] {
  if (possibleRoles === undefined) return [role];
  return mayLackRole ? [...possibleRoles, null] : possibleRoles;
}

function listedPerson(
  { declared, assignments, records }: Person,
  findings: readonly Finding[],
  { state }: Pick<AccountDrift, 'state'>,
  isRead: boolean,
): ListedPerson {
  const known = [...(declared === undefined ? [] : [declared]), ...assignments, ...records];
  const names = known.map(({ givenName, familyName }) => `${givenName} ${familyName}`.trim());
  return {
    user: known[0]!.userName,
    name: names.find((name) => name !== '') ?? '',
    state: standingOf(),
    declared: declared?.role ?? null,
    why: declared === undefined ? null : whyDeclared(declared),
    assigned: assignments.filter(isActiveAssignment).flatMap(assignedRoles),
    provisioned: records.filter(({ active }) => active).map(({ role }) => role ?? null),
    findings: findings.map(({ id }) => id),
  };

  function standingOf(): PersonStanding {
    if (findings.some(({ exception }) => exception === null)) return 'finding';
    if (findings.length > 0) return 'excepted';
    if (declared === undefined) return 'not-declared';
    if (state === 'not-deployed' && records.length === 0) return 'waiting';
    const isRoleKnown = assignments.every(({ roleUnknownBecause }) => roleUnknownBecause === undefined);
    return isRead && isRoleKnown ? 'in-sync' : 'not-fully-read';
  }
}
