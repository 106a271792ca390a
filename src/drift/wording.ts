import { type DeclaredPerson } from '../people/declared-person.js';
import { quoted } from '../text/quoted.js';

/** A role in a message; a record may have none. */
export function roleWords(role: string | undefined): string {
  return role === undefined ? 'no role' : `the role ${quoted(role)}`;
}

/** Why a person has the desired role: the deciding group, its priority, and the groups that did not decide. */
export function whyDeclared({ group, priority, passedOver }: DeclaredPerson): string {
  const others = passedOver.map(
    (other) => `${quoted(other.group)} (${quoted(other.role)}, priority ${other.priority})`,
  );
  const rest = others.length === 0 ? '' : `, before ${others.join(' and ')}`;
  return `by the group ${quoted(group)}, priority ${priority}${rest}`;
}

/** What is desired of a person, for the middle of a sentence. */
export function declaredWords(declared: DeclaredPerson): string {
  return `desired is ${quoted(declared.role)} (${whyDeclared(declared)})`;
}

/** A text of several lines, such as a reason in a YAML block, on one line. */
export function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
