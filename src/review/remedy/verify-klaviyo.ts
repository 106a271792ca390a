import { isActiveAssignment } from '../../drift/assignment-state.js';
import { activeRecords } from '../../drift/person.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { looksLike } from '../../text/look-alike.js';
import { quoted } from '../../text/quoted.js';
import { type RemediedRow } from './remedied-row.js';

/** What a station has of a row, before it is known what it had earlier. */
export interface StationFound {
  readonly is: 'as-decided' | 'not-yet' | 'not-read';
  /** As sentences. */
  readonly found: string;
  /** With `not-yet`: whether they lack what they are to have. Default: they have what they are not to have. */
  readonly lacks?: true;
}

/**
 * Active records of an account that nobody reviewed and nothing declares, by a userName that a reader may take for another one: somebody who was
 * revoked may have come back by one of them.
 *
 * @param reviewed - the keys of the people of the account in the population
 */
export function strangers(row: RemediedRow, reviewed: ReadonlySet<UserKey>): readonly ProvisionedPerson[] {
  const { listing, people } = row.account!.checked;
  return listing.users.filter(({ userName, active }) => {
    const key = userKey(userName);
    return active && !reviewed.has(key) && people.get(key)?.declared === undefined;
  });
}

/**
 * Whether what was decided on a row is so in Klaviyo. A record counts as the person's by its userName, by the id that was reviewed, whatever its
 * userName is now, and by the ids that it shares with the identity provider.
 *
 * @param others - active records that nobody reviewed and nothing declares
 */
export function foundInKlaviyo(row: RemediedRow, others: readonly ProvisionedPerson[]): StationFound {
  const { person, role } = row;
  const active = activeRecords(person);
  const renamed = underOtherNames(row);
  const alike =
    role === undefined
      ? others.filter(({ userName, id }) => isAlike(row, userName) && renamed.every((each) => each.id !== id))
      : [];
  const all = [...active, ...renamed, ...alike];
  const wrong =
    role === undefined
      ? all
      : all.filter((record) => record.role !== role || (record.possibleRoles ?? []).some((other) => other !== role));
  if (wrong.length > 0) {
    return {
      is: 'not-yet',
      found: `In Klaviyo ${wrong.map((record) => recordWords(record, active.includes(record), alike.includes(record))).join(', and ')}.`,
    };
  }
  if (role === undefined) return { is: 'as-decided', found: goneWords(row) };
  if (all.length > 0) return { is: 'as-decided', found: `In Klaviyo they have the role ${quoted(role)}.` };
  // Somebody who was to have another role, is to have it, and is not there, has lost access that nobody took away.
  return person.declared === undefined
    ? { is: 'as-decided', found: `${goneWords(row)} Nothing declares them any more.` }
    : { is: 'not-yet', found: `${goneWords(row)} They are to have the role ${quoted(role)}.`, lacks: true };
}

function goneWords({ person: { records } }: RemediedRow): string {
  if (records.length === 0) return 'In Klaviyo they have no record.';
  return `In Klaviyo ${records.length === 1 ? 'their record is' : `all ${records.length} records are`} switched off.`;
}

function underOtherNames({ account, key, person, state }: RemediedRow): readonly ProvisionedPerson[] {
  const reviewed = new Set(state.row.provisioned.map(({ id }) => id));
  const assigned = new Set(state.row.assigned.map(({ id }) => id));
  const linked = new Set(person.assignments.flatMap(({ externalId }) => externalId ?? []));
  return account!.checked.listing.users.filter(
    ({ id, userName, externalId, active }) =>
      active &&
      userKey(userName) !== key &&
      (reviewed.has(id) || linked.has(id) || (externalId !== undefined && assigned.has(externalId))),
  );
}

function isAlike({ state }: RemediedRow, userName: string): boolean {
  return looksLike(userName, state.row.userName);
}

function recordWords({ userName, role, id }: ProvisionedPerson, isOwn: boolean, isAlikeOnly: boolean): string {
  const withRole = role === undefined ? 'without a clear role' : `with the role ${quoted(role)}`;
  const why = isOwn
    ? ''
    : isAlikeOnly
      ? ', which looks like their userName and was not reviewed,'
      : ', which the ids say is theirs,';
  return `${quoted(userName)} (id ${quoted(id)})${why} is active ${withRole}`;
}

/**
 * Whether what was decided on a row is so where access to Klaviyo comes from: in the identity provider, and by the access file, which gives it back at
 * the next deploy or plan. Without an identity provider that was read, it is `not-read` unless the access file gives it.
 */
export function foundAtSource(row: RemediedRow): StationFound {
  const declared = foundInFile(row);
  const assigned = foundInProvider(row);
  const found = [declared?.found, assigned.found].filter((part) => part !== undefined).join(' ');
  return declared === undefined ? { ...assigned, found } : { is: 'not-yet', found };
}

/** Undefined where the access file gives what was decided, or nothing. */
function foundInFile({ person: { declared }, role }: RemediedRow): StationFound | undefined {
  if (declared === undefined) return undefined;
  const roles = [declared.role, ...(declared.ambiguousWith ?? []).map((other) => other.role)];
  if (role !== undefined && roles.every((each) => each === role)) return undefined;
  return {
    is: 'not-yet',
    found: `The access file still gives them ${roles.map(quoted).join(' or ')}, so that it would come back.`,
  };
}

function foundInProvider({ account, state, person, key, role }: RemediedRow): StationFound {
  const { assigned } = account!.checked;
  const name = account!.words?.name ?? 'the identity provider';
  if (!assigned.available) {
    const who =
      account!.words === undefined ? 'No identity provider was read' : `Whom ${name} has assigned was not read`;
    return { is: 'not-read', found: `${who}: ${assigned.reason}.` };
  }
  const ids = new Set(state.row.assigned.map(({ id }) => id));
  const theirs = assigned.people.filter(
    (each) => isActiveAssignment(each) && (userKey(each.userName) === key || ids.has(each.id)),
  );
  if (theirs.length === 0) {
    return role !== undefined && person.declared !== undefined
      ? {
          is: 'not-yet',
          found: `${name} has not assigned them, and they are to have the role ${quoted(role)}.`,
          lacks: true,
        }
      : { is: 'as-decided', found: `${name} has not assigned them.` };
  }
  const unknown = theirs.find(({ roleUnknownBecause }) => roleUnknownBecause !== undefined);
  if (role !== undefined && unknown !== undefined) {
    return { is: 'not-read', found: `Which role ${name} gives them cannot be told: ${unknown.roleUnknownBecause}.` };
  }
  const wrong = theirs.filter((each) => role === undefined || each.role !== role);
  if (wrong.length === 0) return { is: 'as-decided', found: `${name} has assigned them with that role.` };
  const words = wrong.map(({ userName, role: given, possibleRoles, roleUnknownBecause, groups }) => {
    const known = possibleRoles?.map(quoted).join(' or ') ?? (given === null ? 'no role' : quoted(given));
    const with_ = roleUnknownBecause === undefined ? known : 'a role that cannot be told';
    const by = groups.length === 0 ? '' : ` by ${groups.map(quoted).join(', ')}`;
    return `${quoted(userName)} with ${with_}${by}`;
  });
  return { is: 'not-yet', found: `${name} still assigns ${words.join(', and ')}, and pushes it again.` };
}
