import { isError } from './error-value.js';
import { asDay, asLogical, asNumber, asText, type FormulaValue } from './formula-value.js';

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

/** A value as the parameter takes it. */
export function asParameter(parameter: Parameter, value: FormulaValue): unknown {
  if (parameter === 'anything') return value;
  if (isError(value)) return value;
  switch (parameter) {
    case 'any':
      return value;
    case 'text':
      return asText(value);
    case 'number':
      return asNumber(value);
    case 'whole': {
      const number = asNumber(value);
      return isError(number) ? number : Math.trunc(number);
    }
    case 'logical':
      return asLogical(value);
    case 'logical or blank':
      return value === null ? null : asLogical(value);
    case 'day':
      return asDay(value);
  }
}
