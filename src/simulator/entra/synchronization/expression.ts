/**
 * An expression of an attribute mapping, read (learn.microsoft.com, "Reference for writing expressions for attribute mappings in
 * Microsoft Entra ID"). `nothing` is an argument that was left out, as the second of Switch in the default mapping of `active`.
 */
export type Expression =
  | { readonly is: 'attribute'; readonly name: string }
  | { readonly is: 'constant'; readonly text: string }
  | { readonly is: 'function'; readonly name: string; readonly parameters: readonly Expression[] }
  | { readonly is: 'nothing' };

/** An expression that Entra does not take. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

const ATTRIBUTE = /\[([^\]]+)\]/y;
const CONSTANT = /"((?:\\"|[^"])*)"/y;
const FUNCTION = /([A-Za-z]\w*)\s*\(/y;

/** Reads an expression. @throws ExpressionError */
export function readExpression(text: string): Expression {
  let place = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = place;
    const found = pattern.exec(text) ?? undefined;
    if (found !== undefined) place = pattern.lastIndex;
    return found;
  };
  const blanks = (): void => void take(/\s*/y);
  const next = (sign: string): boolean => {
    blanks();
    if (text[place] !== sign) return false;
    place += 1;
    return true;
  };

  const one = (): Expression => {
    blanks();
    const attribute = take(ATTRIBUTE);
    if (attribute !== undefined) return { is: 'attribute', name: attribute[1] ?? '' };
    const constant = take(CONSTANT);
    if (constant !== undefined) return { is: 'constant', text: (constant[1] ?? '').replaceAll('\\"', '"') };
    const called = take(FUNCTION);
    if (called === undefined)
      throw new ExpressionError(`The expression ${text} cannot be read at character ${String(place + 1)}.`);
    return { is: 'function', name: called[1] ?? '', parameters: parameters() };
  };

  const parameters = (): readonly Expression[] => {
    const list: Expression[] = [];
    if (next(')')) return list;
    for (;;) {
      blanks();
      list.push(text[place] === ',' || text[place] === ')' ? { is: 'nothing' } : one());
      if (next(')')) return list;
      if (!next(','))
        throw new ExpressionError(`The expression ${text} lacks a comma or an end at character ${String(place + 1)}.`);
    }
  };

  const expression = one();
  blanks();
  if (place < text.length) throw new ExpressionError(`The expression ${text} has more after its end.`);
  return expression;
}
