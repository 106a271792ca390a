import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { type DeclaredRule, declaredRules } from '../app/declared-rules.js';
import { type MembershipRule } from '../app/read-meant-groups.js';
import { type EntraReadings } from './entra-readings.js';
import { foundGroup } from './group-subject.js';

const RULES = 'rules of the access file';

/**
 * Whether each group with a condition is dynamic, decides by the declared rule, and is kept up to date; and whether no other group is
 * dynamic, whose members the access file declares.
 */
export function checkRules(account: EntraAccount, { meantGroups, today }: EntraReadings): readonly CheckOutcome[] {
  if (meantGroups.state !== 'read') return [notCheckable(RULES, whyMissing('The groups', meantGroups))];
  const declared = declaredRules(account, today);
  const unwanted = account.assignments.flatMap(({ group, membership }) => {
    const rule = foundGroup(meantGroups, group)?.rule;
    const isByName = membership?.kind === 'declared' && membership.when === undefined;
    return rule === undefined || !isByName ? [] : [dynamicInstead(group, rule)];
  });
  if (declared.length === 0 && unwanted.length === 0) return [pass(RULES, 'No assignment has a condition.')];
  return [...declared.map((one) => checkRule(one, foundGroup(meantGroups, one.group))), ...unwanted];
}

const DEPLOY = 'Deploy the stack: the next plan shows what differs from the access file.';

function checkRule(
  { group, rule }: DeclaredRule,
  found: { readonly rule: MembershipRule | undefined } | undefined,
): CheckOutcome {
  const subject = `the rule of the group ${quoted(group)}`;
  if (found === undefined) return notCheckable(subject, 'The group was not found.');
  const there = found.rule;
  if (there === undefined) {
    return fail(
      subject,
      'The group is not dynamic, so nobody joins it by its condition.',
      // Microsoft, "Change static groups to dynamic membership groups in Microsoft Entra ID".
      `${DEPLOY} When a group becomes dynamic, Entra takes all its members out and then adds those who match: until that is done they may ` +
        'lose Klaviyo.',
    );
  }
  if (rule === undefined) {
    return notCheckable(
      subject,
      'It leaves out people of the roster, which the doctor does not read. A plan shows whether it differs.',
    );
  }
  if (there.text !== rule) return fail(subject, differenceWords(there.text, rule), DEPLOY);
  if (there.processing !== 'On') {
    return fail(
      subject,
      `Its processing is ${quoted(there.processing)}: its members stay, and nobody joins or leaves.`,
      'Resume it in Entra, under the group > Dynamic membership rules ("Pause processing" off).',
    );
  }
  return pass(subject, 'It is the declared one, and is processed.');
}

function dynamicInstead(group: string, { text }: MembershipRule): CheckOutcome {
  return fail(
    `the rule of the group ${quoted(group)}`,
    `The group is dynamic, by the rule ${quoted(text)}, where the access file names its members.`,
    'Declare the rule as a condition (when), or make the membership type "Assigned" in Entra, under the group > Properties.',
  );
}

/** How much of what both rules have is repeated before the place where they differ. */
const CHARACTERS_BEFORE = 20;

/** Where two rules differ first: they can have thousands of characters. */
function differenceWords(there: string, declared: string): string {
  let same = 0;
  while (same < there.length && there[same] === declared[same]) same += 1;
  const from = Math.max(0, same - CHARACTERS_BEFORE);
  const rest = (rule: string): string => quoted(`${from === 0 ? '' : '…'}${rule.slice(from)}`);
  return (
    `It differs from the declared one at character ${same + 1}: it has ${rest(there)}, where ${rest(declared)} is declared. If a grant has ` +
    'ended or somebody changed the access file since the last deploy, that is the difference.'
  );
}
