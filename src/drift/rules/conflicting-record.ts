import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { declaredWords } from '../wording.js';

/**
 * An active record contradicts itself: it names several roles, so that it is not known which one the person has, or says
 * different things of something else, such as `active`. That one of them allows more than
 * the declared one is `role`, and that one is the owner's is `owner`: both are found beside it. Switched-off records give no
 * access and are left out.
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
        message: `${record.conflicts.join(' ')}${declared}`,
        remedy:
          record.possibleRoles === undefined
            ? `Look the user up in Klaviyo to see which value is right, and ${correction(context, person)}.`
            : `Look the user up in Klaviyo to see which role they have, and ${correction(context, person)}; until then the ` +
              'role cannot be checked.',
      }),
    );
}

/** An imperative clause: how a record that is in doubt is corrected. Nobody pushes a person who is not declared. */
export function correction({ ownerKey, hasProvider, words }: RuleContext, { key, declared }: Person): string {
  if (key === ownerKey) return 'ask the owner to correct it in Klaviyo';
  return hasProvider && declared !== undefined ? `push the user again from ${words.name}` : 'correct it there';
}
