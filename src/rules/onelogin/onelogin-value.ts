import { comparedValue, withoutOuterSpaces } from '../compared-text.js';
import { quoted } from '../../text/quoted.js';
import { type RuleFault } from '../rule-fault.js';

/*
 * Texts in a mapping of OneLogin. "Mappings cannot contain these special characters: ( ) * + \", and "you can also use a pipe character (|) to
 * fine-tune multiple possible matches" (KB0010625, "Mappings"). An earlier edition of that page says that the DistinguishedName "is sent
 * as Regex". What else of a pattern OneLogin takes for one is not documented: such characters are not written either, but the dot, without which
 * there would be no e-mail address. `${…}` is a macro where OneLogin writes a value.
 */

/** Characters that OneLogin does not take, or takes for something else. */
const FORBIDDEN = /[()*+\\|]/;

/** Characters that would mean something else in a pattern or in a macro. */
const UNCERTAIN = /[?[\]{}^$]/;

/** The most characters of a text. OneLogin documents no limit; the bound is that of a short text field of a database. */
export const LONGEST_VALUE = 255;

/** A text as a mapping has it. */
export function mappingValue(text: string): string {
  return withoutOuterSpaces(text.normalize('NFC'));
}

/**
 * What is wrong with a text, without where; undefined if a mapping can compare with it. Rules of an app take the same signs (KB0010460, "Rules").
 *
 * @param kind - what has the text, as messages call it
 */
export function mappingValueFault(
  text: string,
  kind: 'mapping' | 'rule' = 'mapping',
): Pick<RuleFault, 'problem' | 'found' | 'expected'> | undefined {
  const found = quoted(text);
  if (comparedValue(text) === '') {
    return { problem: 'a condition compares with a text', found, expected: 'a text that is not empty' };
  }
  const value = mappingValue(text);
  const expected =
    'a text without it, such as startsWith with what stands before it, or contains with what stands behind it';
  const forbidden = FORBIDDEN.exec(value)?.[0];
  if (forbidden !== undefined) {
    const taken = forbidden === '|' ? 'takes | for "or"' : `does not take ${forbidden}`;
    return { problem: `${found} cannot be written in a ${kind} of OneLogin, which ${taken}`, found, expected };
  }
  const uncertain = UNCERTAIN.exec(value)?.[0];
  if (uncertain !== undefined) {
    const problem = `${found} cannot be written in a ${kind} of OneLogin: how it takes ${uncertain} is not documented`;
    return { problem, found, expected };
  }
  if (value.length > LONGEST_VALUE) {
    const problem = `the text has ${value.length} characters, and whether OneLogin takes more than ${LONGEST_VALUE} is not known`;
    return { problem, found: String(value.length), expected: 'a shorter text, with startsWith or contains' };
  }
  return undefined;
}
