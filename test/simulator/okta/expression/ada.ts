import { readExpression } from '../../../../src/simulator/okta/expression/expression.js';
import { type Person, type Value, type ValueType } from '../../../../src/simulator/okta/expression/value.js';

/** The attributes of the user schema in these tests. */
const TYPES: Readonly<Record<string, ValueType>> = {
  firstName: 'text',
  lastName: 'text',
  email: 'text',
  city: 'text',
  department: 'text',
  employeeNumber: 'text',
  salary: 'number',
  hasBadge: 'boolean',
  isContractor: 'boolean',
  favoriteColors: 'list',
};

const GROUPS = [
  { id: '00gSales', name: 'Sales' },
  { id: '00gSanFrancisco', name: 'San Francisco' },
];

const PROFILE: Readonly<Record<string, Value>> = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  city: 'San Francisco',
  department: '',
  salary: 1_000_000,
  hasBadge: true,
  favoriteColors: ['blue', 'Green'],
};

/** A person who is in two groups, has an emptied `department`, and never had `employeeNumber` or `isContractor`. */
export function ada(profile: Readonly<Record<string, Value>> = PROFILE): Person {
  return { id: '00uAda', status: 'ACTIVE', profile, isMemberOf: (test) => GROUPS.some(test) };
}

/** Whether an expression matches. @throws ExpressionFault if it cannot be read */
export function matches(expression: string, person: Person = ada()): boolean {
  return readExpression(expression, (name) => (Object.hasOwn(TYPES, name) ? TYPES[name] : undefined)).matches(person);
}
