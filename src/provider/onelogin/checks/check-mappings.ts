import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { type DeclaredMapping, declaredMappings } from '../app/declared-mappings.js';
import { type OneLoginRule } from '../app/onelogin-state.js';
import { fillsRole } from '../app/rule-shape.js';
import { type OneLoginReadings } from './onelogin-readings.js';
import { foundRole, roleNamed } from './role-subject.js';

const MAPPINGS = 'mappings of the access file';
const DEPLOY =
  'Deploy the stack, and then click Reapply All Mappings in OneLogin under Users > Mappings. If a grant has ended or somebody changed the access file ' +
  'since the last deploy, that is the difference.';

/**
 * Whether each role of OneLogin whose people the access file declares is filled by the declared mappings, and by no others. A mapping from which all
 * conditions were taken by hand is about everybody, and no plan shows it (onelogin/onelogin 1.0.0).
 */
export function checkMappings(account: OneLoginAccount, readings: OneLoginReadings): readonly CheckOutcome[] {
  const { mappings, meantRoles, today } = readings;
  const filled = account.assignments.filter(({ membership }) => membership?.kind === 'declared');
  if (filled.length === 0) return [pass(MAPPINGS, 'The access file declares the people of no role.')];
  if (mappings.state !== 'read') return [notCheckable(MAPPINGS, whyMissing('The mappings', mappings))];
  const declared = declaredMappings(account, today);
  return filled.flatMap(({ group }) => {
    const role = foundRole(meantRoles, group);
    const own = declared.filter((one) => one.group === group);
    if (role !== undefined) return checkRole(group, own, mappings.value, role.id);
    const why =
      meantRoles.state === 'read'
        ? 'The role of OneLogin was not found.'
        : whyMissing('The roles of OneLogin', meantRoles);
    return [notCheckable(`the mappings of ${roleNamed(group)}`, why)];
  });
}

function checkRole(
  group: string,
  declared: readonly DeclaredMapping[],
  all: readonly OneLoginRule[],
  roleId: string,
): readonly CheckOutcome[] {
  const filling = all.filter((mapping) => fillsRole(mapping, roleId));
  const found = declared.map((one) => ({ one, mapping: mappingOf(one, filling) }));
  const own = found.flatMap(({ mapping }) => mapping?.id ?? []);
  // Those of a roster cannot be told from others.
  const byRoster = declared.some(({ rule }) => rule === undefined);
  const others = filling.filter(
    (mapping) => mapping.enabled && !own.includes(mapping.id) && !(byRoster && namesPeople(mapping)),
  );
  return [
    ...found.map(({ one, mapping }) => checkDeclared(one, mapping, { all, roleId })),
    ...others.map((mapping) => otherMapping(group, mapping, roleId)),
  ];
}

/** The enabled mapping that decides as declared, or one that does and is switched off. */
function mappingOf({ rule }: DeclaredMapping, filling: readonly OneLoginRule[]): OneLoginRule | undefined {
  if (rule === undefined) return undefined;
  const same = filling.filter((mapping) => decision(mapping) === decision(rule));
  return same.find(({ enabled }) => enabled) ?? same[0];
}

/** What a mapping decides, as text to be compared: the order of conditions does not matter, nor does `match` where there is one. */
function decision({ match, conditions }: Pick<OneLoginRule, 'match' | 'conditions'>): string {
  const sorted = conditions.map(({ source, operator, value }) => JSON.stringify([source, operator, value])).sort();
  return JSON.stringify([sorted.length > 1 ? match : 'all', sorted]);
}

function namesPeople({ match, conditions }: OneLoginRule): boolean {
  const isByEmail = conditions.every(({ source, operator }) => source === 'email' && operator === '=');
  return conditions.length > 0 && isByEmail && (match === 'any' || conditions.length === 1);
}

function checkDeclared(
  { group, by, rule }: DeclaredMapping,
  mapping: OneLoginRule | undefined,
  { all, roleId }: { readonly all: readonly OneLoginRule[]; readonly roleId: string },
): CheckOutcome {
  const subject = `the mapping by ${by} of ${roleNamed(group)}`;
  if (rule === undefined) {
    return notCheckable(
      subject,
      'It names people of the roster, which the doctor does not read. A plan shows whether it differs.',
    );
  }
  if (mapping === undefined) {
    const emptied = all.find((one) => one.enabled && one.actions.length === 0 && decision(one) === decision(rule));
    if (emptied === undefined)
      return fail(subject, 'There is none that decides as declared, so nobody joins the role by it.', DEPLOY);
    return fail(
      subject,
      `The mapping ${quoted(emptied.name)} (${emptied.id}) decides as declared, but has no action: it puts nobody into the role. No plan shows it.`,
      `Add the action "Set role" with this role to the mapping in OneLogin, under Users > Mappings, and click Reapply All Mappings.`,
    );
  }
  if (!mapping.enabled) {
    return fail(
      subject,
      `The mapping ${quoted(mapping.name)} (${mapping.id}) is switched off: nobody joins the role by it.`,
      DEPLOY,
    );
  }
  if (doesMore(mapping, roleId)) {
    return fail(
      subject,
      `The mapping ${quoted(mapping.name)} (${mapping.id}) decides as declared, and does more than put people into this role.`,
      'If it is one of the stack, a deploy takes out what was added by hand. If not, the stack makes one of its own, and this one stays: look at what it does in ' +
        'OneLogin, under Users > Mappings.',
    );
  }
  return pass(subject, `The mapping ${quoted(mapping.name)} (${mapping.id}) decides as declared.`);
}

function otherMapping(group: string, mapping: OneLoginRule, roleId: string): CheckOutcome {
  const { id, name, conditions } = mapping;
  const subject = `the mapping ${quoted(name)} (${id})`;
  if (conditions.length === 0) {
    return fail(
      subject,
      `It has no condition, and puts everybody in OneLogin into ${roleNamed(group)}, who then get Klaviyo. If it is one of the stack, no plan shows it.`,
      'Write its conditions again in OneLogin, under Users > Mappings, as the access file declares them, and click Reapply All Mappings.',
    );
  }
  return warn(
    subject,
    `It puts people into ${roleNamed(group)}, too, by other conditions than the access file declares.`,
    'If a deploy is due, it may be the old form of a declared one: look at the plan. If not, declare these people (when, members); or, once those who ' +
      `should keep Klaviyo are declared and deployed, ${doesMore(mapping, roleId) ? TAKE_OUT : 'switch it off in OneLogin under Users > Mappings'}.`,
  );
}

const TAKE_OUT =
  'take this role out of its actions in OneLogin under Users > Mappings: it does more, so that switching it off takes other things from people';

/** Whether a mapping does something besides putting people into one role. */
function doesMore({ actions }: OneLoginRule, roleId: string): boolean {
  return !actions.every(({ action, values }) => action === 'add_role' && values.every((value) => value === roleId));
}
