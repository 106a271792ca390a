import { type AccountDrift } from '../../../drift/drift-report.js';
import { count, fullReportWords } from '../report-words.js';
import { filterForm, type ListedFinding } from './filter-form.js';
import { markup, type Markup } from '../../html/markup.js';
import { personArticle } from './person-article.js';
import { type PersonFindings } from './person-findings.js';

/** The findings that a page shows. */
export interface ShownFindings {
  /** Those that are shown, in order. */
  readonly listed: readonly ListedFinding[];
  /** Their HTML, by person, in order. */
  readonly articles: readonly string[];
  /** How many there are in the report. */
  readonly all: number;
  /** Where all of them are, if the caller knows. */
  readonly fullReport: string | undefined;
}

/** The most findings of a page. With many more of them a browser takes minutes to filter (measured with Chromium). */
export const MOST_FINDINGS = 5_000;

/** The first findings, as many as fit into so many bytes, whole findings only, and no more than {@link MOST_FINDINGS}. */
export function fittingFindings(
  people: readonly PersonFindings[],
  capturedAt: string,
  mostBytes: number,
): Pick<ShownFindings, 'listed' | 'articles'> {
  const listed: ListedFinding[] = [];
  const articles: string[] = [];
  let bytes = 0;
  for (const person of people) {
    const { start, findings, end } = personArticle(person, capturedAt);
    bytes += Buffer.byteLength(start) + Buffer.byteLength(end);
    const ends = findings.map((html) => (bytes += Buffer.byteLength(html)));
    const number = Math.min(ends.filter((reached) => reached <= mostBytes).length, MOST_FINDINGS - listed.length);
    if (number > 0) {
      articles.push(start + findings.slice(0, number).join('') + end);
      for (const finding of person.findings.slice(0, number))
        listed.push({ finding, accountIndex: person.accountIndex });
    }
    if (number < findings.length) break;
  }
  return { listed, articles };
}

/** Says that findings were left out: how many are shown of how many, and where all of them are. Empty if none was. */
export function leftOutWords({ listed, all, fullReport }: ShownFindings): string {
  if (listed.length === all) return '';
  return (
    `This page shows ${listed.length} of ${count(all, 'finding')}, the heaviest first: a browser cannot show more. ` +
    fullReportWords(fullReport)
  );
}

/** The part before the findings: the filter, and how many are shown. */
export function findingsStart(accounts: readonly AccountDrift[], shown: ShownFindings): Markup {
  return markup`<section id="findings" aria-labelledby="findings-heading"><h2 id="findings-heading">Findings</h2>
${leftOut(shown)}${shown.all === 0 ? markup`<p>No findings.</p>\n` : listStart(accounts, shown)}`;
}

function leftOut(shown: ShownFindings): Markup {
  const words = leftOutWords(shown);
  return words === '' ? markup`` : markup`<p class="notice">${words}</p>\n`;
}

function listStart(accounts: readonly AccountDrift[], { listed, all }: ShownFindings): Markup {
  const number = listed.length === all ? count(all, 'finding') : `${listed.length} of ${count(all, 'finding')}`;
  return markup`${filterForm(accounts, listed)}<p id="filter-count" data-all="${all}" role="status" aria-live="polite">${number}</p>
`;
}
