import { type ReviewStatus } from '../../../review/status/review-status.js';
import { PAGE_STYLE } from '../../drift/html/style/page-style.js';
import { htmlOf, type Markup, markup, type Part } from '../../html/markup.js';
import { pageHead } from '../../html/page-head.js';
import { RUBBER_STAMP_NOTE, rubberStampWords } from '../rubber-stamp-words.js';
import { reviewersChart } from './status-chart.js';
import { statusSections, type StatusSection } from './status-sections.js';
import { accountCells, ACCOUNT_HEADINGS, reviewerCells, REVIEWER_HEADINGS } from './status-tables.js';
import { busiestFirst, statusDates, statusTitle, statusVerdict } from './status-words.js';

/** A table that is wider than the screen is scrolled sideways: its words are not cut into letters. */
const STYLE = `${PAGE_STYLE}
.card > .wide td { overflow-wrap: break-word; }
.card > .wide .figure { white-space: nowrap; }`;

/** A browser lays out a table of so many rows at once; JSON has all. */
const MOST_ROWS = 1_000;

/**
 * The status of a review as one HTML file, in the style of the drift report. It needs and loads nothing; text from outside stands in it as
 * text (`markup`), and the page's policy lets nothing run.
 */
export function statusHtml(status: ReviewStatus): string {
  const title = statusTitle(status);
  const sections = statusSections(status);
  return htmlOf(markup`${pageHead({ title, style: STYLE })}<body><a class="skip" href="#main">Skip to the status</a>
<header><h1>${title}</h1></header>
<main id="main" tabindex="-1">
${verdictSection(status)}${sections.filter(({ isCritical }) => isCritical).map(tableSection)}${nextSection(status)}${reviewersSection(status)}${figuresSection('Accounts', ACCOUNT_HEADINGS, status.accounts.map(accountCells))}${rubberStampsSection(status)}${sections.filter(({ isCritical }) => !isCritical).map(tableSection)}</main>
<footer>Made by klaviyo-access from the folder of the review at ${status.capturedAt}. This file loads nothing from the network.</footer>
</body></html>
`);
}

function verdictSection(status: ReviewStatus): Markup {
  const { isOpen, unverified, whole, unsigned } = status;
  const outcome = !isOpen ? 'clean' : unverified.some(({ isBack }) => isBack) ? 'fails' : 'differs';
  const mark = { clean: '✓', differs: '!', fails: '✕' }[outcome];
  const tiles = [
    tile('people decided', whole.decided, false),
    tile('people not decided', whole.open, true),
    tile('questions not answered', whole.questions - whole.answered, true),
    tile('reviewers not signed off', unsigned, true),
    tile('changes not verified', unverified.length, true),
  ];
  return markup`<section class="verdict ${outcome}" aria-labelledby="verdict-heading">
<h2 id="verdict-heading"><span class="unseen">Verdict: </span><span class="mark" aria-hidden="true">${mark}</span> ${statusVerdict(status)}</h2>
<dl class="tiles">${tiles}</dl>
<p class="small">${statusDates(status)}</p></section>
`;
}

function tile(word: string, number: number, isOpen: boolean): Markup {
  return markup`<div class="${isOpen && number > 0 ? 'tile weighs' : 'tile'}"><dt>${word}</dt><dd>${number}</dd></div>`;
}

function nextSection({ next }: ReviewStatus): Part {
  if (next.length === 0) return '';
  return section(
    'What to do next',
    markup`<ol>${next.map(({ why, command }) => markup`<li>${why}<br><code>${command}</code></li>\n`)}</ol>`,
  );
}

function reviewersSection({ reviewers }: ReviewStatus): Part {
  const chart = reviewersChart(reviewers);
  return markup`${chart === undefined ? '' : section('People by reviewer', chart)}${figuresSection('Reviewers', REVIEWER_HEADINGS, busiestFirst(reviewers).map(reviewerCells))}`;
}

function rubberStampsSection({ rubberStamps }: ReviewStatus): Part {
  if (rubberStamps.length === 0) return '';
  const items = rubberStamps.map((stamp) => markup`<li>${rubberStampWords(stamp)}</li>\n`);
  return section(
    `Decided without a pause, or all alike (${rubberStamps.length})`,
    markup`<ul>${items}</ul><p class="note">${RUBBER_STAMP_NOTE}</p>`,
  );
}

function tableSection({ heading, columns, rows }: StatusSection): Markup {
  return figuresSection(`${heading} (${rows.length})`, columns, rows);
}

function figuresSection(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const names = columns.map((column) => column.replace(/:$/, ''));
  const isFigure = columns.map((column) => column.endsWith(':'));
  const left = rows.length - MOST_ROWS;
  const heads = names.map((name, column) => markup`<th scope="col"${classOf(isFigure[column])}>${name}</th>`);
  const body = rows
    .slice(0, MOST_ROWS)
    .map(
      ([who = '', ...cells]) =>
        markup`<tr><th scope="row">${who}</th>${cells.map((cell, index) => markup`<td${classOf(isFigure[index + 1])}>${cell}</td>`)}</tr>\n`,
    );
  return section(
    heading,
    markup`<div class="wide" role="region" tabindex="0" aria-label="${heading}"><table><thead><tr>${heads}</tr></thead>
<tbody>${body}</tbody></table></div>${left > 0 ? markup`<p class="note">${left} more are not shown: --format json has all.</p>` : ''}`,
  );
}

function classOf(isFigure = false): Part {
  return isFigure ? markup` class="figure"` : '';
}

function section(heading: string, content: Part): Markup {
  return markup`<section class="card"><h2>${heading}</h2>
${content}</section>
`;
}
