import { type Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import { activeRecords, type Person } from './person.js';
import { type RuleContext } from './rule-context.js';
import { powerInAccount, severityOfRoleDifference } from './severity.js';
import { desiredWords, quoted, roleWords } from './wording.js';

/**
 * A desired person's active record has another role than the desired one. A record that contradicts itself, a role that
 * nobody knows and the owner's role are other kinds of finding and are not told twice.
 *
 * With JIT or SCIM provisioning a role can be changed in the identity provider only (Klaviyo's SCIM guide).
 */
export function roleDifference(context: RuleContext, person: Person): readonly Finding[] {
  const { desired } = person;
  if (desired === undefined) return [];
  const { account, ownerRole, knownRoles } = context;
  return activeRecords(person)
    .filter(({ role, conflicts }) => role !== desired.role && role !== ownerRole && conflicts.length === 0)
    .filter(({ role }) => role === undefined || knownRoles.has(role))
    .map((record) =>
      makeFinding(context, person, {
        kind: 'role',
        severity: severityOfRoleDifference(
          powerInAccount(account, desired.role),
          record.role === undefined ? 'none' : powerInAccount(account, record.role),
        ),
        record,
        message: `Klaviyo has ${roleWords(record.role)}; ${desiredWords(desired)}.`,
        remedy:
          `Deploy, then check in Okta which role the app assignment through ${quoted(desired.group)} gives and push it ` +
          'again: with SCIM or JIT on, a role is changed in the identity provider only, not in Klaviyo.',
      }),
    );
}
