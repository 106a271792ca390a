import { quoted } from '../../text/quoted.js';
import { type Arithmetic, type Comparison } from './formula-node.js';
import { type ErrorValue, errorValue, isError } from './error-value.js';
import { asDay, asLogical, asNumber, type DateValue, dateValue, isDate, type ProperValue } from './formula-value.js';
import { serialOfDay } from './serial-date.js';

/**
 * Which of two values comes first: below 0 if the left one, 0 if they are the same. Texts are compared without regard to case. An
 * empty cell is 0 beside a number or a day, FALSE beside TRUE or FALSE, and "" beside a text, as in a spreadsheet.
 *
 * The cells of a spreadsheet know whether they are numbers; those of a CSV file are all texts. So a text beside a number, a
 * day, TRUE or FALSE is read as one. A text that is none would be greater than every number in Excel, and so a day in an unexpected
 * form would silently be later than today: here it is an error.
 */
export function compare(left: ProperValue, right: ProperValue): number | ErrorValue {
  if (typeof left === 'string') {
    if (typeof right === 'string' || right === null) return compareTexts(left, right ?? '');
    const order = compareWithText(right, left);
    return isError(order) ? order : -order;
  }
  if (typeof right === 'string') return left === null ? compareTexts('', right) : compareWithText(left, right);
  // Excel puts FALSE and TRUE behind every number.
  const [isLeftLogical, isRightLogical] = [typeof left === 'boolean', typeof right === 'boolean'];
  if (isLeftLogical !== isRightLogical && left !== null && right !== null) return isLeftLogical ? 1 : -1;
  return Math.sign((asNumber(left) as number) - (asNumber(right) as number));
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  const one = folded(left);
  const other = folded(right);
  return one === other ? 0 : one < other ? -1 : 1;
}

const ASCII = /^[\0-\x7f]*$/;

function folded(text: string): string {
  return (ASCII.test(text) ? text : text.normalize('NFC')).toLowerCase();
}

function compareWithText(value: number | boolean | DateValue, text: string): number | ErrorValue {
  // As in Excel, where "" is a text, and every text comes behind the numbers, and before FALSE and TRUE.
  if (text === '') return typeof value === 'boolean' ? 1 : -1;
  const read = typeof value === 'boolean' ? asLogical(text) : isDate(value) ? asDay(text) : asNumber(text);
  if (isError(read)) return errorValue('#VALUE!', `${read.why}, and is compared with ${described(value)}`);
  return Math.sign(Number(asNumber(value)) - Number(read));
}

function described(value: number | boolean | DateValue): string {
  if (typeof value === 'boolean') return 'TRUE or FALSE';
  return isDate(value) ? 'a day' : quoted(value);
}

const ORDERS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
};

/** The function of a comparison: whether it holds. */
export function comparing(operator: Comparison): (left: ProperValue, right: ProperValue) => boolean | ErrorValue {
  const holds = ORDERS[operator];
  return (left, right) => {
    const order = compare(left, right);
    return isError(order) ? order : holds(order);
  };
}

const CALCULATIONS: Readonly<Record<Arithmetic, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

/** The function of an operation with numbers. A day with a number added or taken away is a day. */
export function calculating(
  operator: Arithmetic,
): (left: ProperValue, right: ProperValue) => number | DateValue | ErrorValue {
  const calculate = CALCULATIONS[operator];
  return (left, right) => {
    const [one, other] = [asNumber(left), asNumber(right)];
    if (isError(one)) return one;
    if (isError(other)) return other;
    if (operator === '/' && other === 0) return errorValue('#DIV/0!', 'it is divided by 0');
    const result = calculate(one, other);
    if (!Number.isFinite(result)) return errorValue('#NUM!', 'the number is too large');
    const isDay = operator === '+' ? isDayValue(left) !== isDayValue(right) : isDayValue(left) && !isDayValue(right);
    return isDay && (operator === '+' || operator === '-') ? dateValue(result) : result;
  };
}

function isDayValue(value: ProperValue): boolean {
  return isDate(value) || (typeof value === 'string' && serialOfDay(value) !== undefined);
}

/** The number with the other sign. */
export function negated(value: ProperValue): number | ErrorValue {
  const number = asNumber(value);
  return isError(number) ? number : 0 - number;
}
