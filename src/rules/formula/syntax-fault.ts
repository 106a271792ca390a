import { quoted } from '../../text/quoted.js';

/** What is wrong with a formula that can be seen without the people. */
export interface FormulaFault {
  /** A sentence without a full stop: what is wrong and, where it is known, what to write. */
  readonly message: string;
  /** Where in the formula, from 0; its "=" is at 0. */
  readonly offset: number;
  /** What was most likely meant. Stands in the message too. */
  readonly nearest?: string | undefined;
}

/** What a sign is called that has another meaning in a formula, or none. */
const HINTS: readonly (readonly [signs: RegExp, hint: string])[] = [
  [/;/, 'arguments are separated by commas'],
  [/[“”„«»‘’'`]/, 'a text stands in straight double quotes'],
  [/[–—−]/, 'write a minus as -'],
  [/[≠≤≥]/, 'write <>, <= or >='],
  [/!/, 'there are no other sheets; write a column as [Name], and "not equal" as <>'],
  [/[$:@]/, 'there are no cells but those of the row; write a column as [Name]'],
  [/[{}^%#\\|~?]/, 'formulas have no such sign'],
];

/** Says what keeps a text from being a formula, where it cannot be read further than up to a place. */
export function syntaxFault(text: string, place: number): FormulaFault {
  const open = openText(text);
  if (open !== undefined) return { message: 'the text that begins here has no closing quote', offset: open };
  const rest = text.slice(place);
  const [sign] = /\S/u.exec(rest) ?? [];
  if (sign === undefined)
    return { message: `the formula ends too early${missing(text)}`, offset: text.trimEnd().length };
  const offset = place + rest.indexOf(sign);
  const hint = HINTS.find(([signs]) => signs.test(sign))?.[1];
  const [word = sign] = /^[\p{L}\p{N}_.]+/u.exec(text.slice(offset)) ?? [];
  return { message: `${quoted(word)} is not expected here${hint === undefined ? '' : `; ${hint}`}`, offset };
}

/** Where a text in quotes begins that does not end. */
function openText(text: string): number | undefined {
  let at: number | undefined;
  let inColumn = 0;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place];
    if (at !== undefined) {
      if (sign === '"') at = undefined;
    } else if (sign === '"' && inColumn === 0) at = place;
    else if (sign === '[') inColumn += 1;
    else if (sign === ']') inColumn = Math.max(0, inColumn - 1);
  }
  return at;
}

function missing(text: string): string {
  const outside = text.replace(/"[^"]*"/g, '');
  const count = (sign: string): number => outside.split(sign).length - 1;
  if (count('[') > count(']')) return '; a "]" is missing';
  return count('(') > count(')') ? '; a ")" is missing' : '';
}
