import { type DirectoryPerson } from '../../people/directory-person.js';
import { isEMail } from '../../people/e-mail.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { type OneLoginUser } from './app/onelogin-state.js';
import { OneLoginReadError } from './connection/onelogin-read-error.js';
import { directoryPerson, type OneLoginPerson } from './role-people.js';

interface Known {
  readonly user: OneLoginUser;
  readonly given: DirectoryPerson;
}

/**
 * Each person once. Somebody who was suspended and came back can have two users of one address; the active one counts.
 *
 * @throws OneLoginReadError if somebody who gets access has no e-mail address, or shares it with another active person
 */
export function soundPeople(
  people: readonly OneLoginPerson[],
  getsAccess: (person: DirectoryPerson) => boolean,
): readonly DirectoryPerson[] {
  const byKey = new Map<string, Known>();
  for (const person of people) {
    const known = { user: person.user, given: directoryPerson(person) };
    const { user, given } = known;
    if (given.active && !isEMail(user.email ?? '') && getsAccess(given)) throw withoutAddress(known);
    const key = userKey(given.userName);
    const other = byKey.get(key);
    if (other?.given.active === true && given.active && (getsAccess(other.given) || getsAccess(given))) {
      throw sharedAddress(other, known);
    }
    if (other === undefined || given.active) byKey.set(key, known);
  }
  return [...byKey.values()].map(({ given }) => given);
}

function withoutAddress({ user, given }: Known): OneLoginReadError {
  const whose = given.groups.length === 0 ? 'The user' : `The member of ${given.groups.map(quoted).join(', ')}`;
  return new OneLoginReadError('ONELOGIN_UNEXPECTED', {
    problem: `${whose} ${named(user)} has no usable e-mail address in OneLogin.`,
    remedy: 'It is the userName in Klaviyo, so their access is not known. Correct it in OneLogin, under Users.',
  });
}

function sharedAddress(...both: readonly [Known, Known]): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_AMBIGUOUS', {
    problem: `The users ${both.map(({ user }) => named(user)).join(' and ')} of OneLogin have the same e-mail address ${quoted(both[1].given.userName)}.`,
    remedy: 'In Klaviyo they would be one person. Give each an address of their own, or suspend one.',
  });
}

function named({ id, username }: OneLoginUser): string {
  return username === undefined ? id : `${quoted(username)} (${id})`;
}
