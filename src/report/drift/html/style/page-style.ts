import { SEVERITIES } from '../../../../access/finding-kind.js';
import { STATIONS } from '../../../../people/station.js';
import { BASE_STYLE } from './base-style.js';
import { FINDINGS_STYLE } from './findings-style.js';
import { PAGE_COLOURS } from './page-colours.js';
import { PARTS_STYLE } from './parts-style.js';
import { NARROW_AND_PRINT_STYLE } from './narrow-and-print-style.js';

/** The looks that the charts and the swatches share, by the class's name. */
const LOOKS = [
  ...[...SEVERITIES, 'excepted'].map((word) => ['severity', word] as const),
  ...STATIONS.map((word) => ['station', word] as const),
].map(
  ([group, word]) =>
    `  .${group}-${word} { background: var(--${word}); border-color: var(--${word}-edge) !important; }`,
);

/** The page's style sheet, whole. Nothing in it comes from the report. */
export const PAGE_STYLE = [PAGE_COLOURS, BASE_STYLE, PARTS_STYLE, FINDINGS_STYLE, ...LOOKS, NARROW_AND_PRINT_STYLE]
  .join('\n')
  .replace(/\n\s*/g, '\n')
  .trim();
