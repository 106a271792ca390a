import { Document, visit } from 'yaml';
import { type Condition } from '../rules/condition.js';
import { type ConditionFile } from './condition-schema.js';

/** A condition as an access file has it: what `readCondition` reads. */
export function writtenCondition(condition: Condition): ConditionFile {
  switch (condition.kind) {
    case 'all':
      return { all: condition.conditions.map(writtenCondition) };
    case 'any':
      return { any: condition.conditions.map(writtenCondition) };
    case 'not':
      return { not: writtenCondition(condition.condition) };
    case 'memberOf':
      return { memberOf: condition.group };
    case 'attribute': {
      const { attribute, operator } = condition;
      return { attribute, [operator]: 'values' in condition ? [...condition.values] : condition.value };
    }
  }
}

/** A part of an access file on one line, as YAML, for a sentence. */
export function writtenOnOneLine(part: unknown): string {
  const document = new Document(part);
  visit(document, {
    Collection: (_key, node) => {
      node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trimEnd();
}
