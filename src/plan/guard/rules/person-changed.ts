import { type PlannedPerson } from '../../../provider/plan-subjects.js';
import { onlyCreates } from '../../plan-action.js';
import { hasRoles } from '../app-roles.js';
import { assignedRole } from '../assigned-groups.js';
import { type GuardFacts, type GuardRule, type JudgedChange, sideOf } from '../guard-rule.js';
import { onlyChangesRole } from '../role-change.js';
import { roleLoss } from '../role-loss.js';

/**
 * Refuses to give a person to whom the app is assigned directly another role, unless it is one that may do more, and to assign the
 * app to another person or under another name. A new direct assignment takes the place of the role that a group gives, and no
 * plan shows in which groups a person is: only an admin role is surely not a loss.
 */
export const personChanged: GuardRule<'person-changed'> = {
  id: 'person-changed',
  judges: ['person assignment'],
  run(change, facts) {
    if (onlyCreates(change.action)) return assignedDirectly(change, facts);
    return change.action === 'update' || onlyChangesRole(change) ? updated(change, facts) : undefined;
  },
};

function assignedDirectly(change: JudgedChange, facts: GuardFacts): string | undefined {
  const person = personOf(change, 'after');
  const role = assignedRole(person);
  if (role === '' || facts.powerOf(role) === 'full' || !hasRoles(change, facts)) return undefined;
  return (
    `The deploy would assign the app directly to ${nameOf(person, facts)} with the role ${role}. ` +
    `${change.provider.words.directRole}, and the plan does not show whether that one may do more. Put them into the group of the ` +
    `role instead. Or look at their role in ${change.provider.words.peopleAssignments}, and allow it if they lose nothing.`
  );
}

function updated(change: JudgedChange, facts: GuardFacts): string | undefined {
  const { powerOf } = facts;
  const [before, after] = [personOf(change, 'before'), personOf(change, 'after')];
  const [held, given] = [assignedRole(before), assignedRole(after)];
  const losses = [
    ...(given === '' || roleLoss(held, given, powerOf) === 'none'
      ? []
      : [`the role would be ${given}, and is ${held}`]),
    ...(before.id === after.id ? [] : [`the person would be ${after.id ?? NOT_KNOWN}`]),
    // Of a replacement, the provider gives the name only afterwards.
    ...(before.name === after.name || change.action === 'replace'
      ? []
      : [`the name in the app would be ${after.name ?? NOT_KNOWN}`]),
    ...(change.provider.plan.appId(change.before) === change.provider.plan.appId(change.after)
      ? []
      : ['the app would be another one']),
  ];
  if (losses.length === 0) return undefined;
  return (
    `The deploy would change the direct assignment of the app to ${nameOf(before, facts)}: ${losses.join(', ')}. They may lose access to ` +
    'Klaviyo or what they may do there, or be pushed as another user. Allow it if that is wanted.'
  );
}

const NOT_KNOWN = 'gone, or known only after the apply';

function personOf(change: JudgedChange, side: 'before' | 'after'): PlannedPerson {
  return change.provider.plan.assignedPerson(sideOf(change, side));
}

function nameOf({ id, name }: PlannedPerson, { personNames }: GuardFacts): string {
  return name ?? personNames.get(id ?? '') ?? id ?? 'a person';
}
