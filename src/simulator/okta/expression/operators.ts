import { EvaluationFault, ExpressionFault, type Term, type Value, type ValueType } from './value.js';

/** A value that stands in the expression itself. */
export function literal(type: ValueType, value: Value): Term {
  return { type, of: () => value };
}

/** Refuses an operand of another type than an operator takes. @throws ExpressionFault */
export function requireType(what: string, wanted: ValueType, ...terms: readonly Term[]): void {
  for (const { type } of terms) {
    if (type !== wanted && type !== 'any') throw new ExpressionFault(`${what} takes ${wanted}, not ${type}.`);
  }
}

/** A Boolean value. @throws EvaluationFault for any other, null too */
export function truth(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new EvaluationFault(`${JSON.stringify(value)} is neither true nor false.`);
}

/** `AND` or `OR`: `decide` looks at as many sides as it needs. */
export function logical(name: string, sides: readonly Term[], decide: (of: (term: Term) => boolean) => boolean): Term {
  requireType(name, 'boolean', ...sides);
  return { type: 'boolean', of: (person) => decide((term) => truth(term.of(person))) };
}

/** `condition ? yes : no`: one side alone is evaluated. */
export function conditional(condition: Term, yes: Term, no: Term): Term {
  requireType('? :', 'boolean', condition);
  return {
    type: yes.type === no.type ? yes.type : 'any',
    of: (person) => (truth(condition.of(person)) ? yes.of(person) : no.of(person)),
  };
}

/** The fallback where the value is null or empty text ("Constants and operators"). */
export function elvis(value: Term, fallback: Term): Term {
  return {
    type: value.type === fallback.type ? value.type : 'any',
    of: (person) => {
      const found = value.of(person);
      return found === null || found === '' ? fallback.of(person) : found;
    },
  };
}

/** Equality is of the same type and the same value; null equals null alone. Order is of numbers, as in every documented example. */
export function compared(sign: '==' | '!=' | '<' | '>' | '<=' | '>=', left: Term, right: Term): Term {
  switch (sign) {
    case '==':
      return { type: 'boolean', of: (person) => left.of(person) === right.of(person) };
    case '!=':
      return { type: 'boolean', of: (person) => left.of(person) !== right.of(person) };
    case '<':
      return numeric<boolean>(sign, 'boolean', left, right, (a, b) => a < b);
    case '>':
      return numeric<boolean>(sign, 'boolean', left, right, (a, b) => a > b);
    case '<=':
      return numeric<boolean>(sign, 'boolean', left, right, (a, b) => a <= b);
    case '>=':
      return numeric<boolean>(sign, 'boolean', left, right, (a, b) => a >= b);
  }
}

function numeric<Result extends number | boolean>(
  sign: string,
  type: Result extends number ? 'number' : 'boolean',
  left: Term,
  right: Term,
  of: (a: number, b: number) => Result,
): Term {
  requireType(sign, 'number', left, right);
  return {
    type,
    of: (person) => {
      const [a, b] = [left.of(person), right.of(person)];
      if (typeof a === 'number' && typeof b === 'number') return of(a, b);
      throw new EvaluationFault(`${sign} takes numbers.`);
    },
  };
}

/** The difference of two numbers, which Okta shows as `String.len(…)-20` (help, "Expressions" of smart cards). */
export function subtracted(left: Term, right: Term): Term {
  return numeric<number>('-', 'number', left, right, (a, b) => a - b);
}

/** Numbers are added; with a text on either side, both are joined. */
export function added(left: Term, right: Term): Term {
  const joined = left.type === 'text' || right.type === 'text';
  if (!joined) requireType('+', 'number', left, right);
  const numbers = left.type === 'number' && right.type === 'number';
  return {
    type: joined ? 'text' : numbers ? 'number' : 'any',
    of: (person) => {
      const [a, b] = [left.of(person), right.of(person)];
      if (typeof a === 'number' && typeof b === 'number' && !joined) return a + b;
      if ((typeof a === 'string' || typeof b === 'string') && isPlain(a) && isPlain(b)) return String(a) + String(b);
      throw new EvaluationFault('+ takes texts and numbers.');
    },
  };
}

function isPlain(value: Value): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
