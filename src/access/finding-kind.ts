/**
 * The kinds of findings, by the words that stand in reports and in the `kinds` of an exception, in the order of a report. Their
 * severities, hops and wording stand in drift/kinds.ts, and what each says in docs/drift.md.
 */
export const FINDING_KINDS = [
  'missing',
  'inactive',
  'leaver',
  'unexpected',
  'expired-grant',
  'kept',
  'renamed',
  'role',
  'ambiguous-role',
  'forbidden',
  'name',
  'duplicate',
  'unknown-role',
  'conflicting-record',
  'no-active',
  'look-alike',
  'not-synced',
  'direct-assignment',
  'role-list',
  'nested-group',
  'provisioning-stopped',
  'too-few-admins',
  'expired-exception',
  'unmatched-exception',
  'expiring-exception',
  'expiring-grant',
  'owner',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/**
 * What no exception covers: findings about exceptions themselves, of which it would hide that they have ended or are of no use; the
 * end of a grant, which is changed where it stands; what the account itself says is all right; and that nobody who leaves loses access.
 */
const NEVER_EXCEPTED = [
  'expired-exception',
  'unmatched-exception',
  'expiring-exception',
  'expired-grant',
  'expiring-grant',
  'kept',
  'provisioning-stopped',
] as const satisfies readonly FindingKind[];

/** The kinds that can be excepted. */
export type ExceptableKind = Exclude<FindingKind, (typeof NEVER_EXCEPTED)[number]>;

/** The kinds that may stand in the `kinds` of an exception, in the order of a report. */
export const EXCEPTABLE_KINDS: readonly ExceptableKind[] = FINDING_KINDS.filter((kind): kind is ExceptableKind =>
  NEVER_EXCEPTED.every((other) => other !== kind),
);

/** How heavy a finding weighs, heaviest first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];
