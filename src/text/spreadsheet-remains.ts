import { type OddCharacter } from './odd-character.js';

/**
 * Errors that Excel, Google Sheets and LibreOffice show in place of a value, in any of their languages: `#REF!`, `#NAME?`,
 * `#DIV/0!`, `#¡VALOR!`, `#N/A` (German `#NV`, Italian `#N/D`), `#GETTING_DATA`, `#####` for a column that is too narrow, `Err:502`.
 */
const ERROR = /^(?:#[¡¿]?[\p{L}\d_/]+[!?]|#N\/?[A-Z]|#GETTING_DATA|#{3,}|\p{L}+:5\d\d)$/iu;

/** How lists are cut off where they are too long to show: `ana... (+3 more)`, `ana, …`, `ana and 3 others`. */
const CUT_OFF = /\.\.\.|…|(?:[+(]|\band) ?\d+ (?:more|others?|weitere|autres?|más|mais|altri)\b|\(\+\d+\)$/iu;

/**
 * What a spreadsheet or a web page left in the place of a value: a formula, such as `="ana"`, with which Excel keeps a text as it is;
 * or an error. Undefined if the text is a value.
 */
export function formulaOrError(text: string): OddCharacter | undefined {
  if (/^[=＝]/.test(text)) {
    const remedy = 'write the value alone, without "=" and the quotes';
    return { thing: 'the sign "=" of a formula', remedy, character: text.charAt(0) };
  }
  if (!ERROR.test(text)) return undefined;
  const remedy = 'correct the cell in the spreadsheet, and export it again';
  return { thing: 'an error of a spreadsheet', remedy, character: text.charAt(0) };
}

/** The mark of a list that was cut off; undefined if there is none. */
export function cutOff(text: string): OddCharacter | undefined {
  const mark = CUT_OFF.exec(text)?.[0];
  if (mark === undefined) return undefined;
  return { thing: 'the mark of a list that was cut off', remedy: 'export the whole list', character: mark.charAt(0) };
}
