import { type ProvisionedPerson } from '../../people/listing.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { declaredWords } from '../wording.js';
import { quoted } from '../../text/quoted.js';

/**
 * An active record contradicts itself. Where that leaves it without a role, it takes the place of a role finding about
 * that record; a role that is known is checked all the same. Switched-off records give no access and are left out; one
 * whose `active` itself is in doubt counts as active.
 */
export function conflictingRecord(context: RuleContext, person: Person): readonly Finding[] {
  const records = activeRecords(person);
  if (records.every(({ conflicts }) => conflicts.length === 0)) return NO_FINDINGS;
  const declared = person.declared === undefined ? '' : ` For this person ${declaredWords(person.declared)}.`;
  return records
    .filter((record) => record.conflicts.length > 0)
    .map((record) =>
      makeFinding(context, person, {
        kind: 'conflicting-record',
        record,
        message: `The record contradicts itself: ${record.conflicts.join(' ')}${declared}`,
        remedy: `Look the user up in Klaviyo to see which value is right, and ${correction(context, person)}; ${roleCheck(record)}.`,
      }),
    );
}

function correction({ ownerKey, hasProvider, words }: RuleContext, { key }: Person): string {
  if (key === ownerKey) return 'ask the owner to correct it in Klaviyo';
  return hasProvider ? `push the user again from ${words.name}` : 'correct it there';
}

function roleCheck({ role }: ProvisionedPerson): string {
  return role === undefined
    ? 'until then the role cannot be checked'
    : `the role ${quoted(role)}, which it has, is checked all the same`;
}
