import type * as Ohm from 'ohm-js';

import { type BinaryOperator, type FormulaNode } from './formula-node.js';

/**
 * The formulas of spreadsheets, as far as they are about one row. As in Excel, operators of one level are taken from left to right, a
 * sign binds closest, then `*` and `/`, `+` and `-`, `&`, and comparisons (support.microsoft.com, "Calculation operators and
 * precedence in Excel"). A column stands in brackets as in Excel's structured references, where an apostrophe before a bracket
 * makes it part of the name; brackets that match need none: `[Status [READ ONLY]]`.
 */
const GRAMMAR = String.raw`
  Formula {
    Whole = "=" Comparison end
    Comparison = Joined (comparison Joined)*
    Joined = Sum ("&" Sum)*
    Sum = Product (("+" | "-") Product)*
    Product = Signed (("*" | "/") Signed)*
    Signed = ("+" | "-")* Primary
    Primary = Group | Call | column | text | number | name
    Group = "(" Comparison ")"
    Call = name "(" Argument ("," Argument)* ")"
    Argument = Comparison?
    comparison = "<>" | "<=" | ">=" | "=" | "<" | ">"
    name = letter (letter | digit | "." | "_")*
    text = "\"" textCharacter* "\""
    textCharacter = "\"\"" | ~"\"" any
    number = digits exponent? ~letter
    digits = digit+ ("." digit*)? -- whole
           | "." digit+ -- fraction
    exponent = ("e" | "E") ("+" | "-")? digit+
    column = "[" columnPart* "]"
    columnPart = "'" ("[" | "]" | "#" | "'") -- escaped
               | "[" columnPart* "]" -- nested
               | ~("[" | "]") any -- plain
  }
`;

/** A word that is no call: only TRUE and FALSE may stand so. */
export interface Bare {
  readonly kind: 'bare';
  readonly name: string;
  readonly offset: number;
}

/** The formula that a text is, or the place from 0 up to which it can be read as one. */
export function readFormula(text: string): FormulaNode | Bare | number {
  const { grammar, semantics } = reader();
  const match = grammar.match(text);
  if (match.failed()) return match.getRightmostFailurePosition();
  return (semantics(match) as { read(): FormulaNode | Bare }).read();
}

type Operation = readonly [operator: BinaryOperator, right: FormulaNode];

function operations(first: Ohm.Node, operators: Ohm.Node, rest: Ohm.Node): FormulaNode {
  const pairs = operators.children.map((operator, index): Operation => [
    operator.sourceString as BinaryOperator,
    read(rest.children[index]!),
  ]);
  return pairs.reduce<FormulaNode>(
    (left, [operator, right]) => ({ kind: 'operation', operator, left, right }),
    read(first),
  );
}

function read(node: Ohm.Node): FormulaNode {
  return (node as unknown as { read(): FormulaNode }).read();
}

/* eslint-disable @typescript-eslint/no-unused-vars -- Ohm counts the parameters of an action: one for each part of the rule */
const ACTIONS: Ohm.ActionDict<FormulaNode | Bare> = {
  Whole: (_equals, comparison, _end) => read(comparison),
  Comparison: operations,
  Joined: operations,
  Sum: operations,
  Product: operations,
  Signed: (signs, primary) => {
    // A plus does nothing, as in a spreadsheet, where +[Name] is the name. Two minuses make a number of a text, and so do four.
    const minuses = signs.children.filter(({ sourceString }) => sourceString === '-').length;
    const negations = minuses === 0 ? 0 : 2 - (minuses % 2);
    return Array.from({ length: negations }).reduce<FormulaNode>(
      (operand) => ({ kind: 'negation', operand }),
      read(primary),
    );
  },
  Group: (_open, comparison, _close) => read(comparison),
  Call: (name, _open, first, _commas, rest, _close) => {
    const written = [first, ...rest.children];
    const isEmpty = written.length === 1 && first.sourceString.trim() === '';
    return {
      kind: 'call',
      name: name.sourceString.toUpperCase(),
      arguments: isEmpty ? [] : written.map(read),
      offset: name.source.startIdx,
    };
  },
  Argument: (comparison) => {
    const [given] = comparison.children;
    return given === undefined ? { kind: 'literal', value: null } : read(given);
  },
  name: function (first, rest) {
    const name = first.sourceString + rest.sourceString;
    const word = name.toUpperCase();
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'literal', value: word === 'TRUE' };
    return { kind: 'bare', name, offset: this.source.startIdx };
  },
  text: (_open, characters, _close) => ({ kind: 'literal', value: characters.sourceString.replaceAll('""', '"') }),
  number: (digits, exponent) => ({ kind: 'literal', value: Number(digits.sourceString + exponent.sourceString) }),
  column: function (_open, parts, _close) {
    const name = parts.sourceString.replace(/'([[\]#'])/g, '$1').trim();
    return { kind: 'column', name, offset: this.source.startIdx };
  },
};
/* eslint-enable @typescript-eslint/no-unused-vars */

interface Reader {
  readonly grammar: Ohm.Grammar;
  readonly semantics: Ohm.Semantics;
}

let made: Reader | undefined;

/** Made where the first formula is read: few access files have any. */
function reader(): Reader {
  if (made !== undefined) return made;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- `import` would load it with every access file
  const ohm = require('ohm-js') as typeof Ohm;
  const grammar = ohm.grammar(GRAMMAR);
  made = { grammar, semantics: grammar.createSemantics().addOperation<FormulaNode | Bare>('read', ACTIONS) };
  return made;
}
