import { count } from '../../../drift/report-words.js';
import { markup, type Markup, type Part } from '../../../html/markup.js';

/** A table of the summary, which shows the first rows only. */
export interface SummaryTable {
  /** For who does not see it. */
  readonly label: string;
  /** One that ends with `:` is of figures. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Part[])[];
  /** The file that has all of them. */
  readonly all: string;
  /** How many are shown at most. Default 200. */
  readonly most?: number | undefined;
  /** A last row, such as of sums. */
  readonly footer?: readonly Part[] | undefined;
}

/** As many rows as somebody reads. Whoever wants all of them takes the CSV file. */
const MOST_ROWS = 200;

/** A table, with how many rows it leaves out and where they are. The first cell of a row says what it is of. */
export function summaryTable({ label, columns, rows, all, most = MOST_ROWS, footer }: SummaryTable): Markup {
  const isFigure = columns.map((column) => column.endsWith(':'));
  const row = (parts: readonly Part[]): Markup => {
    const [first = '', ...cells] = parts.map((part) => (typeof part === 'string' ? breakable(part) : part));
    return markup`<tr><th scope="row">${first}</th>${cells.map((cell, index) =>
      isFigure[index + 1] === true ? markup`<td class="figure">${cell}</td>` : markup`<td>${cell}</td>`,
    )}</tr>\n`;
  };
  const heading = (column: string, index: number): Markup =>
    isFigure[index] === true
      ? markup`<th scope="col" class="figure">${column.slice(0, -1)}</th>`
      : markup`<th scope="col">${column}</th>`;
  return markup`${leftOut(rows.length, most, all)}<p class="hint">The table is wider than the screen: scroll it sideways.</p>
<div class="wide" role="region" tabindex="0" aria-label="Table: ${label}"><table>
<thead><tr>${columns.map(heading)}</tr></thead>
<tbody>${rows.slice(0, most).map(row)}</tbody>${footer === undefined ? '' : markup`<tfoot>${row(footer)}</tfoot>`}</table></div>
`;
}

function leftOut(rows: number, most: number, all: string): Markup {
  if (rows <= most) return markup``;
  return markup`<p class="notice">The first ${most} of ${count(rows, 'row')}. All of them are in ${fileLink(all)}.</p>
`;
}

/** A link to a file of the folder. Its path is one of our own, never text from outside. */
export function fileLink(path: string): Markup {
  return markup`<a href="${path}">${path}</a>`;
}

/** A longer piece without a blank is broken too, so that a table fits on a page. */
const LONGEST_PIECE = 20;

/** Text from outside that a line may break after a sign within an address or a name, and not in the middle of a short word. */
export function breakable(text: string): Markup {
  const pieces = text.split(/(?<=[@._/:-])(?=\S)/u).flatMap((piece) => {
    const parts: string[] = [];
    const characters = piece.includes(' ') ? [piece] : [...piece];
    for (let at = 0; at < characters.length; at += LONGEST_PIECE)
      parts.push(characters.slice(at, at + LONGEST_PIECE).join(''));
    return parts;
  });
  return markup`${pieces.map((piece, index) => (index === 0 ? markup`${piece}` : markup`<wbr>${piece}`))}`;
}

/** A part of the page with its heading. */
export function section(id: string, heading: string, parts: Part): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>
${parts}</section>
`;
}

/** A digest, or another thing that is compared sign by sign. */
export function code(text: string): Markup {
  return markup`<code>${text}</code>`;
}
