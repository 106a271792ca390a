import { z } from 'zod';

import { groupNameFault } from '../people/group-name-fault.js';
import { type Condition, LIST_OPERATORS, OPERATORS, TEXT_OPERATORS } from '../rules/condition.js';
import { type FilePath, type SourcePosition } from '../yaml/file-path.js';
import { line, list, mapping, readable } from './schema-parts.js';

const FORMS = ['all', 'any', 'not', 'attribute', 'memberOf'] as const;

const EXPECTED = `a condition: a mapping with exactly one of ${FORMS.join(', ')}`;
const EXPECTED_OPERATOR = `exactly one of ${OPERATORS.join(', ')} beside attribute`;
const EXPECTED_TEXT = 'a text; put what reads as a number or a date in quotes';

const text = line(EXPECTED_TEXT);
const texts = list('a list of texts', text).min(1, { error: 'at least one text' });

/** A condition as it is written. */
export interface ConditionFile {
  readonly all?: readonly ConditionFile[] | undefined;
  readonly any?: readonly ConditionFile[] | undefined;
  readonly not?: ConditionFile | undefined;
  readonly attribute?: string | undefined;
  readonly memberOf?: string | undefined;
  readonly equals?: string | undefined;
  readonly notEquals?: string | undefined;
  readonly in?: readonly string[] | undefined;
  readonly notIn?: readonly string[] | undefined;
  readonly startsWith?: string | undefined;
  readonly notStartsWith?: string | undefined;
  readonly endsWith?: string | undefined;
  readonly contains?: string | undefined;
  readonly notContains?: string | undefined;
  readonly present?: boolean | undefined;
  readonly matches?: string | undefined;
}

const nested: z.ZodType<ConditionFile> = z.lazy(() => conditionSchema);

/** A condition, as written: one mapping with one form, so that a mistake is found at the part that has it. */
export const conditionSchema = mapping(EXPECTED, {
  all: list('a list of conditions', nested)
    .min(1, { error: 'at least one condition' })
    .optional()
    .describe('Each of these conditions holds.'),
  any: list('a list of conditions', nested)
    .min(1, { error: 'at least one condition' })
    .optional()
    .describe('At least one of these conditions holds.'),
  not: nested.optional().describe('This condition does not hold.'),
  attribute: line("an attribute's name")
    .optional()
    .describe(
      "The attribute that is compared, as the directory calls it: a roster's column, or the identity provider's own name of it.",
    ),
  memberOf: line("a group's name")
    .superRefine(readable("a group's name", groupNameFault))
    .optional()
    .describe('The person is in the group of the directory with this name.'),
  equals: text.optional().describe('The attribute is this text, trimmed and without regard to letter case.'),
  notEquals: text.optional().describe('The attribute is another text, or is missing.'),
  in: texts.optional().describe('The attribute is one of these texts.'),
  notIn: texts.optional().describe('The attribute is none of these texts, or is missing.'),
  startsWith: text.optional().describe('The attribute starts with this text.'),
  notStartsWith: text.optional().describe('The attribute does not start with this text, or is missing.'),
  endsWith: text.optional().describe('The attribute ends with this text.'),
  contains: text.optional().describe('The attribute has this text in it.'),
  notContains: text.optional().describe('The attribute does not have this text in it, or is missing.'),
  present: z
    .boolean({ error: 'true or false' })
    .optional()
    .describe('true: the attribute is there and not empty. false: it is missing or empty.'),
  matches: text
    .optional()
    .describe('The pattern (RE2 syntax) is found in the attribute. Only where people are read from a roster.'),
}).superRefine((written, context) => {
  const keys = Object.keys(written).filter((key) => written[key as keyof typeof written] !== undefined);
  const forms = keys.filter((key) => FORMS.some((form) => form === key));
  const operators = keys.filter((key) => OPERATORS.some((operator) => operator === key));
  const refuse = (problem: string, expected: string): void => {
    context.addIssue({ code: 'custom', message: expected, params: { problem: `has ${problem}` } });
  };
  if (forms.length !== 1) refuse(forms.length === 0 ? `none of ${FORMS.join(', ')}` : forms.join(' and '), EXPECTED);
  else if (forms[0] !== 'attribute' && operators.length > 0) {
    refuse(`${operators.join(' and ')} without attribute`, 'an operator beside attribute alone');
  } else if (forms[0] === 'attribute' && operators.length !== 1) {
    refuse(operators.length === 0 ? 'no operator' : operators.join(' and '), EXPECTED_OPERATOR);
  }
}) as z.ZodType<ConditionFile>;

/** The condition of a mapping in which nothing is wrong. */
export function readCondition(
  written: ConditionFile,
  locate: (within: FilePath) => SourcePosition,
  within: FilePath = [],
): Condition {
  const each = (form: 'all' | 'any'): readonly Condition[] =>
    written[form]!.map((condition, index) => readCondition(condition, locate, [...within, form, index]));
  if (written.all !== undefined) return { kind: 'all', conditions: each('all') };
  if (written.any !== undefined) return { kind: 'any', conditions: each('any') };
  if (written.not !== undefined) {
    return { kind: 'not', condition: readCondition(written.not, locate, [...within, 'not']) };
  }
  const at = locate(within);
  if (written.memberOf !== undefined) return { kind: 'memberOf', group: written.memberOf, at };
  const leaf = { kind: 'attribute', attribute: written.attribute!, at } as const;
  for (const operator of TEXT_OPERATORS) {
    const value = written[operator];
    if (value !== undefined) return { ...leaf, operator, value };
  }
  for (const operator of LIST_OPERATORS) {
    const values = written[operator];
    if (values !== undefined) return { ...leaf, operator, values };
  }
  return { ...leaf, operator: 'present', value: written.present! };
}
