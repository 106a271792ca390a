import { type ProvisionedPerson } from '../../people/listing.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeRecords, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY } from '../severity.js';
import { declaredWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * An active record contradicts itself. Where that leaves it without a role, it takes the place of a role finding about
 * that record; a role that is known is checked all the same. Switched-off records give no access and are left out; one
 * whose `active` itself is in doubt counts as active.
 */
export function conflictingRecord(context: RuleContext, person: Person): readonly Finding[] {
  const wanted = person.declared === undefined ? '' : ` For this person ${declaredWords(person.declared)}.`;
  const push =
    person.key === context.ownerKey ? 'ask the owner to settle it in Klaviyo' : 'push the user again from Okta';
  return activeRecords(person)
    .filter((record) => record.conflicts.length > 0)
    .map((record) =>
      makeFinding(context, person, {
        kind: 'conflicting-record',
        severity: FIXED_SEVERITY['conflicting-record'],
        record,
        message: `The record contradicts itself: ${record.conflicts.join(' ')}${wanted}`,
        remedy: `Look the user up in Klaviyo to see which value holds, and ${push}; ${roleCheck(record)}.`,
      }),
    );
}

function roleCheck({ role }: ProvisionedPerson): string {
  return role === undefined
    ? 'until then the role cannot be checked'
    : `the role ${quoted(role)}, which it has, is checked all the same`;
}
