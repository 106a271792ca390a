import { type DeclaredPerson } from '../people/declared-person.js';
import { FINDING_KINDS, SEVERITIES } from '../access/finding-kind.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { type DriftSummary } from './drift-report.js';
import { type Finding } from './finding.js';

/** Who is declared, and how many people the other stations have; `assigned` is null where it was not read. */
export interface StationPeople {
  readonly declared: readonly DeclaredPerson[];
  readonly assigned: number | null;
  readonly provisioned: number;
}

/**
 * The figures of one account. A declared person is in sync if there is no finding about them at all, not even an excepted one,
 * and if they do not wait for the first deploy.
 *
 * @param waiting - who is missing because the app is not deployed yet; some may be in a finding all the same
 */
export function summarize(
  { declared, assigned, provisioned }: StationPeople,
  findings: readonly Finding[],
  waiting: ReadonlySet<UserKey>,
): DriftSummary {
  const found = new Set(findings.filter((finding) => finding.declared !== null).map(({ user }) => userKey(user)));
  const onlyWaiting = [...waiting].filter((key) => !found.has(key)).length;
  return {
    declared: declared.length,
    assigned,
    provisioned,
    inSync: declared.length - found.size - onlyWaiting,
    waiting: onlyWaiting,
    ...figuresOf(findings),
  };
}

/** The figures that the findings alone decide. */
export type FindingFigures = Pick<DriftSummary, 'excepted' | 'byKind' | 'bySeverity'>;

/** How many findings are excepted, and how many of the others there are by kind and by severity. */
export function figuresOf(findings: readonly Finding[]): FindingFigures {
  const counted = findings.filter(({ exception }) => exception === null);
  return {
    excepted: findings.length - counted.length,
    byKind: tally(
      FINDING_KINDS,
      counted.map(({ kind }) => kind),
    ),
    bySeverity: tally(
      SEVERITIES,
      counted.map(({ severity }) => severity),
    ),
  };
}

/** How often each word occurs, in the order of the words; those that do not occur are 0. */
function tally<Word extends string>(
  words: readonly Word[],
  occurring: readonly Word[],
): Readonly<Record<Word, number>> {
  const counts = new Map(words.map((word) => [word, 0]));
  for (const word of occurring) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts) as Record<Word, number>;
}
