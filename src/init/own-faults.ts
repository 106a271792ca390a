import { type AccountKind, BUILT_IN_ROLES, rolePower } from '../access/role.js';
import { isEMail } from '../people/e-mail.js';
import { userKey } from '../people/user-key.js';
import { userNameFault } from '../people/user-name-fault.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { textFault } from '../text/text-fault.js';
import { type AnswerName, type Answers } from './answers.js';
import { fullPower, kindOf, roleGroups } from './role-groups.js';

/**
 * What is wrong with an answer, besides what the access file refuses: a sentence that says what was expected, or undefined.
 * The answers are those to the questions before.
 */
export const OWN_FAULTS: Readonly<
  Partial<Record<AnswerName, (answer: string, answers: Answers) => string | undefined>>
> = {
  group: (answer, { kind }) => roleFault(answer, kindOf(kind)),
  roster: rosterPathFault,
  admin: adminFault,
};

/** What is wrong with the roles of an answer, or undefined. The access file judges the groups. */
function roleFault(answer: string, kind: AccountKind): string | undefined {
  const known = BUILT_IN_ROLES[kind].map(({ id }) => id);
  const groups = roleGroups(answer);
  const unknown = groups.find(({ role }) => !known.includes(role));
  if (unknown !== undefined) {
    const nearest = nearestWord(unknown.role, known);
    return (
      `the role ${quoted(unknown.role)} is not built in; expected one of ${known.join(', ')} (custom roles are added in ` +
      `access.yaml afterwards, under customRoles)${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`
    );
  }
  if (fullPower(groups) !== undefined) return undefined;
  const admin = known.find((role) => rolePower(role) === 'full') ?? '';
  return `no group gives the role ${admin}; expected ${admin}=GROUP too, since somebody besides the owner must manage users`;
}

/** A part of a path that any file system takes, and that leads nowhere else. */
const PART = /^(?!\.{1,2}$)[^\\/:*?"<>|~]+$/;

/** What is wrong with the path of a roster that is to be written, or undefined. */
function rosterPathFault(path: string): string | undefined {
  const isPlain = path.split('/').every((part) => PART.test(part)) && textFault(path) === undefined;
  if (isPlain && path.endsWith('.csv') && path === path.trim()) return undefined;
  return `it is ${quoted(path)}; expected a path in the project's folder that ends in .csv, such as people.csv`;
}

/** What is wrong with the first admin, or undefined. */
function adminFault(admin: string, { owner = '', group = '' }: Answers): string | undefined {
  if (!isEMail(admin) || textFault(admin) !== undefined || userNameFault(admin) !== undefined) {
    return `it is ${quoted(admin)}; expected an e-mail address`;
  }
  if (userKey(admin) === userKey(owner)) {
    return 'it is the owner; expected another person, since the owner is not managed and does not count as an admin';
  }
  const admins = fullPower(roleGroups(group))?.group;
  if (admins?.includes(';') === true) {
    return `the group ${quoted(admins)} has a ";", which separates groups in a roster; expected a group without it`;
  }
  return undefined;
}
