/**
 * What can differ between the desired people and the actual ones. The words stand in reports and in the `kinds` of an
 * exception.
 *
 * - `missing`: desired, but not in Klaviyo.
 * - `inactive`: desired and in Klaviyo, but switched off there.
 * - `unexpected`: active in Klaviyo, but not desired.
 * - `role`: in Klaviyo with another role than the desired one.
 * - `name`: given or family name differ.
 * - `duplicate`: several records in Klaviyo share one key.
 * - `unknown-role`: the role is neither built in for this kind of account nor declared in `customRoles`.
 * - `conflicting-record`: the record contradicts itself (two role forms that disagree, no `active`).
 * - `expired-exception`: an exception whose end date has passed.
 * - `owner`: what is to be said of the account's owner, who is never managed over SCIM.
 */
export const FINDING_KINDS = [
  'missing',
  'inactive',
  'unexpected',
  'role',
  'name',
  'duplicate',
  'unknown-role',
  'conflicting-record',
  'expired-exception',
  'owner',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** How heavy a finding weighs, heaviest first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];
