import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { declaredRoles } from '../people/declared-person.js';
import { userKey } from '../people/user-key.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { type AccessModel, type Account, type Expectation } from './access-model.js';
import { type Decision, decisions } from './decision.js';

/** What came of an expectation that does not hold. */
export interface FailedExpectation {
  readonly expectation: Expectation;
  /** A sentence. */
  readonly message: string;
  /** The account and the person that were asked of, to explain the decision. Undefined where the person is not known. */
  readonly asked?: { readonly account: Account; readonly person: DirectoryPerson } | undefined;
}

/**
 * The expectations of an access file that do not hold, in the order of the file. One about a person of the directory is left out where
 * that was not read.
 *
 * @param today - the day of the run in UTC, as YYYY-MM-DD
 * @throws UnknownAttributeError if a condition compares an attribute that the directory does not have
 */
export function failedExpectations(
  { accounts, expectations = [] }: AccessModel,
  snapshot: DirectorySnapshot | undefined,
  today: string,
): readonly FailedExpectation[] {
  const attributeNames = snapshot?.attributeNames;
  const deciders = new Map<Account, ReturnType<typeof decisions>>();
  const decide = (account: Account, person: DirectoryPerson): Decision | undefined => {
    const known = deciders.get(account) ?? decisions(account, { attributeNames, today });
    deciders.set(account, known);
    const isDecided = person.active && userKey(person.userName) !== userKey(account.owner);
    return isDecided ? known(person) : undefined;
  };
  return expectations.flatMap((expectation) => {
    const account = accounts.find(({ name }) => name === expectation.account);
    if (account === undefined) return [];
    const fault = unknownAttribute(expectation, attributeNames);
    if (fault !== undefined) return [{ expectation, message: fault }];
    const person = personOf(expectation, snapshot);
    if (person === 'not read') return [];
    if (person === undefined) return [{ expectation, message: unknownPerson(expectation, snapshot!) }];
    const decision = decide(account, person);
    const roles = decision === undefined ? [undefined] : declaredRoles(decision);
    return roles.every((role) => role === expectation.role)
      ? []
      : [{ expectation, message: otherRole(expectation, roles), asked: { account, person } }];
  });
}

function personOf(
  { person }: Expectation,
  snapshot: DirectorySnapshot | undefined,
): DirectoryPerson | 'not read' | undefined {
  if ('attributes' in person) {
    const { userName = '', givenName = '', familyName = '', ...attributes } = person.attributes;
    return { userName, givenName, familyName, active: true, groups: person.groups, attributes };
  }
  if (snapshot === undefined) return 'not read';
  const key = userKey(person.userName);
  return snapshot.users.find(({ userName }) => userKey(userName) === key);
}

/** A misspelt attribute of a person who need not exist would test nothing. */
function unknownAttribute({ person }: Expectation, names: readonly string[] | undefined): string | undefined {
  if (!('attributes' in person) || names === undefined) return undefined;
  const known = [...names, 'userName', 'givenName', 'familyName'];
  const other = Object.keys(person.attributes).find((attribute) => !known.includes(attribute));
  if (other === undefined) return undefined;
  const nearest = nearestWord(other, known);
  return `the directory has no attribute ${quoted(other)}${nearest === undefined ? '.' : `; did you mean ${quoted(nearest)}?`}`;
}

function unknownPerson({ person }: Expectation, { source, users }: DirectorySnapshot): string {
  const userName = 'userName' in person ? person.userName : '';
  const nearest = nearestWord(
    userName,
    users.map((user) => user.userName),
  );
  const meant = nearest === undefined ? '' : ` Did you mean ${quoted(nearest)}?`;
  return `${quoted(userName)} is not in the directory (${source}).${meant}`;
}

function otherRole({ person, account, role: expected }: Expectation, roles: readonly (string | undefined)[]): string {
  const who = 'userName' in person ? quoted(person.userName) : 'such a person';
  const words = (one: string | undefined): string => (one === undefined ? 'no access' : `the role ${quoted(one)}`);
  return `${who} should have ${words(expected)} in ${quoted(account)}, and gets ${roles.map(words).join(' or ')}.`;
}
