/**
 * The kinds of findings, by the words that stand in reports and in the `kinds` of an exception, in the order of a report. Their
 * severities, hops and wording stand in drift/kinds.ts, and what each says in docs/drift.md.
 */
export const FINDING_KINDS = [
  'missing',
  'inactive',
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

/** How heavy a finding weighs, heaviest first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];
