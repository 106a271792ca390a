import { compileFormula } from '../../../src/rules/formula/compile-formula.js';
import { type FormulaNode } from '../../../src/rules/formula/formula-node.js';
import { isError } from '../../../src/rules/formula/error-value.js';
import { parseFormula } from '../../../src/rules/formula/parse-formula.js';

/** The day of the run in these tests. */
export const TODAY = '2026-11-29';

export function nodeOf(formula: string): FormulaNode {
  const parsed = parseFormula(formula);
  if ('fault' in parsed) throw new Error(`${formula}: ${parsed.fault.message}`);
  return parsed.node;
}

/** The value of a formula in a row: its text, or the code of an error with the reason. */
export function evaluate(formula: string, row: Readonly<Record<string, string>> = {}): string {
  const names = Object.keys(row);
  const value = compileFormula(nodeOf(formula), { placeOf: (name) => names.indexOf(name), today: TODAY })(
    Object.values(row),
  );
  if (!isError(value)) return value;
  return value.why === undefined ? value.code : `${value.code} ${value.why}`;
}

/** The same without the reason of an error. */
export function outcome(formula: string, row: Readonly<Record<string, string>> = {}): string {
  return evaluate(formula, row).replace(/^(#\S+) .*$/s, '$1');
}
