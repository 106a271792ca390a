import { SEVERITIES, type Severity } from '../../../access/finding-kind.js';
import { STATIONS } from '../../../people/station.js';
import { type DriftReport } from '../../../drift/drift-report.js';
import { DEFAULT_FAIL_ON } from '../../../drift/fail-on.js';
import { isAtOrAbove } from '../../../drift/severity.js';
import { count, HOP_EXPLAINED, stationsExplained } from '../report-words.js';
import { markup, type Markup, type Part } from '../../html/markup.js';
import { leftOutWords, type ShownFindings } from './findings-section.js';
import { overallVerdict } from './overall-verdict.js';
import { assignedWords, totalFigures } from './total-figures.js';

const MARKS = { fails: '✕', differs: '!', clean: '✓' } as const;

/** What to read if only one thing is read: the verdict on all accounts, how many findings of each severity, what was read. */
export function verdictSection(report: DriftReport, shown: ShownFindings, failOn: Severity = DEFAULT_FAIL_ON): Markup {
  const { outcome, sentence } = overallVerdict(report, failOn);
  const figures = totalFigures(report.accounts);
  const { bySeverity, declared, provisioned, inSync, excepted } = figures;
  const tiles = SEVERITIES.map((severity) => tile(severity, bySeverity[severity], isAtOrAbove(severity, failOn)));
  const notices = report.accounts.flatMap(({ name, notices }) =>
    notices.map(({ message }) => markup`<p class="notice"><b>${name}:</b> ${message}</p>\n`),
  );
  const leftOut = leftOutWords(shown);
  return markup`<section id="verdict" class="verdict ${outcome}" aria-labelledby="verdict-heading">
<h2 id="verdict-heading"><span class="unseen">Verdict: </span><span class="mark" aria-hidden="true">${MARKS[outcome]}</span> ${sentence}</h2>
${leftOut === '' ? '' : markup`<p class="notice">${leftOut}</p>\n`}${notices}<dl class="tiles">${tiles}${tile('excepted', excepted, false)}</dl>
<dl class="facts">
${fact('Captured at', report.capturedAt)}
${fact('Fails the run', `findings at or above ${failOn}, excepted ones left out`)}
${fact('People', `declared ${declared} (${inSync} of them in sync), assigned ${assignedWords(figures)}, provisioned ${provisioned}`)}
${fact('Read completely', completeness(report))}
</dl>
<p>${stationsExplained(report.accounts)} ${HOP_EXPLAINED}</p></section>
`;
}

function tile(word: string, number: number, fails: boolean): Markup {
  const look = fails && number > 0 ? 'tile weighs' : 'tile';
  const note = fails ? markup`<dd class="weight">fails the run</dd>` : '';
  return markup`<div class="${look}"><dt><span class="swatch severity-${word}"></span>${word}</dt><dd>${number}</dd>${note}</div>`;
}

function fact(name: string, value: Part): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
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
