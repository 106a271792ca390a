import { type Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import { type Person } from './person.js';
import { type RuleContext } from './rule-context.js';
import { FIXED_SEVERITY } from './severity.js';
import { quoted, whyDesired } from './wording.js';

/** Desired, but Klaviyo has no record, not even a switched-off one. */
export function missing(context: RuleContext, person: Person): readonly Finding[] {
  const { desired } = person;
  if (desired === undefined || person.records.length > 0) return [];
  return [
    makeFinding(context, person, {
      kind: 'missing',
      severity: FIXED_SEVERITY.missing,
      message: `Desired as ${quoted(desired.role)} (${whyDesired(desired)}), but not in Klaviyo's listing.`,
      remedy:
        `Deploy, then check in Okta that the person is in ${quoted(desired.group)}, that the app is assigned to that ` +
        'group, and that no provisioning task of the app has failed.',
    }),
  ];
}
