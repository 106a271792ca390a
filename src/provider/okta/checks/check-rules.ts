import { type Account } from '../../../access/access-model.js';
import { quoted } from '../../../text/quoted.js';
import { type DeclaredRule } from '../app/read-declared-rules.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { type OktaReadings } from './okta-readings.js';

const DEPLOY = 'Deploy: the next plan shows what differs from the access file.';

/** Whether each group with a condition has its rule, which is active, decides as declared and passes nobody over. */
export function checkRules(_account: Account, { rules, meantGroups }: OktaReadings): readonly CheckOutcome[] {
  if (rules.state !== 'read') return [notCheckable('rules of the access file', whyMissing('The rules', rules))];
  if (rules.value.length === 0) return [pass('rules of the access file', 'No assignment has a condition.')];
  const idOf = (name: string): string | undefined => {
    if (meantGroups.state !== 'read') return undefined;
    const meant = meantGroups.value.find(({ assignment }) => assignment.group === name);
    return meant !== undefined && 'group' in meant ? meant.group.id : undefined;
  };
  return rules.value.map((declared) => checkRule(declared, idOf(declared.group)));
}

function checkRule(
  { group, name, expression, rule, excluded }: DeclaredRule,
  groupId: string | undefined,
): CheckOutcome {
  const subject = `the rule ${quoted(name)} of the group ${quoted(group)}`;
  if (rule === undefined) {
    return groupId === undefined
      ? pass(subject, 'Okta has neither the group nor the rule yet: the stack makes both.')
      : fail(subject, 'Okta does not have it, so nobody joins the group by its condition.', DEPLOY);
  }
  if (rule.status === 'INVALID') {
    return fail(
      subject,
      'Okta calls it INVALID: it decides nothing, and can only be deleted.',
      `${DEPLOY} It makes the rule anew.`,
    );
  }
  if (rule.status !== 'ACTIVE') {
    return fail(subject, `It is ${quoted(rule.status)}: its members stay, and nobody joins or leaves.`, DEPLOY);
  }
  if (rule.expression !== expression) {
    return fail(
      subject,
      differenceWords(rule.expression, expression),
      `${DEPLOY} If a grant has ended or somebody changed the access file since the last deploy, that is the difference.`,
    );
  }
  if (groupId !== undefined && (rule.groups.length !== 1 || rule.groups[0] !== groupId)) {
    return fail(subject, `It fills ${rule.groups.join(', ')}, and not the group alone (${groupId}).`, DEPLOY);
  }
  if (excluded.length > 0) {
    return warn(
      subject,
      `It passes over ${excluded.length === 1 ? 'a person' : `${excluded.length} people`} whom somebody took out of the ` +
        `group by hand (${excluded.join(', ')}): they do not get the app, whatever the condition says.`,
      'The next plan takes them off the list, and they join again if they match. If they should stay out, change the condition, for ' +
        'example with notEquals on an attribute, before you deploy.',
    );
  }
  return pass(subject, 'It is active and decides as declared.');
}

/** How much of what both expressions have is repeated before the place where they differ. */
const CHARACTERS_BEFORE = 20;

/**
 * Where two expressions differ first, as a sentence: they have hundreds of characters, and often begin with the same guards
 * against null, so their beginnings would say nothing.
 */
function differenceWords(there: string, declared: string): string {
  let same = 0;
  while (same < there.length && there[same] === declared[same]) same += 1;
  const from = Math.max(0, same - CHARACTERS_BEFORE);
  const rest = (expression: string): string => quoted(`${from === 0 ? '' : '…'}${expression.slice(from)}`);
  return (
    `Its expression differs from the declared one at character ${same + 1}: it has ${rest(there)}, where ${rest(declared)} ` +
    'is declared.'
  );
}
