import { type Condition, type TextOperator } from '../../src/rules/condition.js';
import { compileCondition } from '../../src/rules/evaluate.js';
import { type Subject } from '../../src/rules/subject.js';

/** What it takes to ask one comparison of one person, in microseconds. */
export interface ConditionCost {
  readonly leafUs: number;
}

const AT = { line: 1, column: 1 };

const DEPARTMENTS = ['Marketing', 'Sales', 'Customer Success', 'Engineering', 'Forschung & Übersetzung'];

/** Asked of everybody, so that no comparison is spared by the one before it: none of them holds for anybody, and they are joined by OR. */
const OPERATORS: readonly TextOperator[] = ['equals', 'startsWith', 'endsWith', 'contains', 'equals'];

function assignment(index: number, operators: readonly TextOperator[]): Condition {
  return {
    kind: 'any',
    conditions: operators.map((operator, place) => ({
      kind: 'attribute',
      attribute: place % 2 === 0 ? 'department' : 'title',
      at: AT,
      operator,
      value: operator === 'matches' ? `^(nobody|no one) number ${index}$` : `nobody number ${index}`,
    })),
  };
}

function person(index: number): Subject {
  return {
    userName: `given${index}.family@example.com`,
    givenName: `Given${index}`,
    familyName: 'Family',
    groups: ['all staff'],
    attributes: {
      employeeNumber: String(index),
      department: ` ${DEPARTMENTS[index % DEPARTMENTS.length]!} `,
      title: `Specialist ${index % 100}`,
      city: 'Zürich',
    },
  };
}

/** Arguments: number of people, of assignments, and `plain` or `matches`. */
function conditionCost(people: number, assignments: number, kind: string): ConditionCost {
  const operators = kind === 'matches' ? OPERATORS.map(() => 'matches' as const) : OPERATORS;
  const subjects = Array.from({ length: people }, (_, index) => person(index));
  const began = performance.now();
  const conditions = Array.from({ length: assignments }, (_, index) => compileCondition(assignment(index, operators)));
  let holding = 0;
  for (const subject of subjects) for (const holds of conditions) if (holds(subject)) holding += 1;
  const ms = performance.now() - began;
  if (holding > 0) throw new Error(`${holding} conditions hold that hold for nobody.`);
  return { leafUs: (ms * 1000) / (people * assignments * operators.length) };
}

const [people, assignments, kind = ''] = process.argv.slice(2);
process.send?.(conditionCost(Number(people), Number(assignments), kind));
