/** A formula as it is written, read into its parts. */
export type FormulaNode =
  /** A text, a number, TRUE or FALSE; `null` where an argument is left out. */
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'column'; readonly name: string; readonly offset: number }
  | {
      readonly kind: 'call';
      /** In upper case. */
      readonly name: string;
      readonly arguments: readonly FormulaNode[];
      readonly offset: number;
    }
  | { readonly kind: 'negation'; readonly operand: FormulaNode }
  | {
      readonly kind: 'operation';
      readonly operator: BinaryOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    };

export type Comparison = '=' | '<>' | '<' | '>' | '<=' | '>=';

export type Arithmetic = '+' | '-' | '*' | '/';

export type BinaryOperator = Comparison | Arithmetic | '&';

/** Every part of the formula, those within others too, in the order in which they begin. */
export function partsOf(formula: FormulaNode): readonly FormulaNode[] {
  const parts: FormulaNode[] = [];
  const left = [formula];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    parts.push(node);
    left.push(...innerParts(node).toReversed());
  }
  return parts;
}

function innerParts(node: FormulaNode): readonly FormulaNode[] {
  if (node.kind === 'call') return node.arguments;
  if (node.kind === 'negation') return [node.operand];
  return node.kind === 'operation' ? [node.left, node.right] : [];
}
