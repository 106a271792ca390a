import { quoted } from '../../text/quoted.js';
import { type FormulaNode } from './formula-node.js';
import { type ErrorValue, errorValue, isError } from './error-value.js';
import {
  asLogical,
  asText,
  boundedText,
  cellValue,
  dateValue,
  type FormulaValue,
  type ProperValue,
} from './formula-value.js';
import { type FunctionName, type LazyFunction } from './function-table.js';
import { calculating, compare, comparing, negated } from './operators.js';
import { AS_PARAMETER, type Parameter } from './parameter.js';
import { serialOfDay } from './serial-date.js';
import { ownValue, SPREADSHEET_FUNCTIONS, type StrictFunction } from './spreadsheet-functions.js';

/** What a formula is computed with, besides the row. */
export interface FormulaSettings {
  /** At which place in a row, from 0, the cell of a column stands. It is asked for columns that exist. */
  readonly placeOf: (column: string) => number;
  /** The day of the run, YYYY-MM-DD: what TODAY is. Where it is not given, TODAY is an error. */
  readonly today: string | undefined;
}

/** The value of a formula in a row, whose cells are as written. */
export type CompiledFormula = (cells: readonly string[]) => string | ErrorValue;

/** Turns a formula into functions, once, so that nothing of it is looked up for each row. Its result is a text or an error value. */
export function compileFormula(formula: FormulaNode, settings: FormulaSettings): CompiledFormula {
  const evaluate = compiled(formula, settings);
  return (cells) => {
    const value = evaluate(cells);
    if (typeof value === 'string') return value.trim();
    return isError(value) ? value : asText(value);
  };
}

type Evaluate = (cells: readonly string[]) => FormulaValue;

function compiled(node: FormulaNode, settings: FormulaSettings): Evaluate {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'column': {
      const place = settings.placeOf(node.name);
      return (cells) => cellValue(cells[place] ?? '');
    }
    case 'negation':
      return withOne(compiled(node.operand, settings), negated);
    case 'operation':
      return withBoth(compiled(node.left, settings), compiled(node.right, settings), operation(node.operator));
    case 'call':
      return call(
        node.name as FunctionName,
        node.arguments.map((argument) => compiled(argument, settings)),
        settings,
      );
  }
}

function operation(operator: (FormulaNode & { kind: 'operation' })['operator']): Parameters<typeof withBoth>[2] {
  switch (operator) {
    case '&':
      return joined;
    case '+':
    case '-':
    case '*':
    case '/':
      return calculating(operator);
    default:
      return comparing(operator);
  }
}

function joined(left: ProperValue, right: ProperValue): string | ErrorValue {
  const [one, other] = [asText(left), asText(right)];
  if (isError(one)) return one;
  return isError(other) ? other : boundedText(one + other);
}

function withOne(evaluate: Evaluate, apply: (value: ProperValue) => FormulaValue): Evaluate {
  return (cells) => {
    const value = evaluate(cells);
    return isError(value) ? value : apply(value);
  };
}

function withBoth(
  left: Evaluate,
  right: Evaluate,
  apply: (left: ProperValue, right: ProperValue) => FormulaValue,
): Evaluate {
  return (cells) => {
    const one = left(cells);
    if (isError(one)) return one;
    const other = right(cells);
    return isError(other) ? other : apply(one, other);
  };
}

function call(name: FunctionName, values: readonly Evaluate[], settings: FormulaSettings): Evaluate {
  if (name === 'TODAY') {
    const serial = serialOfDay(settings.today ?? '');
    const today = serial === undefined ? errorValue('#VALUE!', 'the day of the run is not given') : dateValue(serial);
    return () => today;
  }
  return isLazy(name) ? LAZY[name](values) : strictCall(name, values);
}

function strictCall(name: StrictFunction, values: readonly Evaluate[]): Evaluate {
  const { takes, apply } = SPREADSHEET_FUNCTIONS[name];
  const answer = apply as (...taken: unknown[]) => unknown;
  const read = values.map((evaluate, index) => argument(evaluate, takes[Math.min(index, takes.length - 1)]!));
  const passesErrors = takes.includes('anything');
  const [first] = read;
  if (read.length === 1 && first !== undefined && !passesErrors) {
    return (cells) => {
      const value = first(cells);
      return isError(value) ? value : ownValue(answer(value));
    };
  }
  return (cells) => {
    const taken: unknown[] = [];
    for (const each of read) {
      const value = each(cells);
      if (isError(value) && !passesErrors) return value;
      taken.push(value);
    }
    return ownValue(answer(...taken));
  };
}

function argument(evaluate: Evaluate, parameter: Parameter): (cells: readonly string[]) => unknown {
  const as = AS_PARAMETER[parameter];
  if (as === undefined) return evaluate;
  return (cells) => {
    const value = evaluate(cells);
    return isError(value) ? value : as(value);
  };
}

function isLazy(name: FunctionName): name is LazyFunction {
  return Object.hasOwn(LAZY, name);
}

/** Those that evaluate what they need: an error in what is not chosen is none. */
const LAZY: Readonly<Record<LazyFunction, (values: readonly Evaluate[]) => Evaluate>> = {
  IF: ([condition, whenTrue, whenFalse = () => false]) => {
    return (cells) => {
      const holds = logical(condition!(cells));
      return isError(holds) ? holds : holds ? whenTrue!(cells) : whenFalse(cells);
    };
  },
  IFS: (values) => (cells) => {
    for (let index = 0; index < values.length; index += 2) {
      const holds = logical(values[index]!(cells));
      if (isError(holds)) return holds;
      if (holds) return values[index + 1]!(cells);
    }
    return errorValue('#N/A', 'no condition of IFS is true');
  },
  SWITCH: ([sought, ...values]) => {
    const otherwise = values.length % 2 === 1 ? values.at(-1) : undefined;
    return (cells) => {
      const value = sought!(cells);
      if (isError(value)) return value;
      for (let index = 0; index + 1 < values.length; index += 2) {
        const candidate = values[index]!(cells);
        if (isError(candidate)) return candidate;
        const order = compare(value, candidate);
        if (isError(order)) return order;
        if (order === 0) return values[index + 1]!(cells);
      }
      return otherwise === undefined
        ? errorValue('#N/A', `SWITCH has no value for ${described(value)}`)
        : otherwise(cells);
    };
  },
  IFERROR:
    ([tried, otherwise]) =>
    (cells) => {
      const value = tried!(cells);
      return isError(value) ? otherwise!(cells) : value;
    },
  IFNA:
    ([tried, otherwise]) =>
    (cells) => {
      const value = tried!(cells);
      return isError(value) && value.code === '#N/A' ? otherwise!(cells) : value;
    },
};

function logical(value: FormulaValue): boolean | ErrorValue {
  return isError(value) ? value : asLogical(value);
}

function described(value: ProperValue): string {
  const text = asText(value);
  return isError(text) ? text.code : quoted(text);
}
