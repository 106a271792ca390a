import { type Argument, FUNCTIONS } from '../synchronization/functions.js';
import { type Expression } from '../synchronization/expression.js';
import { type AttributeMapping, type ObjectMapping } from '../synchronization/schema-reading.js';
import { type RoleChoice } from '../world.js';
import { type SourceUser, sourceValue } from './source-user.js';

/** A mapping that cannot be evaluated for a person. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
}

/** What is to stand at the target, by the names of its attributes. What somebody does not have is left out: nothing is not provisioned. */
export type TargetValues = Readonly<Record<string, string>>;

/**
 * Evaluates the mappings for a person.
 *
 * @param isNew whether they are made, since some mappings are for that alone
 * @param roleChoice `refuse`: a person with several roles is refused, as was reported of Entra (MicrosoftDocs/azure-docs issue 42487)
 * @throws MappingError
 */
export function targetValues(
  mapping: ObjectMapping,
  source: SourceUser,
  isNew: boolean,
  roleChoice: RoleChoice,
): TargetValues {
  const values = mapping.attributes
    .filter(({ flowType }) => isNew || flowType === 'Always')
    .map((attribute): readonly [string, string | null] => [attribute.target, mapped(attribute, source, roleChoice)]);
  return Object.fromEntries(values.filter((entry): entry is [string, string] => entry[1] !== null));
}

function mapped(
  { source: expression, defaultValue }: AttributeMapping,
  source: SourceUser,
  choice: RoleChoice,
): string | null {
  const value = expression === undefined ? null : evaluated(expression, source, choice);
  const text = typeof value === 'string' || value === null ? value : value.join(',');
  return text === null || text === '' ? defaultValue : text;
}

function evaluated(expression: Expression, source: SourceUser, choice: RoleChoice): Argument {
  switch (expression.is) {
    case 'nothing':
      return null;
    case 'constant':
      return expression.text;
    case 'attribute':
      return sourceValue(source, expression.name);
    case 'function': {
      const called = FUNCTIONS.get(expression.name);
      if (called === undefined) throw new MappingError(`There is no function '${expression.name}'.`);
      if (expression.name === 'SingleAppRoleAssignment' && choice === 'refuse' && source.roles.length > 1) {
        throw new MappingError(
          "An error occurred while evaluating this function: 'SingleAppRoleAssignment'. No more than one app role assignment " +
            `was expected, but this many were found: ${String(source.roles.length)}`,
        );
      }
      return called(expression.parameters.map((parameter) => evaluated(parameter, source, choice)));
    }
  }
}
