import { type Subject } from '../../../src/rules/subject.js';
import { conditionsHold } from '../../../src/simulator/onelogin/rules/conditions.js';
import { readRule } from '../../../src/simulator/onelogin/rules/rule-body.js';
import { mappingVocabulary } from '../../../src/simulator/onelogin/rules/vocabulary.js';
import { createRole } from '../../../src/simulator/onelogin/role-record.js';
import { createUser } from '../../../src/simulator/onelogin/user-record.js';
import { emptyWorld, type OneLoginUser, type Rule, type World } from '../../../src/simulator/onelogin/world.js';

/*
 * The simulated OneLogin decides by one reading of the documentation. Where that is silent there are others, and a mapping that is compiled must decide
 * alike in all of them: they are readings of a user's texts and of the mapping's, given to the same simulator.
 */

/** How OneLogin may take a text: of a user, and of a mapping's condition. */
export type Reading = (text: string) => string;

const withoutAccents: Reading = (text) => text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();

/** Letters of different case differ: a code for each character. */
const byCharacter: Reading = (text) => [...text].map((one) => `<${one.codePointAt(0)!.toString(16)}>`).join('');

export const READINGS: Readonly<Record<string, Reading>> = {
  documented: (text) => text,
  trimmed: (text) => text.trim(),
  'letter case counts': byCharacter,
  'accents do not count': withoutAccents,
};

/** A simulated account, with the custom field that conditions ask for, and a role. */
export function account(): { readonly world: World; readonly roleId: string } {
  let id = 1000;
  const world = emptyWorld({
    nextId: () => (id += 1),
    now: () => new Date(0),
    provisioningOverApi: true,
    customAttributes: ['team'],
    connectors: [],
  });
  return { world, roleId: String(createRole(world, 'klaviyo').id) };
}

/** The mapping, as the simulated API reads it. Throws if it does not take it. */
export function acceptedMapping(
  { world, roleId }: ReturnType<typeof account>,
  mapping: Readonly<Pick<Rule, 'match' | 'conditions'>>,
): Rule {
  const actions = [{ action: 'add_role', value: [roleId] }];
  return { id: 1, ...readRule({ name: 'a', enabled: true, ...mapping, actions }, mappingVocabulary(world)) };
}

/** Whether the mapping is met by the user that a person is in OneLogin. */
export function isMetInOneLogin(
  { world }: ReturnType<typeof account>,
  rule: Rule,
  { userName, givenName, familyName, attributes: { custom_attribute_team: team, ...fields } }: Subject,
  reading: Reading,
): boolean {
  const read = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, reading(text)]));
  world.users.clear();
  const user: OneLoginUser = createUser(world, {
    email: reading(userName),
    firstname: reading(givenName),
    lastname: reading(familyName),
    properties: read(fields),
    customAttributes: team === undefined ? {} : { team: reading(team) },
  });
  const conditions = rule.conditions.map((condition) => ({ ...condition, value: reading(condition.value) }));
  return conditionsHold(world, { ...rule, conditions }, user);
}

/** The same, if OneLogin takes a condition's text for a pattern: an earlier edition of its page on mappings says so of one field. */
export function isMetAsPattern({ match, conditions }: Rule, person: Subject): boolean {
  const own: Readonly<Record<string, string>> = {
    email: person.userName,
    firstname: person.givenName,
    lastname: person.familyName,
  };
  const holds = ({ source, operator, value }: Rule['conditions'][number]): boolean => {
    const text = own[source] ?? person.attributes[source] ?? '';
    const isNegative = operator.startsWith('!');
    const start = operator.endsWith('=') || operator === 'bw' ? '^' : '';
    const end = operator.endsWith('=') || operator === 'ew' ? '$' : '';
    return new RegExp(`${start}${value}${end}`, 'iu').test(text) !== isNegative;
  };
  return match === 'all' ? conditions.every(holds) : conditions.some(holds);
}
