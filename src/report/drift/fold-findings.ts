import { SEVERITIES } from '../../access/finding-kind.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { type Finding } from '../../drift/finding.js';
import { isAboutPerson, KINDS } from '../../drift/kinds.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { stationsLine } from './report-words.js';

/** What was found of one person in one account, or of the account itself, or of its app. */
export interface SubjectFindings {
  readonly account: AccountDrift;
  /** Heaviest first; at least one. */
  readonly findings: readonly [Finding, ...Finding[]];
}

/** Who shares one row: one alone, or several of whom the same was found. */
export interface FindingGroup {
  readonly first: SubjectFindings;
  readonly all: readonly SubjectFindings[];
}

/**
 * How alike findings must be to share one row. `same`: word for word, apart from the person. `similar`: texts in
 * quotation marks, such as names and roles, may differ, and so may what the stations have.
 */
export type Alike = 'same' | 'similar';

/** From so many alike on, they share one row; fewer each have their own. */
const FOLD_FROM = 4;

/** Those of whom something was found, heaviest first, each with all that was found; those who are alike at the place of the first. */
export function foldFindings(
  accounts: DriftReport['accounts'],
  counts: (finding: Finding) => boolean,
  alike: Alike,
): readonly FindingGroup[] {
  const subjects = accounts
    .flatMap((account) => subjectsOf(account, counts))
    .sort((one, other) => weightOf(one) - weightOf(other));
  const groups = new Map<string, SubjectFindings[]>();
  const sorts = subjects.map((subject) => sort(subject, alike));
  for (const [index, subject] of subjects.entries()) {
    const group = groups.get(sorts[index]!);
    if (group === undefined) groups.set(sorts[index]!, [subject]);
    else group.push(subject);
  }
  return subjects.flatMap((subject, index) => {
    const all = groups.get(sorts[index]!) ?? [];
    if (all.length < FOLD_FROM) return [{ first: subject, all: [subject] }];
    return all[0] === subject ? [{ first: subject, all }] : [];
  });
}

/** The findings of a group. */
export function findingsOf({ all }: FindingGroup): readonly Finding[] {
  return all.flatMap(({ findings }) => findings);
}

/** A text of the finding with an ellipsis in place of its userName, for a row about several people. */
export function withoutUser({ user }: Finding, text: string): string {
  return text.replaceAll(quoted(user), quoted('…'));
}

function subjectsOf(account: AccountDrift, counts: (finding: Finding) => boolean): readonly SubjectFindings[] {
  const subjects = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of account.findings.filter(counts)) {
    // The app's label is no person's userName.
    const key = `${isAboutAccount(finding)} ${userKey(finding.user)}`;
    const found = subjects.get(key);
    if (found === undefined) subjects.set(key, [finding]);
    else found.push(finding);
  }
  return [...subjects.values()].map((findings) => ({ account, findings }));
}

/** Whether the finding is about the account or its app, and its `user` is the name of it. */
export function isAboutAccount({ kind }: Pick<Finding, 'kind'>): boolean {
  return KINDS[kind].subject === 'account' && !isAboutPerson(kind);
}

function weightOf({ findings: [heaviest] }: SubjectFindings): number {
  return SEVERITIES.indexOf(heaviest.severity);
}

/** What makes people alike, as one text. */
function sort({ account, findings }: SubjectFindings, alike: Alike): string {
  return JSON.stringify(
    findings.map((finding) => {
      const { kind, severity, hop, message, remedy, exception } = finding;
      const texts = [message, remedy]
        .map((text) => withoutUser(finding, text))
        .map((text) => (alike === 'same' ? text : text.replace(/"[^"]*"/g, '""')));
      const stations = alike === 'same' ? stationsLine(account, finding) : '';
      return [kind, severity, hop, ...texts, stations, exception?.reason, exception?.expires];
    }),
  );
}
