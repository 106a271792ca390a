import { nearestWord } from '../../text/nearest-word.js';
import { quoted } from '../../text/quoted.js';
import { type Bare, readFormula } from './formula-grammar.js';
import { type FormulaNode, partsOf } from './formula-node.js';
import { argumentFault, FUNCTION_NAMES, isFunctionName } from './function-table.js';
import { type FormulaFault, syntaxFault } from './syntax-fault.js';

/** A formula that was read, or what is wrong with it. */
export type ParsedFormula = { readonly node: FormulaNode } | { readonly fault: FormulaFault };

/** As Excel (support.microsoft.com, "Excel specifications and limits"): length of a formula, and levels of nesting. */
const LONGEST_FORMULA = 8192;
const DEEPEST_NESTING = 64;

/** Texts, numbers, columns, operators and calls, so that evaluating them needs a bounded depth of calls. */
const MOST_PARTS = 1000;

/** Reads a formula with its leading "=". It knows which functions there are, and no columns. */
export function parseFormula(text: string): ParsedFormula {
  if (text.length > LONGEST_FORMULA)
    return faulty(`the formula has ${text.length} characters, and at most ${LONGEST_FORMULA} are supported`, 0);
  const tooDeep = tooDeeplyNested(text);
  if (tooDeep !== undefined) return faulty(`more than ${DEEPEST_NESTING} brackets are open here`, tooDeep);
  const node = readFormula(text);
  if (typeof node === 'number') return { fault: syntaxFault(text, node) };
  const parts = partsOf(node as FormulaNode);
  if (parts.length > MOST_PARTS)
    return faulty(`the formula has ${parts.length} parts, and at most ${MOST_PARTS} are supported`, 0);
  const fault = nameFault(parts);
  return fault === undefined ? { node: node as FormulaNode } : { fault };
}

function faulty(message: string, offset: number): { readonly fault: FormulaFault } {
  return { fault: { message, offset } };
}

/** Where the brackets are nested too deeply, outside of texts. */
function tooDeeplyNested(text: string): number | undefined {
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(/"[^"]*"|[()[\]]/g)) {
    if (part === '(' || part === '[') depth += 1;
    if (part === ')' || part === ']') depth = Math.max(0, depth - 1);
    if (depth > DEEPEST_NESTING) return index;
  }
  return undefined;
}

function nameFault(parts: readonly (FormulaNode | Bare)[]): FormulaFault | undefined {
  for (const part of parts) {
    if (part.kind === 'bare') return bareFault(part);
    if (part.kind === 'column' && part.name === '') return { message: 'a column has no name: []', offset: part.offset };
    if (part.kind !== 'call') continue;
    const { name, offset } = part;
    if (!isFunctionName(name)) return unknownFunction(name, offset);
    const message = argumentFault(name, part.arguments.length);
    if (message !== undefined) return { message, offset };
  }
  return undefined;
}

function bareFault({ name, offset }: Bare): FormulaFault {
  const nearest = nearestWord(name, ['TRUE', 'FALSE', ...FUNCTION_NAMES]);
  const meant = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  const message = `${quoted(name)} is neither TRUE nor FALSE; write a column in brackets, [${name}], and a text in double quotes${meant}`;
  return { message, offset, nearest };
}

function unknownFunction(name: string, offset: number): FormulaFault {
  const nearest = nearestWord(name, FUNCTION_NAMES);
  const meant = nearest === undefined ? `; there are ${FUNCTION_NAMES.join(', ')}` : `; did you mean ${nearest}?`;
  return { message: `there is no function ${quoted(name)}${meant}`, offset, nearest };
}
