import { type FindingKind } from '../../access/finding-kind.js';
import { type Finding, type PersonState } from '../../drift/finding.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';

/** What a finding's headline says of it, given what the account calls its identity provider. */
type Headline = (finding: Finding, provider: string) => string;

/**
 * What a finding is about in a few words, to stand behind who it is about: `role admin in Klaviyo, declared analyst`. A clause
 * without a full stop. It leaves out why, and what to do: a report that shows it says where the details are. Text from outside
 * is in it as in a finding's message: each format escapes it.
 *
 * @param provider - the name of the account's identity provider, where it is known
 */
export function headline(finding: Finding, provider = 'the identity provider'): string {
  return HEADLINES[finding.kind](finding, provider);
}

/** The headlines, one for each kind: what the stations have, or the message's first clause where they do not say it. */
const HEADLINES: Readonly<Record<FindingKind, Headline>> = {
  missing: ({ hop, declared, provisioned }, provider) => {
    const klaviyo = inKlaviyo(provisioned, 'not in Klaviyo');
    const where = {
      'declared-assigned': `not assigned in ${provider}, ${klaviyo}`,
      'assigned-provisioned': `${klaviyo}, assigned in ${provider}`,
      'declared-provisioned': klaviyo,
    };
    return `${where[hop]}, ${declaredRole(declared)}`;
  },
  inactive: ({ hop, declared }, provider) => {
    const what = hop === 'declared-assigned' ? `the assignment in ${provider} has ended` : 'switched off in Klaviyo';
    return `${what}, ${declaredRole(declared)}`;
  },
  leaver: (finding, provider) => `has left, but is ${access(finding, provider)}`,
  unexpected: (finding, provider) => `not declared, but ${access(finding, provider)}`,
  'expired-grant': (finding, provider) => `grant has ended, but ${access(finding, provider)}`,
  kept: ({ provisioned }) => `${inKlaviyo(provisioned, 'in Klaviyo')}, kept without an assignment`,
  renamed: ({ provisioned }) => `probably still ${quoted(provisioned?.userName ?? '')} in Klaviyo`,
  role: ({ hop, declared, assigned, provisioned }, provider) => {
    if (hop === 'declared-assigned') {
      const same = provisioned?.active === true && assigned?.role != null && provisioned.role === assigned.role;
      const role = rolesIn(assigned) === undefined ? 'no role' : `role ${rolesIn(assigned)}`;
      return `${role} in ${provider}${same ? ' and Klaviyo' : ''}, ${declaredRole(declared)}`;
    }
    const resolved = assigned?.active === true ? assigned.role : null;
    const before = resolved === null || resolved === declared?.role ? '' : `, ${roleName(resolved)} in ${provider}`;
    return `${clearRole(provisioned)} in Klaviyo${before}, ${declaredRole(declared)}`;
  },
  'ambiguous-role': ({ declared, assigned }, provider) => {
    if (assigned?.mayLackRole === true) return `${rolesIn(assigned)} in ${provider}, not defined which`;
    const [roles, where] = assigned?.possibleRoles
      ? [assigned.possibleRoles, ` in ${provider}`]
      : [declared?.possibleRoles ?? [], ' by the access file'];
    return `one of the roles ${roles.map(roleName).join(', ')}${where}, not defined which`;
  },
  forbidden: firstClause,
  name: ({ hop, declared, assigned, provisioned }, provider) => {
    if (hop === 'declared-assigned') {
      return `named ${fullName(assigned)} in ${provider}, ${fullName(declared)} in the directory`;
    }
    const [before, where] = hop === 'assigned-provisioned' ? [assigned, provider] : [declared, 'the directory'];
    return `named ${fullName(provisioned)} in Klaviyo, ${fullName(before, declared)} in ${where}`;
  },
  duplicate: ({ hop }, provider) =>
    hop === 'declared-assigned'
      ? `several users in ${provider} have the app under this userName`
      : 'several records in Klaviyo have this userName',
  'unknown-role': ({ hop, declared, assigned, provisioned }, provider) => {
    const [state, where] = hop === 'declared-assigned' ? [assigned, provider] : [provisioned, 'Klaviyo'];
    const also = declared === null ? '' : `, ${declaredRole(declared)}`;
    return `role ${roleName(state?.role ?? '')} in ${where} is not known${also}`;
  },
  'conflicting-record': ({ declared }) =>
    `the record in Klaviyo contradicts itself${declared === null ? '' : `, ${declaredRole(declared)}`}`,
  'no-active': () => 'the record in Klaviyo does not say whether it is active',
  'look-alike': ({ hop, user }, provider) =>
    `may be somebody else in ${hop === 'declared-assigned' ? provider : 'Klaviyo'}: looks like ${quoted(userKey(user))}`,
  'not-synced': firstClause,
  'direct-assignment': ({ declared, assigned }, provider) =>
    assigned?.role === declared?.role
      ? `assigned directly in ${provider}, not through a group`
      : `assigned directly in ${provider}${asRole(assigned)}, ${declaredRole(declared)}`,
  'role-list': firstClause,
  'nested-group': firstClause,
  'provisioning-stopped': (_finding, provider) => `${provider} has stopped provisioning: whoever leaves keeps access`,
  'too-few-admins': firstClause,
  'expired-exception': withoutReasons,
  'unmatched-exception': withoutReasons,
  'expiring-exception': withoutReasons,
  'expiring-grant': firstClause,
  owner: firstClause,
};

/** Where somebody has access who should have none: assigned, or active in Klaviyo, or both. */
function access({ hop, assigned, provisioned }: Finding, provider: string): string {
  const klaviyo = inKlaviyo(provisioned, 'not in Klaviyo yet');
  return hop === 'declared-assigned' ? `assigned in ${provider}${asRole(assigned)}, ${klaviyo}` : klaviyo;
}

function inKlaviyo(state: PersonState | null, absent: string): string {
  if (state === null) return absent;
  return state.active ? `active in Klaviyo${asRole(state)}` : 'switched off in Klaviyo';
}

function declaredRole(declared: PersonState | null): string {
  return `declared${asRole(declared, ' ')}`;
}

function asRole(state: PersonState | null, as = ' as '): string {
  const roles = rolesIn(state);
  if (state?.roleUnknown === true) return ' with a role that cannot be told';
  return roles === undefined ? ' without a clear role' : `${as}${roles}`;
}

/** The role of a station, or all that it may be. */
function rolesIn(state: PersonState | null): string | undefined {
  const roles = state?.possibleRoles ?? (state?.role == null ? [] : [state.role]);
  const names = [...roles.map(roleName), ...(state?.mayLackRole === true ? ['no role'] : [])];
  return names.length === 0 ? undefined : names.join(' or ');
}

/** A record without a role may have none, or several that contradict each other. */
function clearRole(state: PersonState | null): string {
  return state?.role == null ? 'no clear role' : `role ${roleName(state.role)}`;
}

/** A role as its id stands in the access file; in quotation marks where it could be taken for words of ours. */
function roleName(role: string): string {
  return /^[\w-]{1,60}$/.test(role) ? role : quoted(role);
}

/** @param before - of whom a part of the name is taken that the station does not have */
function fullName(state: PersonState | null, before: PersonState | null = null): string {
  const parts = [nonEmpty(state?.givenName, before?.givenName), nonEmpty(state?.familyName, before?.familyName)];
  return quoted(parts.filter((part) => part !== '').join(' '));
}

function nonEmpty(text = '', other = ''): string {
  return text === '' ? other : text;
}

/** A text in quotation marks, in which `\` stands before each further one. */
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';

/** Up to the end of the first sentence, or to where it goes on with what follows from it. */
const FIRST_CLAUSE = new RegExp(`^(?:[^".;,]|${QUOTED}|"|[.;](?! )|,(?! (?:so|not counting) ))*`, 's');
const REASONS = new RegExp(` \\(${QUOTED}(?:, ${QUOTED})*\\)`, 'gs');
const DETAIL_AT_END = / \([^"()]*\)$/;

/** No message of ours is longer; one in a report from a file may be. */
const LONGEST_MESSAGE = 4_000;

/** What the message's first sentence says. A full stop in quotation marks does not end it. */
function firstClause({ message }: Pick<Finding, 'message'>): string {
  const clause = (FIRST_CLAUSE.exec(message.slice(0, LONGEST_MESSAGE))?.[0] ?? '')
    .replace(/\.$/, '')
    .replace(DETAIL_AT_END, '');
  return `${clause.charAt(0).toLowerCase()}${clause.slice(1)}`;
}

/** The same without the reasons of exceptions, which may be long. */
function withoutReasons({ message }: Finding): string {
  return firstClause({ message: message.slice(0, LONGEST_MESSAGE).replace(REASONS, '') }).replace(
    / and no longer applies$/,
    '',
  );
}
