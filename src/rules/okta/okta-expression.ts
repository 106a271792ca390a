import { comparedValue } from '../compared-text.js';
import { type AttributeCondition, type Condition } from '../condition.js';
import { userKey } from '../../people/user-key.js';
import { oktaVariable } from './okta-attribute.js';
import { writtenLiteral } from './okta-literal.js';

/** An expression, and whether it has to stand in brackets where it is a part of another one. */
interface Written {
  readonly text: string;
  readonly joined: boolean;
  /** What it says no to, if it does. */
  readonly opposite?: Written;
}

/**
 * A condition in Okta's expression language, as a group rule has it: Boolean, of documented functions alone, and of the same
 * people for whom `compileCondition` says yes. A rule cannot compare with `matches`; see `oktaRuleFaults`, which is asked first.
 *
 * Okta compares letters as they are, and has no function that trims. So every comparison lower-cases the attribute, and compares what
 * is left without any space beside what has the text in it. What Okta does with a null in a function is not documented: every
 * attribute is compared with null first, and AND stops there.
 *
 * @param members - logins of people who belong as well. A group with a rule has no other memberships: Okta takes somebody who was added by hand
 *   for a member by the rule once it matches them, and somebody who was removed by hand out of the rule for ever.
 * @throws RangeError if there is a `matches`, or a text that Okta has no way to write
 */
export function oktaExpression(condition: Condition, members: readonly string[] = []): string {
  const written = write(condition);
  const logins = [...new Set(members.flatMap(loginForms))].map(
    (login) => `String.toLowerCase(user.login) == ${writtenLiteral(login)}`,
  );
  return logins.length === 0 ? written.text : [part(written), ...logins].join(' OR ');
}

/** A login in lower case, as written and as a person's key has it: with the domain in ASCII. */
function loginForms(user: string): readonly string[] {
  return [user.trim().normalize('NFC').toLowerCase(), userKey(user)];
}

function write(condition: Condition): Written {
  switch (condition.kind) {
    case 'all':
      return join(condition.conditions.map(write), 'AND');
    case 'any':
      return join(condition.conditions.map(write), 'OR');
    case 'not':
      return negate(write(condition.condition));
    case 'memberOf':
      return { text: `isMemberOfGroupName(${writtenLiteral(condition.group)})`, joined: false };
    case 'attribute':
      return writeComparison(condition);
  }
}

function join(parts: readonly Written[], word: 'AND' | 'OR'): Written {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  return { text: parts.map(part).join(` ${word} `), joined: true };
}

function negate(written: Written): Written {
  if (written.opposite !== undefined) return written.opposite;
  return { text: written.joined ? `!(${written.text})` : `!${written.text}`, joined: false, opposite: written };
}

function part({ text, joined }: Written): string {
  return joined ? `(${text})` : text;
}

function writeComparison(condition: AttributeCondition): Written {
  const variable = oktaVariable(condition.attribute);
  const guarded = (holds: string): Written => ({ text: `${variable} != null AND ${holds}`, joined: true });
  const lower = `String.toLowerCase(${variable})`;
  switch (condition.operator) {
    case 'equals':
      return guarded(equals(lower, condition.value));
    case 'notEquals':
      return negate(guarded(equals(lower, condition.value)));
    case 'in':
      return guarded(oneOf(lower, condition.values));
    case 'notIn':
      return negate(guarded(oneOf(lower, condition.values)));
    case 'startsWith':
      return guarded(startsWith(lower, condition.value));
    case 'notStartsWith':
      return negate(guarded(startsWith(lower, condition.value)));
    case 'endsWith':
      return guarded(endsWith(lower, condition.value));
    case 'contains':
      return guarded(contains(lower, condition.value));
    case 'notContains':
      return negate(guarded(contains(lower, condition.value)));
    case 'present': {
      const present = guarded(`String.removeSpaces(${variable}) != ""`);
      return condition.value ? present : negate(present);
    }
    case 'matches':
      throw new RangeError("Okta's group rules have no function for patterns.");
  }
}

function contains(lower: string, value: string): string {
  return `String.stringContains(${lower}, ${writtenLiteral(compared(value))})`;
}

/** The access file has no empty text to compare with, and an empty one would be found in every text. */
function compared(value: string): string {
  const text = comparedValue(value);
  if (text === '') throw new RangeError('A condition compares with a text that is not empty.');
  return text;
}

/** It has the text in it, and nothing beside it but spaces. */
function equals(lower: string, value: string): string {
  const bare = writtenLiteral(withoutSpaces(compared(value)));
  return `${contains(lower, value)} AND String.removeSpaces(${lower}) == ${bare}`;
}

function oneOf(lower: string, values: readonly string[]): string {
  const [only = '', ...others] = [...new Set(values.map(compared))];
  if (others.length === 0) return equals(lower, only);
  return `(${[only, ...others].map((value) => `(${equals(lower, value)})`).join(' OR ')})`;
}

/** Before the first place where it has the text in it, there are spaces only. */
function startsWith(lower: string, value: string): string {
  const literal = writtenLiteral(compared(value));
  return `${contains(lower, value)} AND String.removeSpaces(String.substringBefore(${lower}, ${literal})) == ""`;
}

/**
 * Okta has neither `endsWith` nor a search for the last place. So the text is replaced by `V` (for value) wherever it stands, and `E`
 * (for end) is put behind: in lower-cased text there are no other capitals. Without spaces, `VE` is in it if the text stood last.
 */
function endsWith(lower: string, value: string): string {
  const text = compared(value);
  const replaced = overlaps(text).reduce(
    (inner, rest) => `String.replace(${inner}, ${writtenLiteral(`V${rest}`)}, "V")`,
    `String.replace(${lower}, ${writtenLiteral(text)}, "V")`,
  );
  return `String.stringContains(String.append(String.removeSpaces(${replaced}), "E"), "VE")`;
}

/**
 * What is left of a text behind itself where the two overlap, the longest first: of `sales`, `ales`. `String.replace` goes from left to
 * right, so of `salesales` it makes `Vales`, which ends with the text all the same.
 */
function overlaps(text: string): readonly string[] {
  const lengths = Array.from({ length: text.length }, (_, index) => text.length - index);
  return lengths
    .filter((length) => length < text.length && text.startsWith(text.slice(length)))
    .map((length) => text.slice(text.length - length));
}

function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '');
}
