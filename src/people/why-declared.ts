import { quoted } from '../text/quoted.js';
import { type Belonging, type DeclaredPerson } from './declared-person.js';

/**
 * Why a person has the declared role: what decided, its priority, and the assignments that did not decide; or, where priority does
 * not decide, which other groups may give them another one.
 */
export function whyDeclared({
  group,
  priority,
  belonging = { by: 'group' },
  passedOver,
  ambiguousWith = [],
}: Pick<DeclaredPerson, 'group' | 'priority' | 'belonging' | 'passedOver' | 'ambiguousWith'>): string {
  const why = belongingWords(group, belonging);
  if (ambiguousWith.length > 0) {
    const others = ambiguousWith.map((other) => `${quoted(other.role)} by ${quoted(other.group)}`).join(' or ');
    return `${why}; or ${others}, since the identity provider does not decide by priority`;
  }
  const others = passedOver.map(
    (other) => `${quoted(other.group)} (${quoted(other.role)}, priority ${other.priority})`,
  );
  const rest = others.length === 0 ? '' : `, before ${others.join(' and ')}`;
  return `${why}, priority ${priority}${rest}`;
}

/** What makes a person one of those to whom an assignment applies, as a clause. */
export function belongingWords(group: string, belonging: Belonging): string {
  switch (belonging.by) {
    case 'group':
      return `by the group ${quoted(group)}`;
    case 'rule':
      return `by the rule of ${quoted(group)}`;
    case 'everyone':
      return 'as everyone in the directory';
    case 'member': {
      const until = belonging.until === undefined ? '' : ` until ${belonging.until}`;
      return `as a member of ${quoted(group)}${until}${belonging.reason === undefined ? '' : ` (${quoted(belonging.reason)})`}`;
    }
  }
}
