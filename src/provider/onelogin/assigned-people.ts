import { type AssignedPerson } from '../../people/assigned-person.js';
import { isEMail } from '../../people/e-mail.js';
import { quoted } from '../../text/quoted.js';
import { type OneLoginUser } from './app/onelogin-state.js';
import { OneLoginReadError } from './connection/onelogin-read-error.js';
import { liveRole, type LiveRoleSources } from './live-role.js';
import { appAccess, isActiveUser, standingWords } from './statuses.js';

/** What the people of the station `assigned` are made of, besides who they are. */
export interface AssignedSettings {
  /** The ids of those whom OneLogin lists with the app. */
  readonly listed: ReadonlySet<string>;
  /** The roles of OneLogin that give the app, by what the access file calls them where it assigns them. */
  readonly giving: readonly { readonly name: string; readonly people: ReadonlySet<string> }[];
  /** Whether OneLogin provisions nobody. */
  readonly isStopped: boolean;
  readonly sources: LiveRoleSources;
}

/**
 * The people whom OneLogin lists with an app as people of the station `assigned`, and after them those who are in a role that gives it and are not listed:
 * OneLogin may take some minutes ("Developer Overview", "Job System Delays"). The API says nothing of how pushes went.
 *
 * @throws OneLoginReadError if somebody who has access has no e-mail address
 */
export function assignedPeople(users: readonly OneLoginUser[], settings: AssignedSettings): readonly AssignedPerson[] {
  const isListed = ({ id }: OneLoginUser): boolean => settings.listed.has(id);
  return [
    ...users.filter(isListed).map((user) => assignedPerson(user, settings)),
    ...users
      .filter((user) => !isListed(user) && isActiveUser(user))
      .map((user) => waiting(assignedPerson(user, settings))),
  ];
}

function assignedPerson(user: OneLoginUser, { giving, isStopped, sources }: AssignedSettings): AssignedPerson {
  const { id, email = '', username = id, firstname = '', lastname = '' } = user;
  // Whoever left often loses the mailbox, and with it the address; they have no access.
  if (!isEMail(email) && isActiveUser(user)) throw withoutAddress(user);
  const groups = giving.filter(({ people }) => people.has(id)).map(({ name }) => name);
  const live = liveRole(user, sources);
  return {
    id,
    userName: isEMail(email) ? email : username,
    givenName: firstname,
    familyName: lastname,
    role: 'role' in live ? live.role : null,
    ...('unknownBecause' in live && { roleUnknownBecause: live.unknownBecause, rolesInDoubt: live.inDoubt }),
    access: appAccess(user),
    push: isStopped ? 'off' : 'unknown',
    through: groups.length === 0 ? 'person' : 'group',
    groups: [...new Set(groups)].sort(),
    externalId: null,
    detail: standingWords(user),
  };
}

function waiting(person: AssignedPerson): AssignedPerson {
  const detail = `${person.detail}, in a role that gives the app and not listed with it`;
  return { ...person, access: 'waiting', push: person.push === 'off' ? 'off' : 'pending', detail };
}

function withoutAddress({ id, username }: OneLoginUser): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_UNEXPECTED', {
    problem: `The user ${username === undefined ? id : `${quoted(username)} (${id})`} has the app and no usable e-mail address in OneLogin.`,
    remedy: 'It is the userName in Klaviyo, so their access is not known. Correct it in OneLogin, under Users.',
  });
}
