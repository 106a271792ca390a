import { SEVERITIES, type Severity } from '../../../access/finding-kind.js';
import { STATIONS } from '../../../people/station.js';
import { type DriftReport } from '../../../drift/drift-report.js';
import { DEFAULT_FAIL_ON } from '../../../drift/fail-on.js';
import { isAtOrAbove } from '../../../drift/severity.js';
import { count } from '../report-words.js';
import { markup, type Markup } from '../../html/markup.js';
import { leftOutWords, type ShownFindings } from './findings-section.js';
import { overallVerdict } from './overall-verdict.js';
import { totalFigures } from './total-figures.js';

const MARKS = { fails: '✕', differs: '!', clean: '✓' } as const;

/** What to read if only one thing is read: the verdict on all accounts, how many findings of each severity, what was read. */
export function verdictSection(report: DriftReport, shown: ShownFindings, failOn: Severity = DEFAULT_FAIL_ON): Markup {
  const { outcome, sentence } = overallVerdict(report, failOn);
  const { bySeverity, excepted } = totalFigures(report.accounts);
  const tiles = SEVERITIES.map((severity) => tile(severity, bySeverity[severity], isAtOrAbove(severity, failOn)));
  const notices = report.accounts.flatMap(({ name, notices }) =>
    notices.map(({ message }) => markup`<p class="notice"><b>${name}:</b> ${message}</p>\n`),
  );
  const leftOut = leftOutWords(shown);
  return markup`<section id="verdict" class="verdict ${outcome}" aria-labelledby="verdict-heading">
<h2 id="verdict-heading"><span class="unseen">Verdict: </span><span class="mark" aria-hidden="true">${MARKS[outcome]}</span> ${sentence}</h2>
${leftOut === '' ? '' : markup`<p class="notice">${leftOut}</p>\n`}${notices}<dl class="tiles">${tiles}${tile('excepted', excepted, false)}</dl>
<p class="small">Captured at ${report.capturedAt}. Read completely: ${completeness(report)}. Findings at or above ${failOn} fail the run, excepted ones left out.</p></section>
`;
}

function tile(word: string, number: number, fails: boolean): Markup {
  const look = fails && number > 0 ? 'tile weighs' : 'tile';
  const note = fails ? markup`<dd class="weight">fails the run</dd>` : '';
  return markup`<div class="${look}"><dt><span class="swatch severity-${word}"></span>${word}</dt><dd>${number}</dd>${note}</div>`;
}

/** Which listings were read in whole, and which stations were not read at all. */
function completeness({ accounts }: DriftReport): string {
  const whole = accounts.filter(({ listing }) => listing.read === listing.totalResults).length;
  const unread = STATIONS.map((station) => {
    const without = accounts.filter(({ stations }) => !stations[station].available).length;
    return without === 0 ? '' : `; station ${station} not read in ${count(without, 'account')}`;
  });
  return `the listing of ${whole} of ${count(accounts.length, 'account')}${unread.join('')}`;
}
