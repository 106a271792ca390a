import { type Assignment } from '../../../access/access-model.js';
import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { type OneLoginRule } from '../app/onelogin-state.js';
import { roleOfRule, setsParameter } from '../app/rule-shape.js';
import { type OneLoginReadings } from './onelogin-readings.js';
import { foundRole, ONE_OF_SEVERAL, possibleRoleIds, roleNamed } from './role-subject.js';
import { klaviyoRoleWords, setsOnly } from './rule-words.js';

const RULES = 'rules of the app';
const DEPLOY = 'Deploy the stack, and then click More Actions > Reapply entitlement mappings of the app in OneLogin.';

/** The rule of an assignment; undefined where OneLogin has none. */
export interface AssignedRule {
  readonly assignment: Assignment;
  readonly rule: OneLoginRule | undefined;
}

/**
 * The rule that gives the role of each assignment: of those that are about the role of OneLogin alone the enabled one, and of several of them the one with the
 * declared value. Assignments whose role of OneLogin was not found are left out.
 */
export function assignedRules(
  { assignments, identityProvider }: OneLoginAccount,
  { meantRoles }: Pick<OneLoginReadings, 'meantRoles'>,
  rules: readonly OneLoginRule[],
): readonly AssignedRule[] {
  const { roleParameter } = identityProvider.app;
  return assignments.flatMap((assignment) => {
    const role = foundRole(meantRoles, assignment.group);
    if (role === undefined) return [];
    const about = rules.filter((rule) => roleOfRule(rule) === role.id && setsParameter(rule, roleParameter));
    const enabled = about.filter((rule) => rule.enabled);
    const fitting = enabled.find((rule) => setsOnly(rule, roleParameter, assignment.role));
    return [{ assignment, rule: fitting ?? enabled[0] ?? about[0] }];
  });
}

/** Whether there is an enabled rule for each assignment, with the declared Klaviyo role. */
export function checkRules(account: OneLoginAccount, readings: OneLoginReadings): readonly CheckOutcome[] {
  const { rules, meantRoles } = readings;
  if (account.identityProvider.app.mapping.by === 'attribute') {
    return [pass(RULES, 'None is declared: an attribute of each person gives the role.')];
  }
  if (rules.state !== 'read') return [notCheckable(RULES, whyMissing('The rules of the app', rules))];
  const found = assignedRules(account, readings, rules.value);
  return account.assignments.map((assignment) => {
    const one = found.find((each) => each.assignment === assignment);
    if (one !== undefined) return checkRule(one, account.identityProvider.app.roleParameter);
    const why =
      meantRoles.state === 'read'
        ? 'The role of OneLogin was not found.'
        : whyMissing('The roles of OneLogin', meantRoles);
    return notCheckable(subjectOf(assignment), why);
  });
}

function checkRule({ assignment, rule }: AssignedRule, parameter: string): CheckOutcome {
  const subject = subjectOf(assignment);
  const { role } = assignment;
  if (rule === undefined) {
    return fail(
      subject,
      `There is none, so its people get no Klaviyo role by it, where ${quoted(role)} is declared.`,
      DEPLOY,
    );
  }
  const name = `${quoted(rule.name)} (${rule.id})`;
  if (!rule.enabled) {
    return fail(subject, `The rule ${name} is switched off, so its people get no Klaviyo role by it.`, DEPLOY);
  }
  if (!setsOnly(rule, parameter, role)) {
    return fail(
      subject,
      `The rule ${name} sets ${klaviyoRoleWords(rule, parameter)}, where ${quoted(role)} is declared.`,
      DEPLOY,
    );
  }
  return pass(subject, `The rule ${name} sets the Klaviyo role ${quoted(role)}.`);
}

/**
 * Whether the rules stand so that the first assignment that matches somebody decides: of several rules that match, OneLogin lets the last one
 * decide (KB0010460), so the rule of an assignment must stand behind those of all later assignments.
 */
export function checkRuleOrder(account: OneLoginAccount, readings: OneLoginReadings): readonly CheckOutcome[] {
  const subject = 'order of the rules';
  const { rules } = readings;
  if (account.identityProvider.app.mapping.by === 'attribute') return [pass(subject, 'No rule is declared.')];
  if (rules.state !== 'read') return [notCheckable(subject, whyMissing('The rules of the app', rules))];
  const found = assignedRules(account, readings, rules.value).filter(({ rule }) => rule?.enabled === true);
  if (found.length < account.assignments.length) {
    return [notCheckable(subject, 'Not every assignment has an enabled rule yet.')];
  }
  const wrong = found.slice(1).flatMap((later, index) => {
    const before = found[index]!;
    return isBehind(before.rule!, later.rule!) ? [] : [[before.assignment, later.assignment] as const];
  });
  if (wrong.length === 0) {
    return [
      pass(
        subject,
        'The first assignment comes last, and so decides: of several rules that match, OneLogin takes the last one.',
      ),
    ];
  }
  return wrong.map(([before, later]) =>
    fail(
      subject,
      `The rule of ${quoted(later.group)} stands behind that of ${quoted(before.group)}, and so decides: who is in both roles of OneLogin gets the ` +
        `Klaviyo role ${quoted(later.role)}, where ${quoted(before.role)} is declared.`,
      `${DEPLOY} Or drag the rule of ${quoted(before.group)} behind the other one in OneLogin, under the app > Rules.`,
    ),
  );
}

function isBehind(one: OneLoginRule, other: OneLoginRule): boolean {
  return one.position !== undefined && other.position !== undefined && one.position > other.position;
}

/** Whether no other enabled rule sets the Klaviyo role. No plan shows one that was made by hand, and no deploy takes it away. */
export function checkOtherRules(account: OneLoginAccount, readings: OneLoginReadings): readonly CheckOutcome[] {
  const { rules, meantRoles } = readings;
  if (rules.state !== 'read') return [notCheckable(OTHERS, whyMissing('The rules of the app', rules))];
  const { roleParameter, mapping } = account.identityProvider.app;
  if (mapping.by === 'rules' && meantRoles.state !== 'read') {
    return [notCheckable(OTHERS, whyMissing('The roles of OneLogin', meantRoles))];
  }
  const own = mapping.by === 'rules' ? assignedRules(account, readings, rules.value).map(({ rule }) => rule?.id) : [];
  const others = rules.value.filter(
    (rule) => rule.enabled && setsParameter(rule, roleParameter) && !own.includes(rule.id),
  );
  if (others.length === 0) return [pass(OTHERS, `No other enabled rule sets the parameter ${quoted(roleParameter)}.`)];
  const possible = mapping.by === 'rules' ? possibleRoleIds(meantRoles) : [];
  return others.map((rule) => {
    const about = roleOfRule(rule);
    return about !== undefined && possible.includes(about)
      ? notCheckable(ruleNamed(rule), ONE_OF_SEVERAL)
      : otherRule(rule, roleParameter);
  });
}

const OTHERS = 'other rules of the app';

function ruleNamed({ id, name }: OneLoginRule): string {
  return `the rule ${quoted(name)} (${id})`;
}

function otherRule(rule: OneLoginRule, parameter: string): CheckOutcome {
  const what = klaviyoRoleWords(rule, parameter);
  const whom = rule.conditions.length === 0 ? 'everybody who has the app' : 'people who meet its conditions';
  const place = rule.position === undefined ? '' : ` at position ${rule.position}`;
  return fail(
    ruleNamed(rule),
    `It is not declared, and gives ${whom} ${what}${place}: the last rule that matches somebody decides. No plan shows it.`,
    'If it is right, declare it under assignments. If not, first put those of its people who should keep Klaviyo into a role of OneLogin that is ' +
      'declared. Then switch the rule off in OneLogin under the app > Rules, and click More Actions > Reapply entitlement mappings.',
  );
}

function subjectOf({ group }: Assignment): string {
  return `the rule of ${roleNamed(group)}`;
}
