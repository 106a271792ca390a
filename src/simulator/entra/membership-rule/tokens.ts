import { RuleError } from './rule-error.js';

/** A piece of a membership rule. A word may be a property, an operator or a value without quotes. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: '(' | ')' | '[' | ']' | ',' };

const BLANK = /\s+/y;
/** A double quote inside of a text is escaped with a backtick, and a single one doubled, whichever quotes are around the text. */
const DOUBLE_QUOTED = /"((?:`"|[^"])*)"/y;
const SINGLE_QUOTED = /'((?:''|[^'])*)'/y;
const SIGN = /[()[\],]/y;
/** Hyphens and en dashes begin an operator; documentation pages have both. */
const WORD = /[-–]?[A-Za-z0-9_$][A-Za-z0-9_.$]*/y;

/**
 * Cuts a rule into tokens (learn.microsoft.com, "Manage rules for dynamic membership groups in Microsoft Entra ID", "Supported values").
 *
 * @throws RuleError where it cannot
 */
export function tokensOf(rule: string): readonly Token[] {
  const tokens: Token[] = [];
  let place = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = place;
    const found = pattern.exec(rule) ?? undefined;
    if (found !== undefined) place = pattern.lastIndex;
    return found;
  };
  while (place < rule.length) {
    if (take(BLANK) !== undefined) continue;
    const double = take(DOUBLE_QUOTED);
    const single = double === undefined ? take(SINGLE_QUOTED) : undefined;
    if (double !== undefined)
      tokens.push({ kind: 'text', text: (double[1] ?? '').replaceAll('`"', '"').replaceAll("''", "'") });
    else if (single !== undefined) tokens.push({ kind: 'text', text: (single[1] ?? '').replaceAll("''", "'") });
    else tokens.push(signOrWord(take, rule, place));
  }
  return tokens;
}

function signOrWord(take: (pattern: RegExp) => RegExpExecArray | undefined, rule: string, place: number): Token {
  const sign = take(SIGN);
  if (sign !== undefined) return { kind: 'sign', text: sign[0] as '(' };
  const word = take(WORD);
  if (word === undefined)
    throw new RuleError(`cannot be read at character ${String(place + 1)}: ${rule.slice(place, place + 20)}`);
  return { kind: 'word', text: word[0].replace('–', '-') };
}
