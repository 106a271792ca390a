import { type AssignedPerson } from '../../people/assigned-person.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { lookAlikeName } from '../../people/look-alike-name.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';

/**
 * The userName of a record or an assignment has the key of another one only since a character in it is read as another: what
 * is a stranger's would count as that of a declared person. A record that the identity provider has given its userName is
 * found at the first hop alone. Switched-off records and assignments that have ended give no access and are left out.
 */
export function lookAlike(context: RuleContext, person: Person): readonly Finding[] {
  const assignments = activeAssignments(person).filter(({ userName }) => lookAlikeName(userName) !== undefined);
  const records = activeRecords(person).filter((record) => record.lookAlike !== undefined);
  if (assignments.length === 0 && records.length === 0) return NO_FINDINGS;
  const pushed = new Set(assignments.map(({ userName }) => userName));
  return [
    ...assignments.map((assignment) => assigned(context, person, assignment)),
    ...records.filter(({ userName }) => !pushed.has(userName)).map((record) => provisioned(context, person, record)),
  ];
}

function assigned(context: RuleContext, person: Person, assignment: AssignedPerson): Finding {
  const { name } = context.words;
  return makeFinding(context, person, {
    kind: 'look-alike',
    hop: 'declared-assigned',
    assignment,
    message:
      `${lookAlikeName(assignment.userName)} So the assignment in ${name} counts as that of this person, and may be of ` +
      'somebody else.',
    remedy: `Find out in ${name} whose it is, and correct the userName there; if nobody knows them, treat it as an incident.`,
  });
}

function provisioned(context: RuleContext, person: Person, record: ProvisionedPerson): Finding {
  return makeFinding(context, person, {
    kind: 'look-alike',
    record,
    message: `${record.lookAlike} So the record counts as that of this person, and may be of somebody else.`,
    remedy:
      'Find out in Klaviyo whose record it is, and correct its userName; if nobody knows them, treat it as an incident.',
  });
}
