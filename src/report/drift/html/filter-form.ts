import { FINDING_KINDS, SEVERITIES } from '../../../access/finding-kind.js';
import { HOPS } from '../../../people/station.js';
import { type AccountDrift } from '../../../drift/drift-report.js';
import { type Finding } from '../../../drift/finding.js';
import { hopOf } from './finding-article.js';
import { markup, type Markup } from '../../html/markup.js';

/** A finding on the page, with the place in the report of its account. */
export interface ListedFinding {
  readonly finding: Finding;
  readonly accountIndex: number;
}

/** A value that findings can be filtered by: as their `data-` attribute has it, and as the reader sees it. */
interface Choice {
  readonly value: string;
  readonly text: string;
  readonly holds: (listed: ListedFinding) => boolean;
}

/**
 * The filter of the findings. It stays hidden until the page's script shows it: without the script it would do
 * nothing. A list's name is the `data-` attribute that it filters by.
 */
export function filterForm(accounts: readonly AccountDrift[], listed: readonly ListedFinding[]): Markup {
  const lists = [
    list('account', 'Account', accounts.map(accountChoice), listed),
    list(
      'severity',
      'Severity',
      SEVERITIES.map((word) => choice(word, word, ({ finding }) => finding.severity === word)),
      listed,
    ),
    list(
      'kind',
      'Kind',
      FINDING_KINDS.map((word) => choice(word, word, ({ finding }) => finding.kind === word)),
      listed,
    ),
    list(
      'hop',
      'Hop',
      HOPS.map((hop) => choice(hop, hop, ({ finding }) => hopOf(finding) === hop)),
      listed,
    ),
    list(
      'exception',
      'Exception',
      [
        choice('counted', 'counted', ({ finding }) => finding.exception === null),
        choice('excepted', 'excepted', ({ finding }) => finding.exception !== null),
      ],
      listed,
    ),
  ];
  return markup`<form id="filter" class="filter" role="search" aria-label="Filter the findings" hidden>
${lists}<label>Text <input type="search" id="filter-text" placeholder="user, role, message, id" autocomplete="off"></label>
<button type="reset">Show all</button></form>
`;
}

function accountChoice({ name }: AccountDrift, index: number): Choice {
  return choice(String(index), name, ({ accountIndex }) => accountIndex === index);
}

function choice(value: string, text: string, holds: Choice['holds']): Choice {
  return { value, text, holds };
}

/** A list of the values that occur, each with how many findings have it. */
function list(name: string, label: string, choices: readonly Choice[], listed: readonly ListedFinding[]): Markup {
  const options = choices.map(({ value, text, holds }) => {
    const number = listed.filter(holds).length;
    return number === 0 ? '' : markup`<option value="${value}">${text} (${number})</option>`;
  });
  return markup`<label>${label} <select name="${name}"><option value="">all</option>${options}</select></label>
`;
}
