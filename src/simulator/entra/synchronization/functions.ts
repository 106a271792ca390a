/** What a function is called with: texts, lists of texts, or null for nothing. */
export type Argument = string | readonly string[] | null;

/** A function of expressions: what it gives of its arguments; null for nothing. */
export type MappingFunction = (parameters: readonly Argument[]) => string | null;

const asText = (argument: Argument | undefined): string =>
  argument === null || argument === undefined ? '' : typeof argument === 'string' ? argument : argument.join(',');

const isEmpty = (argument: Argument | undefined): boolean => asText(argument) === '';

/**
 * The functions that the simulator has: those of the default mappings, and the most usual ones beside them (learn.microsoft.com,
 * "Reference for writing expressions for attribute mappings in Microsoft Entra ID"). Their names are compared with regard to case.
 */
export const FUNCTIONS: ReadonlyMap<string, MappingFunction> = new Map<string, MappingFunction>([
  // The one role of a person: the list has already been put in the order of choice.
  [
    'SingleAppRoleAssignment',
    ([roles]) => (Array.isArray(roles) ? ((roles as readonly string[])[0] ?? null) : asText(roles)),
  ],
  ['Switch', switched],
  ['Join', ([separator, ...parts]) => joined(asText(separator), parts)],
  ['Append', ([source, suffix]) => (isEmpty(source) ? null : asText(source) + asText(suffix))],
  ['Coalesce', (parameters) => parameters.map(asText).find((part) => part !== '') ?? null],
  ['IIF', ([condition, yes, no]) => asText(isTrue(condition) ? yes : no)],
  ['IsNullOrEmpty', ([source]) => written(isEmpty(source))],
  ['IsPresent', ([source]) => written(!isEmpty(source))],
  ['Not', ([source]) => written(!isTrue(source))],
  ['ToLower', ([source]) => (isEmpty(source) ? null : asText(source).toLowerCase())],
  ['ToUpper', ([source]) => (isEmpty(source) ? null : asText(source).toUpperCase())],
  ['Trim', ([source]) => (isEmpty(source) ? null : asText(source).trim())],
]);

function isTrue(argument: Argument | undefined): boolean {
  return asText(argument).toLowerCase() === 'true';
}

function written(yes: boolean): string {
  return yes ? 'True' : 'False';
}

/** Of a source, a default value and pairs of key and value: the value of the key that the source is, or the default value. */
function switched([source, fallback, ...pairs]: readonly Argument[]): string | null {
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    if (asText(pairs[index]).toLowerCase() === asText(source).toLowerCase()) return asText(pairs[index + 1]);
  }
  return isEmpty(fallback) ? null : asText(fallback);
}

/** The parts that are there, with the separator between them. */
function joined(separator: string, parts: readonly Argument[]): string | null {
  const there = parts
    .flatMap((part) => (Array.isArray(part) ? (part as readonly string[]) : [asText(part)]))
    .filter((part) => part !== '');
  return there.length === 0 ? null : there.join(separator);
}
