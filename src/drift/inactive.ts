import { type Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import { activeRecords, type Person } from './person.js';
import { type RuleContext } from './rule-context.js';
import { FIXED_SEVERITY } from './severity.js';
import { quoted, roleWords, whyDesired } from './wording.js';

/**
 * Desired and in Klaviyo, but every record is switched off. The only finding about such a person, duplicates apart: the
 * role and the conflicts of a record without access are told here rather than found, since switching it on again pushes
 * the role.
 */
export function inactive(context: RuleContext, person: Person): readonly Finding[] {
  const { desired, records } = person;
  if (desired === undefined || records.length === 0 || activeRecords(person).length > 0) return [];
  const roles = records.map((record) => roleWords(record.role)).join(' and ');
  const conflicts = records.flatMap((record) => record.conflicts.map((conflict) => ` ${conflict}`)).join('');
  return [
    makeFinding(context, person, {
      kind: 'inactive',
      severity: FIXED_SEVERITY.inactive,
      message:
        `Desired as ${quoted(desired.role)} (${whyDesired(desired)}), but switched off in Klaviyo, with ${roles}.` +
        conflicts,
      remedy:
        `Deploy, then check in Okta that the person is active and assigned to the app through ${quoted(desired.group)}; ` +
        'assigning again switches the record on and pushes the role.',
    }),
  ];
}
