import { type FieldFault, validationFailed } from '../errors.js';
import { type Json, object, objects, text, texts } from '../json-value.js';
import { type Action, type Condition, type Rule } from '../world.js';
import { ADD_ROLE, type Vocabulary, operatorsOf } from './vocabulary.js';

/** What a body says of a rule, and its position: undefined for the last one. */
export interface RuleBody extends Omit<Rule, 'id'> {
  readonly position: number | undefined;
}

/** `app_id` is sent by the Terraform provider beside the path's, and OneLogin takes it. */
const KNOWN = ['name', 'enabled', 'match', 'position', 'conditions', 'actions', 'app_id'];

/** Signs that no rule and no mapping may have ("Rules", KB0010460; "Mappings", KB0010625). Where they are refused is assumed. */
const FORBIDDEN = /[()*+\\]/;

/**
 * Reads the body of a POST or PUT (developers.onelogin.com, "Create Rule", "Update Rule", "Create Mapping"). An action with an expression, a
 * scriplet or a macro is refused: the simulator does not carry them out. `add_role` takes one role: "Two IDs in one block are rejected with
 * Invalid action value(s)" (the Terraform provider's examples, which its tests run against OneLogin).
 *
 * @throws OneLoginError 422 with every field that is wrong
 */
export function readRule(body: unknown, vocabulary: Vocabulary): RuleBody {
  const written = object(body);
  const faults: FieldFault[] = Object.keys(written)
    .filter((field) => !KNOWN.includes(field))
    .map((field) => ({ field, message: 'Field is not allowed' }));
  for (const field of ['name', 'enabled', 'match', 'conditions', 'actions']) {
    if (written[field] === undefined) faults.push({ field, message: 'Required field is missing' });
  }
  const isWrong = (field: string, isRight: (value: unknown) => boolean): void => {
    if (written[field] !== undefined && !isRight(written[field])) faults.push({ field, message: 'Invalid value' });
  };
  isWrong('name', (value) => text(value) !== undefined);
  isWrong('enabled', (value) => typeof value === 'boolean');
  isWrong('match', (value) => value === 'all' || value === 'any');
  isWrong('position', (value) => value === null || (Number.isInteger(value) && Number(value) >= 0));
  isWrong('conditions', Array.isArray);
  isWrong('actions', Array.isArray);

  const conditions = objects(written.conditions).map((condition, at) =>
    readCondition(condition, at, vocabulary, faults),
  );
  const actions = objects(written.actions).map((action, at) => readAction(action, at, vocabulary, faults));
  if (faults.length > 0) throw validationFailed(faults);
  return {
    name: String(written.name),
    enabled: written.enabled === true,
    match: written.match === 'any' ? 'any' : 'all',
    conditions,
    actions,
    position: Number(written.position ?? 0) || undefined,
  };
}

function readCondition(condition: Json, at: number, vocabulary: Vocabulary, faults: FieldFault[]): Condition {
  const field = `conditions.[${String(at)}]`;
  const source = text(condition.source) ?? '';
  const operator = text(condition.operator) ?? '';
  const value = typeof condition.value === 'string' ? condition.value : '';
  const operators = operatorsOf(vocabulary, source);
  if (operators === undefined) {
    faults.push({ field: `${field}.source`, message: `Invalid condition source: ${source}` });
    return { source, operator, value };
  }
  if (!operators.some((one) => one.value === operator)) {
    faults.push({ field: `${field}.operator`, message: `Invalid condition operator: ${operator}` });
  }
  const values = vocabulary.conditionValues(source);
  const isKnown =
    values.length === 0 && source !== 'has_role' ? value !== '' : values.some((one) => one.value === value);
  if (!isKnown || FORBIDDEN.test(value)) {
    faults.push({ field: `${field}.value`, message: `Invalid condition value: ${value}` });
  }
  return { source, operator, value };
}

function readAction(action: Json, at: number, vocabulary: Vocabulary, faults: FieldFault[]): Action {
  const field = `actions.[${String(at)}]`;
  const name = text(action.action) ?? '';
  const value = texts(action.value);
  if (!vocabulary.actions().some((one) => one.value === name)) {
    faults.push({ field: `${field}.action`, message: `Invalid action: ${name}` });
    return { action: name, value };
  }
  for (const unknown of ['expression', 'scriplet', 'macro'].filter((one) => text(action[one]) !== undefined)) {
    faults.push({ field: `${field}.${unknown}`, message: 'The simulator does not carry this out' });
  }
  const allowed = vocabulary.actionValues(name);
  const isKnown = (one: string): boolean => allowed.length === 0 || allowed.some((choice) => choice.value === one);
  const wrong = value.find((one) => !isKnown(one) || FORBIDDEN.test(one));
  if (wrong !== undefined || value.length === 0 || (name === ADD_ROLE && value.length > 1)) {
    faults.push({ field: `${field}.value`, message: `Invalid action value(s): ${value.join(', ') || 'none'}` });
  }
  return { action: name, value };
}
