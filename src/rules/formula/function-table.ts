/**
 * The functions that a formula may call, and how many arguments each takes. Every other function of a spreadsheet is an error.
 * Source of the numbers: support.microsoft.com, "Excel functions (alphabetical)", each function's page.
 */
const TABLE = {
  IF: [2, 3],
  IFS: [2, Infinity],
  SWITCH: [3, Infinity],
  IFERROR: [2, 2],
  IFNA: [2, 2],
  AND: [1, Infinity],
  OR: [1, Infinity],
  NOT: [1, 1],
  ISBLANK: [1, 1],
  EXACT: [2, 2],
  CONCAT: [1, Infinity],
  CONCATENATE: [1, Infinity],
  TEXTJOIN: [3, Infinity],
  LEFT: [1, 2],
  RIGHT: [1, 2],
  MID: [3, 3],
  LEN: [1, 1],
  UPPER: [1, 1],
  LOWER: [1, 1],
  PROPER: [1, 1],
  TRIM: [1, 1],
  CLEAN: [1, 1],
  SUBSTITUTE: [3, 4],
  REPLACE: [4, 4],
  FIND: [2, 3],
  SEARCH: [2, 3],
  TEXT: [2, 2],
  VALUE: [1, 1],
  DATE: [3, 3],
  TODAY: [0, 0],
  YEAR: [1, 1],
  MONTH: [1, 1],
  DAY: [1, 1],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>;

export type FunctionName = keyof typeof TABLE;

/** Those of whose arguments only some are evaluated. */
export type LazyFunction = 'IF' | 'IFS' | 'SWITCH' | 'IFERROR' | 'IFNA';

/** In alphabetical order. */
export const FUNCTION_NAMES: readonly FunctionName[] = (Object.keys(TABLE) as FunctionName[]).toSorted();

/** @param name in upper case */
export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(TABLE, name);
}

/** What is wrong with the number of arguments; undefined if nothing is. */
export function argumentFault(name: FunctionName, count: number): string | undefined {
  const [least, most] = TABLE[name];
  if (count < least || count > most) return `${name} takes ${numberOf(least, most)}, not ${count}`;
  if (name === 'IFS' && count % 2 === 1) return 'IFS takes pairs: a condition and its value, and so on';
  return undefined;
}

function numberOf(least: number, most: number): string {
  if (most === Infinity) return `at least ${least} ${least === 1 ? 'argument' : 'arguments'}`;
  if (least === most) return least === 0 ? 'no argument' : `${least} ${least === 1 ? 'argument' : 'arguments'}`;
  return `${least} or ${most} arguments`;
}
