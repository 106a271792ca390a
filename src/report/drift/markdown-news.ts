import { type Finding } from '../../drift/finding.js';
import { inCode } from '../escape-markdown.js';
import { fittedMarkdown } from '../fitted-markdown.js';
import { headline } from './finding-headline.js';
import { isAboutAccount } from './fold-findings.js';
import { linesBytes } from './markdown-table.js';
import { count } from './report-words.js';

/** What is new since another report, or has grown worse since. */
export interface NewsSince {
  /** When that report was captured. */
  readonly previousCapturedAt: string | null;
  /** Heaviest first. */
  readonly findings: readonly {
    readonly account: string;
    readonly finding: Finding;
    /** What made it worse, each as a clause on what it was before: `severity was high`. Empty if it was not there before. */
    readonly worse: readonly string[];
  }[];
}

/** So many findings are named. */
const NAMED = 10;

/** Bytes of each part of a line at most. */
const USER = 48;
const HEADLINE = 160;
const CHANGES = 160;

/** The share of the room that the names may take; without that much, there are the numbers alone. */
const NAMES = 0.3;

/**
 * What is new since the report before, and what has grown worse, with what it was before. The table of findings has them too;
 * here a reader who knows the earlier comment sees what moved.
 */
export function newsLines(news: NewsSince | undefined, limit: number): readonly string[] {
  if (news === undefined || news.previousCapturedAt === null) return [];
  const worse = news.findings.filter((each) => each.worse.length > 0).length;
  const since = `Since ${fittedMarkdown(news.previousCapturedAt, 60, inCode)}:`;
  const numbers = `**${news.findings.length - worse} new, ${worse} worse.**`;
  const more = news.findings.length - NAMED;
  const names = [
    ...news.findings.slice(0, NAMED).map(newsLine),
    ...(more > 0 ? [`- and ${count(more, 'more finding')}`] : []),
  ];
  const lines = ['', `${since} ${numbers}`, ...(names.length === 0 ? [] : ['', ...names])];
  return linesBytes(lines) <= limit * NAMES ? lines : lines.slice(0, 2);
}

function newsLine({ finding, worse }: NewsSince['findings'][number]): string {
  const who = isAboutAccount(finding) ? '' : `${fittedMarkdown(finding.user, USER, inCode)} `;
  const what = fittedMarkdown(headline(finding), HEADLINE);
  return worse.length === 0
    ? `- new: ${finding.severity} ${who}${what}`
    : `- worse: ${finding.severity} ${who}${what} (${fittedMarkdown(worse.join(', '), CHANGES)})`;
}
