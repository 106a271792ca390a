import { partsOf } from './formula-node.js';
import { parseFormula } from './parse-formula.js';
import { type FormulaFault } from './syntax-fault.js';

export { type FormulaFault } from './syntax-fault.js';

/** Whether a text of the access file is a formula and not the name of a column: it begins with "=". */
export function isFormula(text: string): boolean {
  return text.startsWith('=');
}

/** What is wrong with a formula that can be seen without the people; undefined if nothing is. */
export function formulaFault(text: string): FormulaFault | undefined {
  const parsed = parseFormula(text);
  return 'fault' in parsed ? parsed.fault : undefined;
}

/** The columns that a formula names, each where it stands, from 0, in the order in which they are written; none of one that cannot be read. */
export function formulaColumns(text: string): readonly { readonly name: string; readonly offset: number }[] {
  const parsed = parseFormula(text);
  if ('fault' in parsed) return [];
  return [...partsOf(parsed.node)].flatMap((part) =>
    part.kind === 'column' ? [{ name: part.name, offset: part.offset }] : [],
  );
}
