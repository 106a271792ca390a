import { type Account, type Grant } from '../../access/access-model.js';
import { grantsOn } from '../../access/grant.js';
import { type DirectoryPerson } from '../../people/directory-person.js';
import { isEMail } from '../../people/e-mail.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { type OktaGroupMember } from './app/okta-app-state.js';
import { type OktaConnection } from './connection/okta-connection.js';
import { OktaReadError } from './connection/okta-read-error.js';

/**
 * Each person once. Somebody who was deactivated and came back has two users of one address in Okta; the active one counts.
 *
 * @throws OktaReadError if somebody who gets access has no e-mail address, or shares it with another active person
 */
export function soundUsers(
  people: readonly DirectoryPerson[],
  hasAccess: (person: DirectoryPerson) => boolean,
): readonly DirectoryPerson[] {
  const byKey = new Map<string, DirectoryPerson>();
  for (const person of people) {
    const { active, attributes, groups } = person;
    if (active && !isEMail(attributes.email ?? '') && hasAccess(person)) throw withoutAddress(attributes.login, groups);
    const key = userKey(person.userName);
    const known = byKey.get(key);
    if (known?.active && active && (hasAccess(known) || hasAccess(person))) throw sharedAddress(known, person);
    if (known === undefined || active) byKey.set(key, person);
  }
  return [...byKey.values()];
}

function withoutAddress(login: string | undefined, groups: readonly string[]): OktaReadError {
  const whose = groups.length === 0 ? 'The user' : `The member ${quoted(login)} of ${groups.map(quoted).join(', ')}`;
  return new OktaReadError('OKTA_UNEXPECTED', {
    problem: `${groups.length === 0 ? `${whose} ${quoted(login)}` : whose} has no usable e-mail address in Okta.`,
    remedy: 'The app uses it as the userName, so their access is not known. Correct it in their profile in Okta.',
  });
}

function sharedAddress(...people: readonly DirectoryPerson[]): OktaReadError {
  const logins = people.map(({ attributes }) => quoted(attributes.login)).join(' and ');
  return new OktaReadError('OKTA_AMBIGUOUS', {
    problem: `The Okta users ${logins} have the same e-mail address ${quoted(people.at(-1)?.userName)}.`,
    remedy: 'In Klaviyo they would be one person. Give each an address of their own, or deactivate one.',
  });
}

/**
 * That each member whom the access file names has their login as e-mail address, too: the stack looks them up by the login, and the
 * app makes the userName of the e-mail address. Whom Okta does not have is declared nowhere; that is a mistake of the access file,
 * which `validate` finds, and no reason to leave everybody else unchecked.
 *
 * @throws OktaReadError naming those who have another address
 */
export function refuseStrangers(
  { address }: OktaConnection,
  accounts: readonly Account[],
  everyone: readonly OktaGroupMember[],
  today: string,
): void {
  const byLogin = new Map(everyone.map((member) => [userKey(member.login), member]));
  const named = accounts.flatMap(({ assignments }) =>
    assignments.flatMap(({ membership }) =>
      membership?.kind === 'declared' ? grantsOn(today, membership.members) : [],
    ),
  );
  const other = named.filter(({ user }) => {
    const member = byLogin.get(userKey(user));
    return member !== undefined && userKey(member.email ?? '') !== userKey(user);
  });
  if (other.length > 0) {
    throw new OktaReadError('OKTA_UNEXPECTED', {
      problem: `In ${address} the e-mail address differs from the login of ${memberList(other)}, whom the access file names as a member.`,
      remedy:
        'The app makes the userName of the e-mail address, so they would be somebody else. Make both the same in Okta.',
    });
  }
}

function memberList(grants: readonly Grant[]): string {
  return grants.map(({ user, at }) => `${quoted(user)} (line ${at.line})`).join(', ');
}
