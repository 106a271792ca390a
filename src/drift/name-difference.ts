import { type Finding } from './finding.js';
import { makeFinding } from './make-finding.js';
import { activeRecords, type Person } from './person.js';
import { type RuleContext } from './rule-context.js';
import { FIXED_SEVERITY } from './severity.js';
import { quoted } from './wording.js';

/**
 * Given or family name differ between the directory and an active record, after trimming and Unicode normalisation
 * (NFC). A name that the directory does not tell is not compared. It may be unfixable: a person in several Klaviyo
 * companies can keep a name that the identity provider cannot change (Klaviyo's SCIM guide).
 */
export function nameDifference(context: RuleContext, person: Person): readonly Finding[] {
  const { desired } = person;
  if (desired === undefined) return [];
  return activeRecords(person).flatMap((record) => {
    const differences = [
      difference('given name', desired.givenName, record.givenName),
      difference('family name', desired.familyName, record.familyName),
    ].flat();
    if (differences.length === 0) return [];
    return [
      makeFinding(context, person, {
        kind: 'name',
        severity: FIXED_SEVERITY.name,
        record,
        message: `In Klaviyo ${differences.join(', and ')}.`,
        remedy:
          'Correct the name in Okta and push the user again; if Klaviyo keeps it, the person may be in several Klaviyo ' +
          'companies, where the identity provider cannot change it: then add an exception to the access file.',
      }),
    ];
  });
}

function difference(what: string, directory: string, klaviyo: string): readonly string[] {
  const wanted = comparable(directory);
  if (wanted === '' || wanted === comparable(klaviyo)) return [];
  return [`the ${what} is ${klaviyo === '' ? 'empty' : quoted(klaviyo)}, in the directory ${quoted(directory)}`];
}

function comparable(name: string): string {
  return name.normalize('NFC').trim();
}
