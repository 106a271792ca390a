import { type RosterFormat } from '../../src/access/access-model.js';
import { type ColumnMapping } from '../../src/directory/column-mapping.js';
import { columnsOfFormat } from '../../src/directory/formats/format-columns.js';
import { readRoster, type RosterContent } from '../../src/directory/parse-roster.js';
import { RosterError } from '../../src/directory/roster-error.js';
import { compileFormula } from '../../src/rules/formula/compile-formula.js';

/** The day of the run in these tests. */
export const TODAY = '2026-11-29';

/** Columns as the access file gives them, the first one in its line 5. */
export function mapped(columns: Readonly<Record<string, string>>, format?: RosterFormat): ColumnMapping {
  const own = Object.entries(columns).map(([name, value], index) => ({
    name,
    value,
    at: { line: 5 + index, column: 9 },
  }));
  const all = format === undefined ? own : [...own, ...columnsOfFormat(format, own)];
  return { columns: all, format, accessPath: 'access.yaml', today: TODAY, compile: compileFormula };
}

export function readMapped(content: string, mapping: ColumnMapping, path = 'people.csv'): RosterContent {
  return readRoster(content, { path, mapping });
}

export function refusals(content: string, mapping: ColumnMapping, path = 'people.csv'): readonly string[] {
  try {
    readMapped(content, mapping, path);
  } catch (error) {
    if (error instanceof RosterError) return error.message.split('\n');
    throw error;
  }
  throw new Error('the roster was accepted');
}
