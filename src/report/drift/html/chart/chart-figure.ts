import { markup, type Markup } from '../../../html/markup.js';
import { type LegendEntry } from './drawing.js';

/** A chart with what is needed to read it, and its figures for a reader who cannot see it or wants them exactly. */
export interface ChartFigure {
  readonly caption: string;
  readonly legend: readonly LegendEntry[];
  readonly chart: Markup;
  readonly headings: readonly string[];
  /** The first cell of a row says what the row is of. */
  readonly rows: readonly (readonly [string, ...(string | number)[]])[];
}

/** The figure: caption, legend, chart, and the same figures as a table that can be opened. */
export function chartFigure({ caption, legend, chart, headings, rows }: ChartFigure): Markup {
  return markup`<figure class="chart"><figcaption>${caption}</figcaption>
<ul class="legend" aria-hidden="true">${legend.map(({ look, text }) => markup`<li><span class="swatch ${look}"></span>${text}</li>`)}</ul>
${chart}
<details><summary>Figures as a table<span class="unseen">: ${caption}</span></summary>
<div class="wide" role="region" tabindex="0" aria-label="Figures: ${caption}"><table>
<thead><tr>${headings.map((heading) => markup`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([name, ...figures]) =>
      markup`<tr><th scope="row">${name}</th>${figures.map((figure) => markup`<td>${figure}</td>`)}</tr>\n`,
  )}</tbody></table></div></details></figure>`;
}
