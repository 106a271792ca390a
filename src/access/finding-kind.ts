/**
 * The kinds of findings, by the words that stand in reports and in the `kinds` of an exception, in the order of a report. Their
 * severities, hops and wording stand in drift/kinds.ts, and what each says in docs/drift.md.
 */
export const FINDING_KINDS = [
  'missing',
  'inactive',
  'leaver',
  'unexpected',
  'renamed',
  'role',
  'name',
  'duplicate',
  'unknown-role',
  'conflicting-record',
  'no-active',
  'look-alike',
  'not-synced',
  'direct-assignment',
  'role-list',
  'too-few-admins',
  'expired-exception',
  'unmatched-exception',
  'expiring-exception',
  'owner',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** Findings about exceptions themselves. An exception for one of them would hide that it has ended or is of no use. */
const ABOUT_EXCEPTIONS = [
  'expired-exception',
  'unmatched-exception',
  'expiring-exception',
] as const satisfies readonly FindingKind[];

/** The kinds that can be excepted. */
export type ExceptableKind = Exclude<FindingKind, (typeof ABOUT_EXCEPTIONS)[number]>;

/** The kinds that may stand in the `kinds` of an exception, in the order of a report. */
export const EXCEPTABLE_KINDS: readonly ExceptableKind[] = FINDING_KINDS.filter((kind): kind is ExceptableKind =>
  ABOUT_EXCEPTIONS.every((other) => other !== kind),
);

/** How heavy a finding weighs, heaviest first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];
