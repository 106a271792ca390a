import {
  AND,
  CLEAN,
  CONCATENATE,
  EXACT,
  FIND,
  ISBLANK,
  LEFT,
  LEN,
  LOWER,
  MID,
  NOT,
  OR,
  REPLACE,
  RIGHT,
  SUBSTITUTE,
  TEXTJOIN,
  UPPER,
} from '@formulajs/formulajs';
import { format, isDateFormat, isValidFormat } from 'numfmt';

import { quoted } from '../../text/quoted.js';
import { type ErrorValue, errorValue, isError } from './error-value.js';
import {
  asNumber,
  asText,
  boundedText,
  dateValue,
  type FormulaValue,
  LONGEST_TEXT,
  numberOf,
  type ProperValue,
  tooLong,
} from './formula-value.js';
import { type FunctionName, type LazyFunction } from './function-table.js';
import { type Parameter } from './parameter.js';
import { partsOfSerial, serialOfParts } from './serial-date.js';
import { properCase, searchPlace, substituteOne } from './text-functions.js';

/** A function whose arguments are all evaluated. It gets them as its parameters say; an error among them is its value. */
export interface SpreadsheetFunction {
  readonly takes: readonly Parameter[];
  readonly apply: (...values: never[]) => unknown;
}

export type StrictFunction = Exclude<FunctionName, LazyFunction | 'TODAY'>;

/**
 * The functions as Excel documents them (support.microsoft.com, each function's page), most of them by the library formulajs. Where
 * its answer is another than Excel's, they are written out here:
 * - TEXT and VALUE, which know no dates there and take `abc1` for 1: by the library numfmt
 * - PROPER, SEARCH and the fourth argument of SUBSTITUTE: letters with accents, wildcards, a match at the first character
 * - TRIM, which takes away other blanks than the space there
 * - DATE, YEAR, MONTH and DAY, which depend on the time zone of the machine there
 */
export const SPREADSHEET_FUNCTIONS: Readonly<Record<StrictFunction, SpreadsheetFunction>> = {
  AND: { takes: ['logical or blank'], apply: AND },
  OR: { takes: ['logical or blank'], apply: OR },
  NOT: { takes: ['logical'], apply: NOT },
  ISBLANK: { takes: ['anything'], apply: ISBLANK },
  EXACT: { takes: ['text'], apply: EXACT },
  CONCAT: { takes: ['text'], apply: CONCATENATE },
  CONCATENATE: { takes: ['text'], apply: CONCATENATE },
  TEXTJOIN: { takes: ['text', 'logical', 'text'], apply: TEXTJOIN },
  LEFT: {
    takes: ['text', 'whole'],
    apply: (text: string, count = 1): unknown => atLeast(0, count) ?? LEFT(text, count),
  },
  RIGHT: {
    takes: ['text', 'whole'],
    apply: (text: string, count = 1): unknown => atLeast(0, count) ?? RIGHT(text, count),
  },
  MID: {
    takes: ['text', 'whole'],
    apply: (text: string, start: number, count: number): unknown =>
      atLeast(1, start) ?? atLeast(0, count) ?? (count === 0 ? '' : MID(text, start, count)),
  },
  LEN: { takes: ['text'], apply: LEN },
  UPPER: { takes: ['text'], apply: UPPER },
  LOWER: { takes: ['text'], apply: LOWER },
  PROPER: { takes: ['text'], apply: properCase },
  TRIM: { takes: ['text'], apply: (text: string) => text.replace(/ +/g, ' ').replace(/^ | $/g, '') },
  CLEAN: { takes: ['text'], apply: CLEAN },
  SUBSTITUTE: {
    takes: ['text', 'text', 'text', 'whole'],
    apply: (text: string, before: string, after: string, which?: number): unknown =>
      which === undefined
        ? (tooLongWithAll(text, before, after) ?? SUBSTITUTE(text, before, after))
        : (atLeast(1, which) ?? substituteOne(text, before, after, which)),
  },
  REPLACE: {
    takes: ['text', 'whole', 'whole', 'text'],
    apply: (text: string, start: number, count: number, after: string): unknown =>
      atLeast(1, start) ?? atLeast(0, count) ?? REPLACE(text, start, count, after),
  },
  FIND: {
    takes: ['text', 'text', 'whole'],
    apply: (sought: string, text: string, start = 1) =>
      outside(text, start) ?? found(sought, text, FIND(sought, text, start)),
  },
  SEARCH: {
    takes: ['text', 'text', 'whole'],
    apply: (sought: string, text: string, start = 1) =>
      outside(text, start) ?? found(sought, text, searchPlace(sought, text, start)),
  },
  TEXT: { takes: ['any', 'text'], apply: formatted },
  VALUE: { takes: ['number'], apply: (number: number) => number },
  DATE: { takes: ['whole'], apply: dayOf },
  YEAR: { takes: ['day'], apply: (serial: number) => partOfDay(serial, 0) },
  MONTH: { takes: ['day'], apply: (serial: number) => partOfDay(serial, 1) },
  DAY: { takes: ['day'], apply: (serial: number) => partOfDay(serial, 2) },
};

/** What a function of the library answers, as a value here: it has its errors as exceptions that it returns. */
export function ownValue(answer: unknown): FormulaValue {
  if (answer instanceof Error) return errorValue(answer.message as ErrorValue['code']);
  return typeof answer === 'string' ? boundedText(answer) : (answer as FormulaValue);
}

/** Asked first: the text with everything replaced may be longer than a text can be at all. */
function tooLongWithAll(text: string, before: string, after: string): ErrorValue | undefined {
  if (before === '' || after.length <= before.length) return undefined;
  const places = text.split(before).length - 1;
  return text.length + places * (after.length - before.length) > LONGEST_TEXT ? tooLong() : undefined;
}

function atLeast(least: number, number: number): ErrorValue | undefined {
  return number < least ? errorValue('#VALUE!', `${number} is less than ${least}`) : undefined;
}

function outside(text: string, start: number): ErrorValue | undefined {
  if (start >= 1 && start <= Math.max(1, text.length)) return undefined;
  return errorValue('#VALUE!', `${quoted(text)} has no character ${start}`);
}

function found(sought: string, text: string, place: unknown): unknown {
  return typeof place === 'number' ? place : errorValue('#VALUE!', `${quoted(sought)} is not in ${quoted(text)}`);
}

/** As Excel: a text that is a number or a day is formatted as one, and any other text stays as it is. */
function formatted(value: ProperValue, pattern: string): string | ErrorValue {
  if (pattern === '') return '';
  if (!isValidFormat(pattern)) return errorValue('#VALUE!', `${quoted(pattern)} is not a format`);
  if (typeof value === 'boolean') return asText(value);
  const number = typeof value === 'string' ? numberOf(value) : asNumber(value);
  if (isError(number)) return number;
  if (number === undefined) return value as string;
  if (isDateFormat(pattern) && partsOfSerial(number) === undefined)
    return errorValue('#VALUE!', `${number} is not the number of a day`);
  return format(pattern, number);
}

/** Years below 1900 count from 1900, as in Excel. */
function dayOf(year: number, month: number, day: number): FormulaValue {
  const serial = serialOfParts(year >= 0 && year < 1900 ? year + 1900 : year, month, day);
  return serial === undefined ? errorValue('#NUM!', 'it is a day before 1900 or after 9999') : dateValue(serial);
}

function partOfDay(serial: number, part: 0 | 1 | 2): number | ErrorValue {
  return partsOfSerial(serial)?.[part] ?? errorValue('#NUM!', `${serial} is not the number of a day`);
}
