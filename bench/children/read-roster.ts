import { readFileSync } from 'node:fs';
import { parse } from 'papaparse';
import { type ColumnMapping } from '../../src/directory/column-mapping.js';
import { parseRoster } from '../../src/directory/parse-roster.js';
import { compileFormula } from '../../src/rules/formula/compile-formula.js';

const FORMULAS: ColumnMapping = {
  columns: [
    { name: 'userName', value: '=LOWER([userName])' },
    { name: 'groups', value: '=IF([department]="Marketing","klaviyo-campaigns",[groups])' },
    { name: 'status', value: '=IF(AND([endDate]<>"",[endDate]<=TODAY()),"inactive",[status])' },
    { name: 'name', value: '=[givenName]&" "&[familyName]' },
    { name: 'unit', value: '=SWITCH([department],"Marketing","M","Sales","S")' },
    { name: 'domain', value: '=MID([userName],FIND("@",[userName])+1,99)' },
  ],
  format: undefined,
  accessPath: 'access.yaml',
  today: '2026-06-01',
  compile: compileFormula,
};

/**
 * Reads a roster and sends what it took. Arguments: the file; `roster`, `formulas` for a roster with formulas, or `library` for
 * the CSV library alone, which keeps the same cells.
 */
function readCost(path: string, reader: string): { readonly processorMs: number; readonly peakMiB: number } {
  const before = process.cpuUsage();
  const bytes = readFileSync(path);
  const kept =
    reader === 'library'
      ? parse<string[]>(new TextDecoder().decode(bytes), { delimiter: ',', newline: '\n' }).data
      : parseRoster(bytes, { path, mapping: reader === 'formulas' ? FORMULAS : undefined });
  const { user, system } = process.cpuUsage(before);
  if (kept.length === 0) throw new Error(`${path} has nobody in it.`);
  return { processorMs: (user + system) / 1000, peakMiB: process.resourceUsage().maxRSS / 1024 };
}

const [path = '', reader = ''] = process.argv.slice(2);
process.send?.(readCost(path, reader));
