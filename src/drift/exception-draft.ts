import { exceptionText, type ExceptionDraft } from '../access/exception-text.js';
import { type ExceptableKind, type FindingKind } from '../access/finding-kind.js';
import { BUILT_IN_ROLES } from '../access/role.js';
import { isRosterUserName } from '../people/user-name-fault.js';
import { type AccountDrift } from './drift-report.js';
import { rolesThere } from './exceptions.js';
import { type Finding } from './finding.js';

/** How long a drafted exception holds, in days from the capture: a quarter of a year, after which it is looked at again. */
export const DRAFTED_DAYS = 90;

/**
 * Whether a finding of a kind may be accepted for a time, and then for which roles. `never` where nobody should: somebody has
 * left; a grant has ended, whose end is changed where it stands; a guardrail is broken; it is not known who somebody is, what they may do, which role they get or whether the next change reaches Klaviyo; the account could be
 * locked out; or the finding is about the app or an exception.
 */
const DRAFTED: Readonly<Record<FindingKind, 'with any role' | 'with this role' | 'never'>> = {
  missing: 'with any role',
  inactive: 'with any role',
  leaver: 'never',
  unexpected: 'with this role',
  'expired-grant': 'never',
  kept: 'never',
  renamed: 'never',
  role: 'with this role',
  'ambiguous-role': 'never',
  forbidden: 'never',
  name: 'with any role',
  duplicate: 'never',
  'unknown-role': 'never',
  'conflicting-record': 'never',
  'no-active': 'never',
  'look-alike': 'never',
  'not-synced': 'never',
  'direct-assignment': 'with this role',
  'role-list': 'never',
  'nested-group': 'never',
  'provisioning-stopped': 'never',
  'too-few-admins': 'never',
  'expired-exception': 'never',
  'unmatched-exception': 'never',
  'expiring-exception': 'never',
  'expiring-grant': 'never',
  owner: 'never',
};

function isDrafted(kind: FindingKind): kind is ExceptableKind {
  return DRAFTED[kind] !== 'never';
}

/**
 * Exceptions to paste into the access file that cover what of one person's findings may be accepted for a time, with the reason
 * left to whoever pastes them; undefined if nothing may. Findings with the same role share one.
 *
 * There is none for somebody with a finding that should not be accepted, such as one about an exception of theirs that has
 * ended, since to accept the others would say that all is well with them; and none for a userName that is not an e-mail
 * address or does not show what it is.
 *
 * @param findings - those of one person in the account, under no exception
 * @param capturedAt - of the report, ISO 8601: the exceptions end {@link DRAFTED_DAYS} days later
 */
export function exceptionDraft(
  account: Pick<AccountDrift, 'kind' | 'roles'>,
  findings: readonly Finding[],
  capturedAt: string,
): string | undefined {
  const expires = dayAfter(capturedAt, DRAFTED_DAYS);
  if (expires === undefined || findings.length === 0) return undefined;
  const drafts: ExceptionDraft[] = [];
  for (const finding of findings) {
    const { kind, user } = finding;
    const role = draftedRole(account, finding);
    if (!isDrafted(kind) || role === undefined || !isRosterUserName(user)) return undefined;
    const same = drafts.findIndex((draft) => draft.user === user && draft.role === (role ?? undefined));
    if (same === -1) drafts.push({ user, kinds: [kind], role: role ?? undefined, expires });
    else drafts[same] = { ...drafts[same]!, kinds: [...new Set([...drafts[same]!.kinds, kind])] };
  }
  return exceptionText(drafts);
}

/** The role that the exception is for; null for any; undefined where it is not one that the access file is known to take. */
function draftedRole(
  { kind, roles }: Pick<AccountDrift, 'kind' | 'roles'>,
  finding: Finding,
): string | null | undefined {
  if (DRAFTED[finding.kind] === 'with any role') return null;
  const [role, ...others] = new Set(rolesThere(finding));
  if (role === undefined || role === null || others.length > 0) return undefined;
  const known =
    BUILT_IN_ROLES[kind].some(({ id }) => id === role) || roles.declared.some((declared) => declared.role === role);
  return known ? role : undefined;
}

const DAY = 86_400_000;

/** So many days after the day of a time, in UTC; undefined for a text that is no time. */
function dayAfter(time: string, days: number): string | undefined {
  const at = new Date(new Date(time).getTime() + days * DAY);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().slice(0, 10);
}
