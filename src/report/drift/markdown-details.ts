import { exceptionDraft } from '../../drift/exception-draft.js';
import { type DriftReport } from '../../drift/drift-report.js';
import { type Finding } from '../../drift/finding.js';
import { KINDS } from '../../drift/kinds.js';
import { type Hop } from '../../people/station.js';
import { escapeMarkdown, inCode, inHtmlCode } from '../escape-markdown.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { type FindingGroup, type SubjectFindings } from './fold-findings.js';
import { kindsWords, manyWords, shownText } from './markdown-findings.js';
import { foldedLines, markdownList, type MarkdownTable } from './markdown-table.js';
import { placePath, stationsExplained, stationsLine, whyOf } from './report-words.js';

/** Bytes of a text at most; what is longer is cut. None of our own sentences comes near. */
const USER = 200;
const SENTENCE = 1_200;
const PLACE = 300;

/** So many people are listed as they are; more are folded together. */
const UNFOLDED = 10;

/** How many people of a row that stands for several are named. */
const NAMED = 50;

/** Where the difference arises, in a few words. */
const HOP_WORDS: Readonly<Record<Hop, string>> = {
  'declared-assigned': 'the difference arises between declared and assigned',
  'assigned-provisioned': 'the difference arises between assigned and provisioned',
  'declared-provisioned': 'declared and provisioned are compared directly',
};

/** The findings whose people and ids stand in the details of a group: the first few. */
export function namedOf({ all }: FindingGroup): FindingGroup['all'] {
  return all.slice(0, NAMED);
}

/** What was found of each, what to do about it, the stations and the evidence, folded; and what could accept it for a time. */
export function detailsList({ accounts, capturedAt }: DriftReport, groups: readonly FindingGroup[]): MarkdownTable {
  const explained = fittedMarkdown(stationsExplained(accounts), 400);
  const many = groups.length > UNFOLDED;
  const opening = many ? foldedLines(`What to do about each of the ${groups.length}`) : ['### What to do', ''];
  const frame = { before: ['', ...opening, explained, ''], after: many ? ['', '</details>'] : [] };
  return markdownList(frame, groups, (group) => [
    ...foldedLines(`${nameOf(group)}: ${kindsWords(group.first)}`),
    ...group.first.findings.flatMap((finding) => findingLines(group, finding)),
    ...(group.all.length > 1 ? peopleLines(group) : draftLines(group.first, capturedAt)),
    '</details>',
  ]);
}

function nameOf(group: FindingGroup): string {
  const name = fittedMarkdown(group.first.findings[0].user, USER, inHtmlCode);
  return group.all.length > 1 ? `${manyWords(group)}, such as ${name}` : name;
}

function findingLines(group: FindingGroup, finding: Finding): readonly string[] {
  const { severity, kind, message, remedy, place, id } = finding;
  const stations = stationsLine(group.first.account, finding, ' → ');
  const why = isSameFor(group, finding) ? whyOf(finding) : undefined;
  const where = place === null ? [] : [`${placePath(place.path)}:${place.line}:${place.column}`];
  const rule = [
    `${kind} (${KINDS[kind].title})`,
    ...where.map((each) => `at ${fittedMarkdown(each, PLACE, inCode)}`),
    ...(group.all.length > 1 ? [] : [`id ${fittedMarkdown(id, USER, inCode)}`]),
  ];
  return [
    ...(group.first.findings.length > 1 ? [`**${severity} ${kind}**`, ''] : []),
    `- **What:** ${fittedMarkdown(shownText(group, finding, message), SENTENCE)}`,
    ...(why === undefined ? [] : [`- **Why:** ${fittedMarkdown(`declared ${why}`, SENTENCE)}`]),
    `- **Do:** ${fittedMarkdown(shownText(group, finding, remedy), SENTENCE)}`,
    ...(stations === '' ? [] : [`- **Stations:** ${fittedMarkdown(stations, PLACE)} (${HOP_WORDS[finding.hop]})`]),
    `- **Rule:** ${rule.join(', ')}`,
    '',
  ];
}

/** Whether everyone whom a row stands for is declared for the same reason. */
function isSameFor({ all }: FindingGroup, { kind, declared }: Finding): boolean {
  return all.every(({ findings }) =>
    findings.every((other) => other.kind !== kind || other.declared?.why === declared?.why),
  );
}

function peopleLines(group: FindingGroup): readonly string[] {
  const named = namedOf(group).map(({ findings: [{ user, id }] }) => {
    return `${fittedMarkdown(user, USER, inCode)} (${fittedMarkdown(id, USER, inCode)})`;
  });
  const more = group.all.length - named.length;
  return [`**All ${manyWords(group)}, with ids:** ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`, ''];
}

function draftLines({ account, findings }: SubjectFindings, capturedAt: string): readonly string[] {
  const draft = exceptionDraft(account, findings, capturedAt);
  if (draft === undefined) return [];
  return [
    `If it is meant to be so for a time, paste this under ${inCode('exceptions')} of the account ` +
      `${fittedMarkdown(account.name, USER, escapeMarkdown)}, and write the reason:`,
    '',
    '```yaml',
    ...draft.trimEnd().split('\n'),
    '```',
    '',
  ];
}
