import { type Account } from '../../access/access-model.js';
import { type DecisionSurroundings } from '../../access/decision.js';
import { type EntraUserName } from '../../access/entra-settings.js';
import { type DirectoryPerson } from '../../people/directory-person.js';
import { userKey } from '../../people/user-key.js';
import { groupsIn } from '../../rules/condition.js';
import { quoted } from '../../text/quoted.js';
import { conditionsOf, whoGetsAccess } from '../directory-scope.js';
import { EntraReadError } from './connection/entra-read-error.js';
import { type EntraPerson } from './entra-people.js';
import { namedUser, userNameOf, withoutUserName } from './user-name.js';

/** A person by one of their userNames. */
interface NamedPerson {
  readonly person: EntraPerson;
  /** As the directory gives them. */
  readonly given: DirectoryPerson;
  /** The attributes that give them this userName. */
  readonly from: ReadonlySet<EntraUserName>;
}

/** A person of Entra as a directory knows them. Of somebody without a userName it is the userPrincipalName. */
export function directoryPerson({ user, groups }: EntraPerson, from: EntraUserName): DirectoryPerson {
  const { givenName, familyName, enabled, attributes, userPrincipalName } = user;
  const userName = userNameOf(user, from) ?? userPrincipalName;
  return { userName, givenName, familyName, groups: [...groups], active: enabled, attributes };
}

/**
 * Each person once; or twice, where accounts take the userName from different attributes and the person has two.
 *
 * @param accounts by the attribute that is their people's userName
 * @throws EntraReadError if somebody who gets access has no userName, or shares it with another one who is active; or if an account
 * gives access to somebody by a userName that it does not take
 */
export function soundPeople(
  people: readonly EntraPerson[],
  accounts: ReadonlyMap<EntraUserName, readonly Account[]>,
  surroundings: DecisionSurroundings,
): readonly DirectoryPerson[] {
  const givesAccess = new Map([...accounts].map(([from, own]) => [from, whoGetsAccess(own, surroundings)] as const));
  const isGivenAccess = (one: DirectoryPerson): boolean => [...givesAccess.values()].some((gives) => gives(one));
  const byKey = new Map<string, NamedPerson>();
  for (const named of people.flatMap((person) => byUserName(person, accounts))) {
    const { given } = named;
    const takers = given.active ? [...givesAccess].flatMap(([from, gives]) => (gives(given) ? [from] : [])) : [];
    refuseOtherName(named, takers);
    const key = userKey(given.userName);
    const known = byKey.get(key);
    if (known?.given.active === true && given.active && (takers.length > 0 || isGivenAccess(known.given))) {
      throw sharedUserName(known, named);
    }
    // Somebody who left and came back has two accounts; the active one counts.
    if (known === undefined || given.active) byKey.set(key, named);
  }
  return [...byKey.values()].map(({ given }) => given);
}

/** A person by each of their userNames, with the groups that the accounts of that userName assign or ask for. */
function byUserName(
  person: EntraPerson,
  accounts: ReadonlyMap<EntraUserName, readonly Account[]>,
): readonly NamedPerson[] {
  const byKey = new Map<string, NamedPerson>();
  for (const [from, own] of accounts) {
    const given = directoryPerson(person, from);
    const groups = accounts.size === 1 ? given.groups : groupsOf(person, own);
    const key = userKey(given.userName);
    const known = byKey.get(key);
    byKey.set(key, {
      person,
      given: { ...given, groups: [...new Set([...(known?.given.groups ?? []), ...groups])] },
      from: new Set([...(known?.from ?? []), from]),
    });
  }
  return [...byKey.values()];
}

function groupsOf({ groups }: EntraPerson, accounts: readonly Account[]): readonly string[] {
  const own = accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group));
  const asked = new Set([...own, ...conditionsOf(accounts).flatMap(groupsIn)]);
  return [...groups].filter((group) => asked.has(group));
}

/** @param takers - the attributes from which those accounts take the userName that give this person access */
function refuseOtherName({ person, given, from }: NamedPerson, takers: readonly EntraUserName[]): void {
  for (const taker of takers) {
    const { user } = person;
    if (userNameOf(user, taker) === undefined) {
      const { groups } = given;
      const whose = groups.length === 0 ? 'The user' : 'The member';
      const of = groups.length === 0 ? '' : ` of ${groups.map(quoted).join(', ')}`;
      throw withoutUserName(`${whose} ${namedUser(user)}${of}`, taker);
    }
    if (!from.has(taker)) throw twoUserNames(person, given.userName, taker);
  }
}

function sharedUserName(...people: readonly [NamedPerson, NamedPerson]): EntraReadError {
  const whose = people.map(({ person }) => namedUser(person.user)).join(' and ');
  return new EntraReadError('ENTRA_AMBIGUOUS', {
    problem: `The Entra users ${whose} have the same userName ${quoted(people[1].given.userName)}.`,
    remedy: 'In Klaviyo they would be one person. Give each an address of their own, or disable one.',
  });
}

function twoUserNames({ user }: EntraPerson, userName: string, wanted: EntraUserName): EntraReadError {
  const own = userNameOf(user, wanted);
  return new EntraReadError('ENTRA_AMBIGUOUS', {
    problem:
      `Accounts of the access file take the userName from different attributes (app.userName), and ${namedUser(user)} gets access by ` +
      `both: as ${quoted(userName)} and as ${quoted(own)}.`,
    remedy:
      'Make both the same in Entra, or app.userName in the access file; or check the accounts one at a time (--account NAME).',
  });
}
