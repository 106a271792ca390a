import { parseNumber } from 'numfmt';

import { quoted } from '../../text/quoted.js';
import { ERROR_CODES, type ErrorCode, type ErrorValue, errorValue } from './error-value.js';
import { isoDay, serialOfDay } from './serial-date.js';

/** A day, as the number by which spreadsheets count days. */
export interface DateValue {
  readonly kind: 'date';
  readonly serial: number;
}

/** A value that is no error. `null` is an empty cell, or an argument that is left out. */
export type ProperValue = string | number | boolean | null | DateValue;

export type FormulaValue = ProperValue | ErrorValue;

export function isDate(value: FormulaValue): value is DateValue {
  return typeof value === 'object' && value !== null && value.kind === 'date';
}

export function dateValue(serial: number): DateValue {
  return { kind: 'date', serial };
}

/** The most characters of a text: Excel has no longer ones (support.microsoft.com, "Excel specifications and limits"). */
export const LONGEST_TEXT = 32_767;

/** A text that was computed, or an error where it is too long: a formula could make one that fills the memory. */
export function boundedText(text: string): string | ErrorValue {
  return text.length <= LONGEST_TEXT ? text : tooLong();
}

export function tooLong(): ErrorValue {
  return errorValue('#VALUE!', `the text has more than ${LONGEST_TEXT} characters`);
}

const HASH = '#'.charCodeAt(0);

const CELL_ERRORS: ReadonlySet<string> = new Set(ERROR_CODES);

/** The value of a cell as it is written: an empty one is blank, and what a spreadsheet wrote for an error is that error. */
export function cellValue(written: string): FormulaValue {
  const text = written.trim();
  if (text === '') return null;
  return text.charCodeAt(0) === HASH && CELL_ERRORS.has(text)
    ? errorValue(text as ErrorCode, 'it stands in the file')
    : text;
}

/** A value as text: numbers as a spreadsheet shows them, with at most 15 digits; days as YYYY-MM-DD. */
export function asText(value: ProperValue): string | ErrorValue {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value);
  return isoDay(value.serial) ?? errorValue('#NUM!', 'it is a day before 1900 or after 9999');
}

/** Fifteen digits: Excel has no more (support.microsoft.com, "Excel specifications and limits", number precision). */
function numberText(value: number): string {
  if (Number.isSafeInteger(value) && Math.abs(value) < 1e15) return String(value);
  return String(Number(value.toPrecision(15))).replace(/e([+-])(\d+)$/, (_, sign: string, power: string) => {
    return `E${sign}${power.padStart(2, '0')}`;
  });
}

const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * A value as a number: a day by its number, TRUE as 1, an empty cell as 0, and a text as the number or the day (YYYY-MM-DD)
 * that it is written as.
 */
export function asNumber(value: ProperValue): number | ErrorValue {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return value.serial;
  return numberOf(value) ?? errorValue('#VALUE!', `${quoted(value)} is not a number`);
}

/** The number or the day that a text is written as; undefined if it is neither. */
export function numberOf(text: string): number | undefined {
  if (PLAIN_NUMBER.test(text)) return Number(text);
  // Of a long text, no number is meant.
  if (text.length > 40 || !/\d/.test(text)) return undefined;
  const number: unknown = parseNumber(text)?.v;
  return typeof number === 'number' && Number.isFinite(number) ? number : serialOfDay(text);
}

/** A value as the number of a day. */
export function asDay(value: ProperValue): number | ErrorValue {
  if (typeof value !== 'string') return asNumber(value);
  return serialOfDay(value) ?? errorValue('#VALUE!', `${quoted(value)} is not a day as YYYY-MM-DD`);
}

/** A value as TRUE or FALSE: of numbers, 0 is FALSE; so is an empty cell. */
export function asLogical(value: ProperValue): boolean | ErrorValue {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value !== 'string') return asNumber(value) !== 0;
  const word = value.trim().toUpperCase();
  if (word === 'TRUE' || word === 'FALSE') return word === 'TRUE';
  return errorValue('#VALUE!', `${quoted(value)} is neither TRUE nor FALSE`);
}
