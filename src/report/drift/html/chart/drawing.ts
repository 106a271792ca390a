import { markup, type Markup } from '../../../html/markup.js';

/** The units of a chart's drawing; on the page it is at most so wide, and narrower where there is less room. */
export const CHART_WIDTH = 460;

/** What has a look of its own in a chart: `look` is a class of the page's style, which gives its colour in each theme. */
export interface LegendEntry {
  readonly look: string;
  readonly text: string;
}

/** A chart as an image in words: a name, and a description with its figures, for a reader who does not see it. */
export interface ChartWords {
  readonly title: string;
  readonly description: string;
}

/**
 * A chart as inline SVG: nothing of it runs in the page. Colours are the page's own (`var(--…)`), so that the chart follows
 * its theme. It has no ids, classes or styles: two charts on one page cannot get in each other's way, and the page's policy
 * forbids styles.
 */
export function svgImage({ title, description }: ChartWords, height: number, drawn: readonly Markup[]): Markup {
  return markup`<svg role="img" viewBox="0 0 ${CHART_WIDTH} ${height}" width="${CHART_WIDTH}" height="${height}"><title>${title}</title><desc>${description}</desc>${drawn}</svg>`;
}

/** A length or a place in a drawing: hundredths of a unit are more than anyone sees. */
export function units(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A rectangle with an edge in the darker shade of its colour, which keeps neighbours apart. */
export function bar(colour: string, x: number, y: number, width: number, height: number): Markup {
  return markup`<rect x="${units(x)}" y="${units(y)}" width="${units(width)}" height="${units(height)}" fill="${`var(--${colour})`}" stroke="${`var(--${colour}-edge)`}"/>`;
}
