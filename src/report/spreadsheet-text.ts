import { visible } from '../text/visible.js';

/**
 * Where a spreadsheet may begin to read a formula: `=`, `+`, `-`, `@` and their fullwidth forms (tab and carriage return
 * are made visible before) at the start, or behind a character that another locale splits cells at; blanks and quotation
 * marks before it are passed over. OWASP, CSV Injection, names the starts and the separators.
 */
const FORMULA = /(^|[;,|])(?=[\s"'`]*[=+\-@＝＋－＠])/gu;

/**
 * Text from outside for a cell of a CSV file, on one line, which no spreadsheet takes for a formula: an apostrophe stands
 * where a formula would begin. What does not show is made visible.
 */
export function spreadsheetText(text: string): string {
  return visible(text).replace(FORMULA, "$1'");
}
