import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { correction } from './conflicting-record.js';

/**
 * A record has no `active`, so that nobody knows whether it gives access. It counts as active, and everything else about it is
 * checked all the same.
 */
export function noActive(context: RuleContext, person: Person): readonly Finding[] {
  if (person.records.every((record) => record.noActive !== true)) return NO_FINDINGS;
  return person.records
    .filter((record) => record.noActive === true)
    .map((record) =>
      makeFinding(context, person, {
        kind: 'no-active',
        record,
        message:
          'The record has no "active", so it counts as active. If the person is switched off, that is not found.',
        remedy: `Look the user up in Klaviyo to see whether they are active, and ${correction(context, person)}.`,
      }),
    );
}
