import { type Severity } from '../../access/finding-kind.js';
import { type Finding } from '../../drift/finding.js';
import { inCode } from '../escape-markdown.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { headline } from './finding-headline.js';
import { isAboutAccount, withoutUser, type Alike, type FindingGroup, type SubjectFindings } from './fold-findings.js';
import { groupedTable, type MarkdownTable, type TableFrame } from './markdown-table.js';
import { count, reasonWords, untilWords } from './report-words.js';

/** Bytes of a cell at most; what is longer is cut, and stands whole where the finding is unfolded. */
const ACCOUNT = 40;
const USER = 48;
const HEADLINE = 240;
const SENTENCE = 600;
const UNTIL = 60;

/** What a table of findings is made for. */
export interface FindingsTableOptions {
  readonly alike: Alike;
  /** Whether the report is of several accounts, so that each row names its own. */
  readonly severalAccounts: boolean;
}

/** The findings that count: severity, who, and what in a few words; those of one person under each other. */
export function findingsTable(
  frame: TableFrame,
  groups: readonly FindingGroup[],
  options: FindingsTableOptions,
): MarkdownTable {
  return groupedTable(frame, headings(['Severity', 'Who', 'What'], options), groups, (group) =>
    rowsOf(
      group,
      options,
      (finding) => [finding.severity],
      (finding) => [whatCell(group, finding, options.alike)],
    ),
  );
}

/** What is said for information, with what to do about it. */
export function informationTable(
  frame: TableFrame,
  groups: readonly FindingGroup[],
  options: FindingsTableOptions,
): MarkdownTable {
  return groupedTable(frame, headings(['Who', 'What', 'Do'], options), groups, (group) =>
    rowsOf(
      group,
      options,
      () => [],
      (finding) => [
        whatCell(group, finding, options.alike),
        fittedMarkdown(shownText(group, finding, finding.remedy), SENTENCE),
      ],
    ),
  );
}

/** The findings that are expected, with the reason. */
export function exceptedTable(
  frame: TableFrame,
  groups: readonly FindingGroup[],
  options: FindingsTableOptions,
): MarkdownTable {
  return groupedTable(frame, headings(['Severity', 'Who', 'What', 'Reason', 'Until'], options), groups, (group) =>
    rowsOf(
      group,
      options,
      ({ severity }) => [severity],
      (finding) => [
        whatCell(group, finding, options.alike),
        finding.exception === null ? '' : fittedMarkdown(reasonWords(finding.exception), SENTENCE),
        finding.exception === null ? '' : fittedMarkdown(untilWords(finding.exception), UNTIL),
      ],
      namesCell,
    ),
  );
}

function headings(names: readonly string[], { severalAccounts }: FindingsTableOptions): readonly string[] {
  return severalAccounts ? names.flatMap((name) => (name === 'Who' ? ['Account', name] : [name])) : names;
}

/** A row for each finding; account and person stand in the first one. */
function rowsOf(
  group: FindingGroup,
  { severalAccounts }: FindingsTableOptions,
  before: (finding: Finding) => readonly string[],
  after: (finding: Finding) => readonly string[],
  who = whoCell,
): readonly (readonly string[])[] {
  return group.first.findings.map((finding, index) => [
    ...before(finding),
    ...(severalAccounts ? [index === 0 ? accountCell(group) : ''] : []),
    index === 0 ? who(group) : '',
    ...after(finding),
  ]);
}

function accountCell({ all }: FindingGroup): string {
  const names = new Set(all.map(({ account }) => account.name));
  return names.size === 1 ? fittedMarkdown(all[0]!.account.name, ACCOUNT) : count(names.size, 'account');
}

/** How many people of a row that stands for several are named where it is folded and may be higher. */
const NAMED_FOLDED = 10;

/** The people of a group who are named in the row of an excepted finding: the first few. */
export function exceptedNames({ all }: FindingGroup): FindingGroup['all'] {
  return all.slice(0, NAMED_FOLDED);
}

function whoCell(group: FindingGroup): string {
  const name = nameOf(group.first);
  return group.all.length === 1 ? name : `${manyWords(group)}, such as ${name}`;
}

function nameOf({ findings: [finding] }: SubjectFindings): string {
  return fittedMarkdown(finding.user, USER, isAboutAccount(finding) ? undefined : inCode);
}

function namesCell(group: FindingGroup): string {
  const named = exceptedNames(group).map(nameOf).join(', ');
  const more = group.all.length - exceptedNames(group).length;
  return more === 0 ? named : `${named} and ${more} more`;
}

/** `6 people`, or `6 accounts`. */
export function manyWords({ first, all }: FindingGroup): string {
  return isAboutAccount(first.findings[0]) ? count(all.length, 'account') : count(all.length, 'person', 'people');
}

function whatCell(group: FindingGroup, finding: Finding, alike: Alike): string {
  const { provider } = group.first.account.stations.assigned;
  const prefix = group.all.length > 1 && alike === 'similar' ? 'such as: ' : '';
  return fittedMarkdown(`${prefix}${shownText(group, finding, headline(finding, provider))}`, HEADLINE);
}

/** A text of the finding, without its userName where it is about several people. */
export function shownText({ all }: FindingGroup, finding: Finding, text: string): string {
  return all.length > 1 ? withoutUser(finding, text) : text;
}

/** The severity and kind of each finding: `critical unexpected, high conflicting-record`. */
export function kindsWords({ findings }: SubjectFindings): string {
  return findings.map(({ severity, kind }: { severity: Severity; kind: string }) => `${severity} ${kind}`).join(', ');
}
