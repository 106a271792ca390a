import { isError } from './error-value.js';
import { asDay, asLogical, asNumber, asText, type ProperValue } from './formula-value.js';

/** What a function takes at a place; the last one also at those behind it. */
export type Parameter =
  | 'any'
  /** An error too. */
  | 'anything'
  | 'text'
  | 'number'
  /** A whole number: what stands behind the point is cut off. */
  | 'whole'
  | 'logical'
  /** An empty cell stays one: `AND` and `OR` leave it out, as Excel does. */
  | 'logical or blank'
  | 'day';

/** How a value that is no error becomes what the parameter takes; undefined where it takes any value as it is. */
export const AS_PARAMETER: Readonly<Record<Parameter, ((value: ProperValue) => unknown) | undefined>> = {
  any: undefined,
  anything: undefined,
  text: asText,
  number: asNumber,
  whole: (value) => {
    const number = asNumber(value);
    return isError(number) ? number : Math.trunc(number);
  },
  logical: asLogical,
  'logical or blank': (value) => (value === null ? null : asLogical(value)),
  day: asDay,
};
