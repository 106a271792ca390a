import { type PlannedRuleChange } from '../../provider/plan-subjects.js';
import { type GuardFacts, type JudgedChange, sideOf } from './guard-rule.js';

/** How many people a sentence lists. */
const LISTED = 20;

function changeOf(change: JudgedChange): PlannedRuleChange {
  return change.provider.plan.ruleChange(sideOf(change, 'before'), sideOf(change, 'after'));
}

/** Whether an update of a rule only puts back what was done to it by hand: it was switched off, or people were excluded. */
export function onlyRestores(change: JudgedChange): boolean {
  if (change.subject !== 'rule' || change.action !== 'update') return false;
  const { switched, letIn, shutOut, decidesOtherwise } = changeOf(change);
  return !decidesOtherwise && switched !== 'off' && shutOut.length === 0 && (switched === 'on' || letIn.length > 0);
}

/** What rules do that are switched on again, or that no longer pass people over, in sentences: people get access by it. */
export function restoredRules({ changes, personNames }: GuardFacts): readonly string[] {
  return changes.flatMap((change) => {
    if (change.subject !== 'rule' || change.action !== 'update') return [];
    const { switched, letIn } = changeOf(change);
    const people = letIn.slice(0, LISTED).map((id) => personNames.get(id) ?? id);
    const more = letIn.length > LISTED ? `, and ${letIn.length - LISTED} more` : '';
    return [
      ...(switched === 'on'
        ? [
            'The deploy switches a rule on again, so everyone who matches it joins its groups, and people whom it has put in and who do not match it any more ' +
              `leave (${change.address}).`,
          ]
        : []),
      ...(letIn.length > 0
        ? [
            `The deploy takes people off the exclusions of a rule, so they are let in again if they match it: ${people.join(', ')}${more} ` +
              `(${change.address}).`,
          ]
        : []),
    ];
  });
}
