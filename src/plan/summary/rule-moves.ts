import { type PlanProvider } from '../../provider/plan-subjects.js';
import { hasMark, marksAt } from '../../provider/plan-values.js';
import { changesAttribute } from '../guard/changed-attributes.js';
import { type PlanPeople } from '../plan-people.js';
import { type ResourceChangeJson } from '../plan-json.js';
import { changedSubjects } from '../resource-subject.js';
import { movesByExpression, ruleMatcher } from '../rule-matcher.js';
import { type ResourceSummary, type RuleMoves } from './plan-summary.js';

/** The same without the address. */
type Moves = WithoutAddress<RuleMoves>;
type WithoutAddress<One> = One extends unknown ? Omit<One, 'address'> : never;

/** Whether a change is one of a rule that moves people. One that is switched off moves nobody, and one that is forgotten stays. */
export function movesPeople({ subject, hasRule, action, rule }: ResourceSummary): boolean {
  if (subject !== 'rule' && hasRule !== true) return false;
  if (action === 'update') return rule !== null && rule.switched !== 'off';
  return action === 'create' || action === 'destroy' || action === 'replace' || action === 'forget and create';
}

/**
 * Whom a rule moves that a plan creates, changes or deletes: those whom its old expression does not choose and the new one does, and
 * the reverse. That is by the rule alone: somebody may be in a group by another rule or by hand as well. Undefined of what is no rule.
 */
export function ruleMoves(
  resource: ResourceChangeJson,
  people: PlanPeople,
  providers: readonly PlanProvider[],
): Moves | undefined {
  const { type, change, action, deposed } = resource;
  const { before, after, before_sensitive, after_sensitive, after_unknown: afterUnknown } = change;
  const provider = changedSubjects({ type, before, after }, providers).find(
    ({ subject }) => subject === 'rule',
  )?.provider;
  if (provider === undefined) return undefined;
  const { plan } = provider;
  if (deposed !== undefined) return notKnown('it is what an earlier replacement has left over');
  const marks = [...(before === null ? [] : [before_sensitive]), ...(after === null ? [] : [after_sensitive])];
  if (plan.ruleAttributes.some((name) => marks.some((of) => hasMark(marksAt(of, name))))) {
    return notKnown('a part of the rule is sensitive');
  }
  if (action === 'delete') {
    if (!plan.ruleRemovesMembers(before)) return { what: 'keeps' };
    if (!plan.ruleDecides(before)) return notKnown(DOES_NOT_DECIDE);
    const was = chosenBy(plan.ruleExpression(before), provider, people);
    return 'reason' in was ? notKnown(was.reason) : { what: 'moves', comesIn: [], leaves: namesOf(was.chosen) };
  }
  const later = plan.ruleAttributes.find(
    (name) => movesByExpression([name], plan) && hasMark(marksAt(afterUnknown, name)),
  );
  if (later !== undefined) return notKnown(`${later} is known only after the apply`);
  if (!plan.ruleDecides(after)) return notKnown(DOES_NOT_DECIDE);
  const will = chosenBy(plan.ruleExpression(after), provider, people);
  if ('reason' in will) return notKnown(will.reason);
  if (action === 'create') return { what: 'moves', comesIn: namesOf(will.chosen), leaves: [] };
  const was = beforeUpdate(resource, provider, people);
  if ('reason' in was) return { what: 'chooses', chosen: namesOf(will.chosen), reason: was.reason };
  return {
    what: 'moves',
    comesIn: namesOf(without(will.chosen, was.chosen)),
    leaves: namesOf(without(was.chosen, will.chosen)),
  };
}

/** Whom a rule chose that goes on filling the same groups. */
function beforeUpdate(
  { action, change: { before, after, after_unknown: afterUnknown } }: ResourceChangeJson,
  provider: PlanProvider,
  people: PlanPeople,
): Chosen {
  const { plan } = provider;
  if (action !== 'update') return { reason: 'the plan makes another rule in its place' };
  const changed = plan.ruleAttributes.filter((name) => changesAttribute({ before, after, afterUnknown }, name));
  if (!movesByExpression(changed, plan)) return { reason: 'the rule fills other groups, or decides in another way' };
  if (!plan.ruleDecides(before)) return { reason: 'until now the rule is switched off, or excludes people' };
  return chosenBy(plan.ruleExpression(before), provider, people);
}

const DOES_NOT_DECIDE = 'the rule is switched off, or excludes people by their ids';

function notKnown(reason: string): Moves {
  return { what: 'not known', reason };
}

type Person = PlanPeople['active'][number];

/** `reason`: why that cannot be said, as the rest of a sentence. */
type Chosen = { readonly chosen: readonly Person[] } | { readonly reason: string };

function without(people: readonly Person[], others: readonly Person[]): readonly Person[] {
  const left = new Set(others);
  return people.filter((person) => !left.has(person));
}

function chosenBy(expression: string | undefined, provider: PlanProvider, people: PlanPeople): Chosen {
  const matcher = ruleMatcher(expression, provider, people);
  return matcher.known ? { chosen: people.active.filter(matcher.chooses) } : matcher;
}

function namesOf(people: readonly Person[]): readonly string[] {
  return people.map(({ userName }) => userName);
}
