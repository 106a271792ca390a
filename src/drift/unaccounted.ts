import { userKey } from '../people/user-key.js';
import { type AccountDrift } from './drift-report.js';

/**
 * Where the people of a report do not add up, each as a sentence: everyone declared is in sync, waits for the first deploy or is
 * in a finding, and everyone who is active in Klaviyo is in sync or in a finding. A report from which a finding was cut, with its figures, would otherwise read as an
 * all-clear. Of several records of one person (`duplicate`) only one need be in a finding, so more of them are let through.
 */
export function unaccountedPeople({ summary, roles, stations, findings }: AccountDrift): readonly string[] {
  const { declared, inSync, waiting } = summary;
  const found = new Set(findings.filter((finding) => finding.declared !== null).map(({ user }) => userKey(user)));
  const active = new Set(
    findings.flatMap(({ provisioned }) =>
      provisioned?.active === true ? [provisioned.id ?? provisioned.userName] : [],
    ),
  );
  const listed = roles.provisioned.reduce((sum, { people }) => sum + people, 0);
  const isDoubled = findings.some(({ kind, hop }) => kind === 'duplicate' && hop !== 'declared-assigned');
  const more = listed - inSync - active.size;
  return [
    ...(stations.declared.available && stations.declared.people !== declared
      ? [`${stations.declared.people} people are declared at the station, and ${declared} in the summary.`]
      : []),
    ...(declared === inSync + waiting + found.size
      ? []
      : [
          `${declared} people are declared: ${inSync} are in sync${waiting === 0 ? '' : `, ${waiting} wait for the first deploy`}, and the findings name ${found.size}.`,
        ]),
    ...(more === 0 || (more > 0 && isDoubled)
      ? []
      : [`${listed} records are active in Klaviyo: ${inSync} are in sync, and the findings name ${active.size}.`]),
  ];
}
