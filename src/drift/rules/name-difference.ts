import { type AssignedPerson } from '../../people/assigned-person.js';
import { type DeclaredPerson } from '../../people/declared-person.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { lastHop, type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY } from '../severity.js';
import { quoted } from '../../text/quoted.js';

/** A name as a station tells it; a part of it is empty where it does not. */
interface Name {
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * Given or family name differ from the station before, after trimming and Unicode normalisation (NFC): Okta's app profile
 * from the directory, or an active record in Klaviyo from the app profile. A name that a station does not tell is not
 * compared; where Okta tells none, Klaviyo's is held against the directory's.
 *
 * It may be unfixable: a person in several Klaviyo companies can keep a name that the identity provider cannot change
 * (Klaviyo's SCIM guide).
 */
export function nameDifference(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return [];
  const assignments = activeAssignments(person);
  return [
    ...assignments.flatMap((assignment) => nameInOkta(context, person, declared, assignment)),
    ...activeRecords(person).flatMap((record) => nameInKlaviyo(context, person, declared, assignments[0], record)),
  ];
}

function nameInOkta(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  assignment: AssignedPerson,
): readonly Finding[] {
  const differences = namesApart(declared, filledName(assignment, declared), 'in the directory');
  if (differences.length === 0) return [];
  return [
    makeFinding(context, person, {
      kind: 'name',
      severity: FIXED_SEVERITY.name,
      hop: 'declared-assigned',
      assignment,
      message: `In the Okta app's profile ${differences.join(', and ')}.`,
      remedy:
        "Correct the name in the directory or in the person's profile in Okta, from which the app's profile is mapped.",
    }),
  ];
}

function nameInKlaviyo(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  assignment: AssignedPerson | undefined,
  record: ProvisionedPerson,
): readonly Finding[] {
  const before = assignment === undefined ? declared : filledName(assignment, declared);
  const differences = namesApart(before, record, assignment === undefined ? 'in the directory' : 'in Okta');
  if (differences.length === 0) return [];
  return [
    makeFinding(context, person, {
      kind: 'name',
      severity: FIXED_SEVERITY.name,
      hop: assignment === undefined ? 'declared-provisioned' : lastHop(context),
      assignment,
      record,
      message: `In Klaviyo ${differences.join(', and ')}.`,
      remedy:
        'Correct the name in Okta and push the user again; if Klaviyo keeps it, the person may be in several Klaviyo ' +
        'companies, where the identity provider cannot change it: then add an exception to the access file.',
    }),
  ];
}

/** A name with what it does not tell taken from the station before. */
function filledName({ givenName, familyName }: Name, before: Name): Name {
  return {
    givenName: givenName === '' ? before.givenName : givenName,
    familyName: familyName === '' ? before.familyName : familyName,
  };
}

function namesApart(before: Name, after: Name, where: string): readonly string[] {
  return [
    ...difference('given name', before.givenName, after.givenName, where),
    ...difference('family name', before.familyName, after.familyName, where),
  ];
}

function difference(what: string, before: string, after: string, where: string): readonly string[] {
  if (before === after) return [];
  const wanted = comparable(before);
  if (wanted === '' || wanted === comparable(after)) return [];
  return [`the ${what} is ${after === '' ? 'empty' : quoted(after)}, ${where} ${quoted(before)}`];
}

function comparable(name: string): string {
  return name.normalize('NFC').trim();
}
