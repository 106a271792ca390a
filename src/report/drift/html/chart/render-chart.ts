import { createRequire } from 'node:module';
import type * as ECharts from 'echarts';
import { markup, ownHtml, type Markup } from '../../../html/markup.js';

/** The units of a chart's drawing; on the page it is at most so wide, and narrower where there is less room. */
export const CHART_WIDTH = 460;

/** What is told apart by its look in a chart: `look` is a class of the page's style, which gives its colour in each theme. */
export interface LegendEntry {
  readonly look: string;
  readonly text: string;
}

/**
 * A chart as inline SVG, drawn by ECharts here and now: nothing of it runs in the page. The same option gives the same
 * bytes. Colours are the page's own (`var(--…)`), so the chart follows its theme.
 *
 * @param label what the image shows, for whoever does not see it
 */
export function renderChart(option: ECharts.EChartsOption, height: number, label: string): Markup {
  const chart = loadECharts().init(null, null, { renderer: 'svg', ssr: true, width: CHART_WIDTH, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontSize: 13 }, ...option });
    const svg = chart.renderToSVGString();
    return markup`<svg role="img" aria-label="${label}" viewBox="0 0 ${CHART_WIDTH} ${height}" width="${CHART_WIDTH}" height="${height}">${ownHtml(drawing(svg))}</svg>`;
  } finally {
    chart.dispose();
  }
}

/** Loads ECharts, which takes a while: so only when a chart is to be drawn. Synchronous, as rendering is. */
function loadECharts(): typeof ECharts {
  return createRequire(__filename)('echarts') as typeof ECharts;
}

/**
 * What is drawn, without what ECharts adds for a page that it would run in: its style sheet, which would hold for the whole
 * page; its classes and clip paths, whose names count up from chart to chart, and of which nothing here needs any; its
 * style attributes, which the page's policy forbids.
 * Texts are safe from these patterns: in them every `<` and `"` is escaped.
 */
function drawing(svg: string): string {
  return svg
    .replace(/^<svg [^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<(style|defs)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/ (?:class|style|clip-path|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/>\n+/g, '>')
    .trim();
}
