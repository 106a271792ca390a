import { type AssignedPerson } from '../../people/assigned-person.js';
import { type DeclaredPerson } from '../../people/declared-person.js';
import { type ProvisionedPerson } from '../../people/listing.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeAssignments, activeRecords, type Person } from '../person.js';
import { lastHop, NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { quoted } from '../../text/quoted.js';

/** A name as a station has it; a part of it is empty where the station has none. */
interface Name {
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * Given or family name differ from the station before, after trimming and Unicode normalisation (NFC): the app's profile in
 * the identity provider from the directory, or an active record in Klaviyo from the app's profile. A name that a station
 * does not have is not compared; where the app's profile has none, Klaviyo's is compared with the directory's.
 *
 * It may be impossible to correct: a person in several Klaviyo companies can keep a name that the identity provider cannot
 * change (Klaviyo's SCIM guide).
 */
export function nameDifference(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared === undefined) return NO_FINDINGS;
  const assignments = activeAssignments(person);
  // A record that only itself calls this person's may be a stranger's, whose name is nothing to correct.
  const isClaimed = context.links.renamed.get(person.key)?.byProvider === false;
  const records = isClaimed ? [] : activeRecords(person);
  if (assignments.every((each) => sameName(declared, each)) && records.every((each) => sameName(declared, each))) {
    return NO_FINDINGS;
  }
  return [
    ...assignments.flatMap((assignment) => assignedName(context, person, declared, assignment)),
    ...records.flatMap((record) => provisionedName(context, person, declared, assignments[0], record)),
  ];
}

/** As nearly everybody has it: the very same texts at every station. */
function sameName(one: Name, other: Name): boolean {
  return one.givenName === other.givenName && one.familyName === other.familyName;
}

function assignedName(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  assignment: AssignedPerson,
): readonly Finding[] {
  const differences = nameDifferences(declared, filledName(assignment, declared), 'in the directory');
  if (differences.length === 0) return NO_FINDINGS;
  const { name, profiles } = context.words;
  return [
    makeFinding(context, person, {
      kind: 'name',
      hop: 'declared-assigned',
      assignment,
      message: `In the app's profile in ${name} ${differences.join(', and ')}.`,
      remedy: `Correct the name in the directory or in ${profiles}.`,
    }),
  ];
}

function provisionedName(
  context: RuleContext,
  person: Person,
  declared: DeclaredPerson,
  assignment: AssignedPerson | undefined,
  record: ProvisionedPerson,
): readonly Finding[] {
  const { hasProvider, words } = context;
  const before = assignment === undefined ? declared : filledName(assignment, declared);
  const where = assignment === undefined ? 'in the directory' : `in ${words.name}`;
  const differences = nameDifferences(before, record, where);
  if (differences.length === 0) return NO_FINDINGS;
  const correct = hasProvider
    ? `Correct the name in ${words.name} and push the user again.`
    : 'Correct the name in the directory or in Klaviyo.';
  return [
    makeFinding(context, person, {
      kind: 'name',
      hop: assignment === undefined ? 'declared-provisioned' : lastHop(context),
      assignment,
      record,
      message: `In Klaviyo ${differences.join(', and ')}.`,
      remedy:
        `${correct} If Klaviyo keeps it, the person may be in several Klaviyo companies, where the identity provider cannot ` +
        'change it: then add an exception to the access file.',
    }),
  ];
}

/** A name in which what it lacks is taken from the station before. */
function filledName({ givenName, familyName }: Name, before: Name): Name {
  return {
    givenName: givenName === '' ? before.givenName : givenName,
    familyName: familyName === '' ? before.familyName : familyName,
  };
}

function nameDifferences(before: Name, after: Name, where: string): readonly string[] {
  return [
    ...difference('given name', before.givenName, after.givenName, where),
    ...difference('family name', before.familyName, after.familyName, where),
  ];
}

function difference(what: string, before: string, after: string, where: string): readonly string[] {
  if (before === after) return [];
  const expected = comparable(before);
  if (expected === '' || expected === comparable(after)) return [];
  return [`the ${what} is ${after === '' ? 'empty' : quoted(after)}, ${where} ${quoted(before)}`];
}

function comparable(name: string): string {
  return name.normalize('NFC').trim();
}
