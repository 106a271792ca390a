import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';

/**
 * The userName of a record has the key of another one only since a character in it is read as another: a stranger's record
 * would count as that of a declared person. Switched-off records give no access and are left out.
 */
export function lookAlike(context: RuleContext, person: Person): readonly Finding[] {
  const records = activeRecords(person);
  if (records.every((record) => record.lookAlike === undefined)) return NO_FINDINGS;
  return records.flatMap((record) =>
    record.lookAlike === undefined
      ? NO_FINDINGS
      : makeFinding(context, person, {
          kind: 'look-alike',
          record,
          message: `${record.lookAlike} So the record counts as that of this person, and may be of somebody else.`,
          remedy:
            'Find out in Klaviyo whose record it is, and correct its userName; if nobody knows them, treat it as an incident.',
        }),
  );
}
