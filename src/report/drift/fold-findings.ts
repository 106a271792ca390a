import { type Finding } from '../../drift/finding.js';
import { quoted } from '../../text/quoted.js';
import { stationsLine, type AccountFinding } from './report-words.js';

/** Findings that share one row: one alone, or several that say the same of different people or accounts. */
export interface FindingGroup {
  readonly first: AccountFinding;
  readonly all: readonly AccountFinding[];
}

/**
 * How alike findings must be to share one row. `same`: word for word, apart from the person. `similar`: texts in
 * quotation marks, such as names and roles, may differ, and so may what the stations have.
 */
export type Alike = 'same' | 'similar';

/** From so many alike findings on, they share one row; fewer each have their own. */
const FOLD_FROM = 4;

/** The findings in their order, those that are alike at the place of the first of them. */
export function foldFindings(findings: readonly AccountFinding[], alike: Alike): readonly FindingGroup[] {
  const groups = new Map<string, AccountFinding[]>();
  for (const each of findings) {
    const key = sort(each, alike);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return findings.flatMap((each) => {
    const all = groups.get(sort(each, alike)) ?? [];
    if (all.length < FOLD_FROM) return [{ first: each, all: [each] }];
    return all[0] === each ? [{ first: each, all }] : [];
  });
}

/** A text of the finding with an ellipsis in place of its userName, for a row about several people. */
export function withoutUser({ user }: Finding, text: string): string {
  return text.replaceAll(quoted(user), quoted('…'));
}

/** What makes findings alike, as one text. */
function sort({ account, finding }: AccountFinding, alike: Alike): string {
  const { kind, severity, hop, message, remedy, exception } = finding;
  const texts = [message, remedy]
    .map((text) => withoutUser(finding, text))
    .map((text) => (alike === 'same' ? text : text.replace(/"[^"]*"/g, '""')));
  const stations = alike === 'same' ? stationsLine(account, finding) : '';
  return JSON.stringify([kind, severity, hop, ...texts, stations, exception?.reason, exception?.expires]);
}
