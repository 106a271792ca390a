import { quoted } from '../../text/quoted.js';
import { comparedValue } from '../compared-text.js';
import { type AttributeCondition, type Condition, type GroupCondition } from '../condition.js';
import { attributeOfVariable } from './okta-attribute.js';
import { oktaExpression } from './okta-expression.js';
import { OktaSyntaxError, parseOktaExpression, type OktaSyntax } from './okta-syntax.js';

/** A comparison of an expression, read. `differences` are sentences that say for whom Okta decides otherwise. */
export interface ReadComparison<Of = AttributeCondition> {
  readonly condition: Of;
  readonly differences: readonly string[];
}

/** It stands in no file. */
const AT = { line: 1, column: 1 };

/** The attribute that is compared with null, by `==` or `!=`. */
export function nullComparison(syntax: OktaSyntax | undefined, kind: 'equal' | 'unequal'): string | undefined {
  return syntax?.kind === kind && syntax.parts[1]?.kind === 'null' ? variableOf(syntax.parts[0]) : undefined;
}

export function variableOf(syntax: OktaSyntax | undefined): string | undefined {
  return syntax?.kind === 'variable' ? syntax.name : undefined;
}

export function readGroup(syntax: OktaSyntax): ReadComparison<GroupCondition> | undefined {
  if (syntax.kind !== 'call' || syntax.name !== 'isMemberOfGroupName') return undefined;
  const [group, ...others] = syntax.parts;
  if (group?.kind !== 'text' || others.length > 0) throw new OktaSyntaxError('this use of isMemberOfGroupName');
  return { condition: { kind: 'memberOf', group: group.value, at: AT }, differences: [] };
}

/**
 * The comparison that is written in exactly these parts, of which the first one is that with null. It is guessed from the texts in them, and the
 * guess is written as an expression: it is right if the same comes out.
 */
export function exactComparison(parts: readonly OktaSyntax[]): Condition | undefined {
  const variable = nullComparison(parts[0], 'unequal');
  if (variable === undefined || parts.length < 2) return undefined;
  const form = JSON.stringify({ kind: 'and', parts });
  return guesses(attributeOfVariable(variable), parts).find(
    (guess) => JSON.stringify(parseOktaExpression(oktaExpression(guess))) === form,
  );
}

function guesses(attribute: string, parts: readonly OktaSyntax[]): readonly AttributeCondition[] {
  const leaf = { kind: 'attribute', attribute, at: AT } as const;
  const [value = ''] = parts.flatMap(textsOf);
  if (value === '') return [{ ...leaf, operator: 'present', value: true }];
  if (comparedValue(value) === '') return [];
  const choices = parts.flatMap((part) =>
    part.kind === 'or' ? part.parts.flatMap((choice) => textsOf(choice).slice(0, 1)) : [],
  );
  if (choices.length > 0)
    return choices.some((text) => comparedValue(text) === '') ? [] : [{ ...leaf, operator: 'in', values: choices }];
  const operators = ['equals', 'startsWith', 'endsWith', 'contains'] as const;
  return operators.map((operator) => ({ ...leaf, operator, value }));
}

function textsOf(syntax: OktaSyntax): readonly string[] {
  if (syntax.kind === 'text') return [syntax.value];
  return 'parts' in syntax ? syntax.parts.flatMap(textsOf) : [];
}

/** Where somebody does not have the attribute, a comparison that does not ask for it first is not as a condition is. */
export function whereMissing(variable: string): string {
  return `Where somebody has no user.${variable}, Okta may decide in another way.`;
}

function otherLetters(variable: string, text: string): string {
  return `Okta takes ${quoted(text)} in user.${variable} only as it is written; a condition takes it in any letter case.`;
}

function otherSpaces(variable: string): string {
  return `For Okta, spaces at the ends of user.${variable} count.`;
}

/**
 * The condition that somebody means who writes a comparison as people do.
 *
 * @throws OktaSyntaxError if there is none
 */
export function nearComparison(syntax: OktaSyntax): ReadComparison {
  if (syntax.kind === 'call') return nearCall(syntax);
  if (syntax.kind !== 'equal' && syntax.kind !== 'unequal') throw new OktaSyntaxError(`${nounOf(syntax)} alone`);
  const isEqual = syntax.kind === 'equal';
  const [one, other] = syntax.parts;
  const [compared, value] = one?.kind === 'text' ? [other, one] : [one, other];
  const { variable, isLower } = comparedVariable(compared);
  const leaf = { kind: 'attribute', attribute: attributeOfVariable(variable), at: AT } as const;
  if (value?.kind === 'null') {
    const condition = { ...leaf, operator: 'present', value: !isEqual } as const;
    return { condition, differences: [`For Okta, an empty text in user.${variable} is not missing.`] };
  }
  if (value?.kind !== 'text') throw new OktaSyntaxError('a comparison with anything but a text or null');
  if (value.value === '') {
    const condition = { ...leaf, operator: 'present', value: !isEqual } as const;
    return { condition, differences: [otherSpaces(variable), whereMissing(variable)] };
  }
  const text = plainText(value.value, isLower);
  return {
    condition: { ...leaf, operator: isEqual ? 'equals' : 'notEquals', value: text },
    differences: [isLower ? whereMissing(variable) : otherLetters(variable, text), otherSpaces(variable)],
  };
}

const CALLS = { 'String.stringContains': 'contains', 'String.startsWith': 'startsWith' } as const;

function nearCall({ name, parts }: Extract<OktaSyntax, { kind: 'call' }>): ReadComparison {
  const operator = Object.entries(CALLS).find(([call]) => call === name)?.[1];
  const [compared, value, ...others] = parts;
  if (operator === undefined) throw new OktaSyntaxError(`the function ${name}`);
  if (value?.kind !== 'text' || others.length > 0) throw new OktaSyntaxError(`this use of ${name}`);
  const { variable, isLower } = comparedVariable(compared);
  const text = plainText(value.value, isLower);
  return {
    condition: { kind: 'attribute', attribute: attributeOfVariable(variable), at: AT, operator, value: text },
    differences: [
      ...(isLower ? [] : [otherLetters(variable, text)]),
      ...(operator === 'startsWith' ? [otherSpaces(variable)] : []),
      whereMissing(variable),
    ],
  };
}

/** An attribute as it is, or lower-cased. */
function comparedVariable(syntax: OktaSyntax | undefined): { readonly variable: string; readonly isLower: boolean } {
  const isLower = syntax?.kind === 'call' && syntax.name === 'String.toLowerCase' && syntax.parts.length === 1;
  const variable = variableOf(isLower ? syntax.parts[0] : syntax);
  if (variable === undefined) throw new OktaSyntaxError(`a comparison with ${nounOf(syntax)}`);
  return { variable, isLower };
}

/** A text that a condition can compare with. */
function plainText(text: string, isLower: boolean): string {
  const compared = comparedValue(text);
  if (isLower && text.toLowerCase() !== text) {
    throw new OktaSyntaxError(`a comparison of lower-cased text with ${quoted(text)}, which never holds`);
  }
  if (compared === '' || compared.length !== text.toLowerCase().length) {
    throw new OktaSyntaxError(
      `a comparison with ${quoted(text)}, whose spaces or whose Unicode form a condition does not keep`,
    );
  }
  return text;
}

function nounOf(syntax: OktaSyntax | undefined): string {
  switch (syntax?.kind) {
    case 'call':
      return `the function ${syntax.name}`;
    case 'variable':
      return `user.${syntax.name}`;
    case 'text':
      return `the text ${quoted(syntax.value)}`;
    default:
      return 'a part that is not read here';
  }
}
