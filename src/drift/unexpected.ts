import { type Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import { activeRecords, type Person } from './person.js';
import { type RuleContext } from './rule-context.js';
import { powerInAccount, severityOfUnexpected } from './severity.js';
import { quoted, roleWords } from './wording.js';

/** Active in Klaviyo, but not desired: a finding for each active record. A switched-off one gives no access and none. */
export function unexpected(context: RuleContext, person: Person): readonly Finding[] {
  if (person.desired !== undefined) return [];
  return activeRecords(person).map((record) => {
    const power = powerInAccount(context.account, record.role);
    const doubt = power === 'unknown' ? ' What they may do there is not known, so it weighs as full power.' : '';
    return makeFinding(context, person, {
      kind: 'unexpected',
      severity: severityOfUnexpected(power),
      record,
      message:
        `Active in Klaviyo with ${roleWords(record.role)}, but the directory has no active person of this userName in an ` +
        `assigned group.${doubt}`,
      remedy:
        record.role === context.ownerRole
          ? 'An owner cannot be removed: settle first who owns the account (see the finding "owner").'
          : 'If they should not be there, unassign them from the app in Okta, or remove them in Klaviyo if they were ' +
            `added there; if they should, put them into an assigned group, or add an exception for ${quoted(record.userName)} ` +
            'with a reason and an end date to the access file.',
    });
  });
}
