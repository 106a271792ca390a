import { BASE_STYLE } from '../../../drift/html/style/base-style.js';
import { PAGE_COLOURS } from '../../../drift/html/style/page-colours.js';
import { CARDS_STYLE } from './cards-style.js';
import { FORMS_STYLE } from './forms-style.js';
import { NARROW_AND_PRINT_STYLE } from './narrow-and-print-style.js';

/** The style sheet of a reviewer's page, whole, in the house style of the reports. Nothing in it comes from the review. */
export const REVIEWER_STYLE = [PAGE_COLOURS, BASE_STYLE, CARDS_STYLE, FORMS_STYLE, NARROW_AND_PRINT_STYLE]
  .join('\n')
  .replace(/\n\s*/g, '\n')
  .trim();
