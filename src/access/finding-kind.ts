/**
 * What can differ between the desired people and the actual ones. The words stand in reports and in the `kinds` of an
 * exception.
 *
 * About a person:
 * - `missing`: desired, but not assigned in Okta or not in Klaviyo.
 * - `inactive`: desired, but switched off in Okta's assignment or in Klaviyo.
 * - `unexpected`: assigned in Okta or active in Klaviyo, but not desired.
 * - `role`: with another role than the desired one in Okta, or than Okta's in Klaviyo.
 * - `name`: given or family name differ.
 * - `duplicate`: several assignments in Okta, or several records in Klaviyo, share one key.
 * - `unknown-role`: the role is neither built in for this kind of account nor declared in `customRoles`.
 * - `conflicting-record`: the record contradicts itself (two role forms that disagree, no `active`).
 * - `not-synced`: Okta says that its last push to Klaviyo failed or has not been made, or does not tell.
 * - `direct-assignment`: desired, but assigned in Okta by themselves, so that no group decides the role.
 *
 * About the account as a whole:
 * - `role-list`: the roles that Okta can push are not those of the access file. The finding's user is the app's label.
 * - `too-few-admins`: fewer people with full power than the policy wants. The finding's user is the account's name.
 * - `owner`: what is to be said of the account's owner, who is never managed over SCIM.
 *
 * About the access file:
 * - `expired-exception`: an exception whose end date has passed.
 * - `unmatched-exception`: an exception that covers nothing.
 * - `expiring-exception`: an exception that ends within the days of the policy.
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
