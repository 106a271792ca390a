import { badRequest } from '../errors.js';
import { type Json, object, objects, text } from '../json-value.js';
import { type Expression, ExpressionError, readExpression } from './expression.js';
import { FUNCTIONS } from './functions.js';
import { attributesOf } from './schema-template.js';

/** How often a mapping is written: with every change, or only while an object is made. */
export type FlowType = 'Always' | 'ObjectAddOnly';

/** A mapping of one attribute, read. */
export interface AttributeMapping {
  readonly target: string;
  /** Undefined where the value is the default value alone. */
  readonly source: Expression | undefined;
  readonly defaultValue: string | null;
  /** 0: objects are not matched by it. */
  readonly matchingPriority: number;
  readonly flowType: FlowType;
}

/** A mapping of one kind of objects, read. */
export interface ObjectMapping {
  readonly name: string;
  readonly enabled: boolean;
  readonly flowTypes: readonly string[];
  readonly sourceObject: string;
  readonly targetObject: string;
  readonly attributes: readonly AttributeMapping[];
}

/** The mapping of users of a schema; undefined where there is none. */
export function mappingOf(schema: Json, sourceObject: 'User' | 'Group'): ObjectMapping | undefined {
  return objects(schema.synchronizationRules)
    .flatMap((rule) => objects(rule.objectMappings))
    .map(objectMappingOf)
    .find((mapping) => mapping.sourceObject === sourceObject);
}

function objectMappingOf(mapping: Json): ObjectMapping {
  return {
    name: String(mapping.name),
    enabled: mapping.enabled === true,
    flowTypes: (text(mapping.flowTypes) ?? '').split(',').map((part) => part.trim()),
    sourceObject: String(mapping.sourceObjectName),
    targetObject: String(mapping.targetObjectName),
    attributes: objects(mapping.attributeMappings).map(attributeMappingOf),
  };
}

function attributeMappingOf(mapping: Json): AttributeMapping {
  const expression = text(object(mapping.source).expression);
  return {
    target: String(mapping.targetAttributeName),
    source: expression === undefined ? undefined : readExpression(expression),
    defaultValue: text(mapping.defaultValue) ?? null,
    matchingPriority: Number(mapping.matchingPriority ?? 0),
    flowType: mapping.flowType === 'ObjectAddOnly' ? 'ObjectAddOnly' : 'Always',
  };
}

/**
 * Checks a schema that somebody writes: rules between directories that it has, mappings between objects and attributes that the
 * directories have, expressions that can be read, with functions that there are, a matching attribute, and each target once.
 * Graph's own sentences for these are not recorded anywhere.
 *
 * @throws GraphError 400
 */
export function checkSchema(schema: Json): void {
  const rules = objects(schema.synchronizationRules);
  if (rules.length === 0 || objects(schema.directories).length === 0) {
    throw refused('A schema needs synchronizationRules and directories: it is replaced as a whole.');
  }
  for (const rule of rules) {
    const source = directoryOf(schema, rule.sourceDirectoryName);
    const target = directoryOf(schema, rule.targetDirectoryName);
    for (const mapping of objects(rule.objectMappings)) {
      const sources = attributeNames(source, mapping.sourceObjectName);
      const targets = attributeNames(target, mapping.targetObjectName);
      checkMapping(mapping, sources, targets);
    }
  }
}

function refused(why: string): Error {
  return badRequest(why, 'InvalidSynchronizationSchema');
}

function directoryOf(schema: Json, name: unknown): Json {
  const found = objects(schema.directories).find((directory) => directory.name === name);
  if (found === undefined) throw refused(`The schema has no directory '${String(name)}'.`);
  return found;
}

function attributeNames(directory: Json, name: unknown): ReadonlySet<string> {
  const found = objects(directory.objects).find((definition) => definition.name === name);
  if (found === undefined) throw refused(`The directory '${String(directory.name)}' has no object '${String(name)}'.`);
  return new Set(objects(found.attributes).map((attribute) => String(attribute.name)));
}

function checkMapping(mapping: Json, sources: ReadonlySet<string>, targets: ReadonlySet<string>): void {
  const filters = Object.values(object(mapping.scope)).flatMap(objects);
  if (filters.length > 0) throw refused('The simulator does not have scoping filters.');
  const seen = new Set<string>();
  for (const attribute of objects(mapping.attributeMappings)) {
    const name = String(attribute.targetAttributeName);
    if (!targets.has(name))
      throw refused(`The target object '${String(mapping.targetObjectName)}' has no attribute '${name}'.`);
    if (seen.has(name)) throw refused(`The target attribute '${name}' is mapped twice.`);
    seen.add(name);
    const expression = text(object(attribute.source).expression);
    if (expression === undefined) continue;
    const read = readOrRefuse(expression);
    const unknown = attributesOf(read).find((source) => !sources.has(source));
    if (unknown !== undefined)
      throw refused(`The source object '${String(mapping.sourceObjectName)}' has no attribute '${unknown}'.`);
    const stranger = functionsOf(read).find((called) => !FUNCTIONS.has(called));
    if (stranger !== undefined) throw refused(`The expression ${expression} calls the unknown function '${stranger}'.`);
  }
  const matches = objects(mapping.attributeMappings).some((attribute) => Number(attribute.matchingPriority ?? 0) > 0);
  if (!matches) throw refused(`The mapping '${String(mapping.name)}' has no attribute to match objects by.`);
}

function readOrRefuse(expression: string): Expression {
  try {
    return readExpression(expression);
  } catch (error) {
    if (error instanceof ExpressionError) throw refused(error.message);
    throw error;
  }
}

function functionsOf(expression: Expression): readonly string[] {
  if (expression.is !== 'function') return [];
  return [expression.name, ...expression.parameters.flatMap(functionsOf)];
}
