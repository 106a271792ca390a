import { toUSVString } from 'node:util';
import { type DriftReport } from '../../drift/drift-report.js';
import { replaceHidden } from '../../text/hidden-characters.js';
import { driftReportSchema } from './drift-report-schema.js';

/**
 * The report as JSON: the value itself, indented by two blanks, keys in the schema's order, a line end at the end.
 * schema/drift-report.schema.json describes it.
 *
 * Characters that would not show are written as `\u` escapes, and so is the first of `##[`, which a GitHub Actions log
 * takes for a command: a parser reads the same text. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
 *
 * @throws ZodError if the value is not of the report's form
 */
export function jsonReport(report: DriftReport): string {
  // Through the schema, so that keys stand in its order and nothing comes out that it does not describe.
  const json = JSON.stringify(driftReportSchema.parse(report), wellFormed, 2);
  return `${replaceHidden(json, escaped).replace(/#(?=#\[)/g, escaped)}\n`;
}

function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? toUSVString(value) : value;
}

/** As JSON writes it: one escape for each UTF-16 code unit (RFC 8259, section 7). */
function escaped(character: string): string {
  // Between the values JSON itself has line ends; inside of one they are escaped already.
  if (character === '\n') return character;
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
