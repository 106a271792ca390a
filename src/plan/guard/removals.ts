import { quoted } from '../../text/quoted.js';
import { type PlanProvider } from '../../provider/plan-subjects.js';
import { changesObject } from '../plan-action.js';
import { changedSubjects } from '../resource-subject.js';
import { movesByExpression, ruleMatcher } from '../rule-matcher.js';
import { type TerraformPlan } from '../terraform-plan.js';
import { changesAttribute } from './changed-attributes.js';
import { isTooMany, type Removal, removalWords } from './removal.js';
import { onlyRestores } from './restored-rules.js';
import { type GuardFacts, type JudgedChange } from './guard-rule.js';
import { membersRemoval, speaksForRemoval } from './members-removal.js';

function nameOf(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? id;
}

/**
 * Whom an update of a rule moves out of its groups, by the people of the directory: those whom its expression chose, and the new one
 * does not. Undefined where that cannot be said: nobody was read, an expression is not one that can be read exactly, or the rule
 * would no longer decide for everybody.
 */
export function ruleRemoval(change: JudgedChange, { people, groupNames }: GuardFacts): Removal | undefined {
  const { action, before, after, provider } = change;
  const { plan } = provider;
  if (people === undefined || action !== 'update' || !plan.ruleDecides(after)) return undefined;
  const changed = plan.ruleAttributes.filter((name) => changesAttribute(change, name));
  if (!movesByExpression(changed, plan)) return undefined;
  const was = ruleMatcher(plan.ruleExpression(before), provider, people);
  const will = ruleMatcher(plan.ruleExpression(after), provider, people);
  if (!was.known || !will.known) return undefined;
  const chosen = people.active.filter(was.chooses);
  const groups = plan.ruleGroups(after) ?? [];
  return {
    people: chosen.filter((person) => !will.chooses(person)).map(({ userName }) => userName),
    of: chosen.length,
    from: groups.map((id) => `the group ${quoted(nameOf(groupNames, id))}`).join(', '),
  };
}

/** The removals that are within the limit, in sentences. A review of the access file has seen them: they are shown and not refused. */
export function allowedRemovals(facts: GuardFacts): readonly string[] {
  return facts.changes.flatMap((change) => {
    if (change.subject === 'group members') {
      if (!speaksForRemoval(change, facts)) return [];
      const removal = membersRemoval(change, facts);
      if (removal === undefined || removal.people.length === 0 || isTooMany(removal, facts)) return [];
      return [`The deploy takes ${removalWords(removal)}, as the configuration declares (${change.address}).`];
    }
    if (change.subject !== 'rule' || !changesRule(change)) return [];
    const removal = ruleRemoval(change, facts);
    if (removal === undefined || isTooMany(removal, facts)) return [];
    // Of a rule that is put back, the expression takes nobody out: `restoredRules` says what it does.
    if (removal.people.length === 0 && onlyRestores(change)) return [];
    return [`By ${facts.people!.source}, the changed rule takes ${removalWords(removal)} (${change.address}).`];
  });
}

/** Whether an update changes who a rule's members are. */
export function changesRule(change: JudgedChange): boolean {
  return (
    change.action === 'update' && change.provider.plan.ruleAttributes.some((name) => changesAttribute(change, name))
  );
}

/** Whether a plan changes rules or members of groups, so that the people of the directory tell more of it. */
export function changesMembers({ changes }: TerraformPlan, providers: readonly PlanProvider[]): boolean {
  return changes.some(
    (change) =>
      changesObject(change.action) &&
      changedSubjects(change, providers).some(({ subject }) => subject === 'rule' || subject === 'group members'),
  );
}
