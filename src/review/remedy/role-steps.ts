import { type Assignment } from '../../access/access-model.js';
import { activeAssignments, activeRecords } from '../../drift/person.js';
import { quoted } from '../../text/quoted.js';
import { asSentence } from '../../text/sentence.js';
import { type RemedyStep } from './remedy.js';
import {
  applyPatch,
  applyPlan,
  BY_FILE,
  BY_KLAVIYO,
  BY_RUNNER,
  byProvider,
  deploySteps,
  groupSteps,
  KLAVIYO_USERS,
  nameOf,
  ruleWords,
  REFUSED,
  runAgain,
  type StepFacts,
} from './step-facts.js';

/** How somebody gets another role in an account, in the order in which it is done; empty where they have it everywhere. */
export function roleSteps(facts: StepFacts): readonly RemedyStep[] {
  const { row } = facts;
  const { entries, others } = row.ways;
  const isDeclared = others.length > 0 || entries.some(({ holds }) => holds);
  if (!isDeclared) return undeclaredSteps(facts);
  const steps = [...fileSteps(facts), ...directorySteps(facts), ...providerSteps(facts)];
  return [...steps, ...klaviyoSteps(facts, steps.length > 0)];
}

/** Somebody whom nothing declares: no file holds the new role, and the next deploy or plan takes them out. */
function undeclaredSteps(facts: StepFacts): readonly RemedyStep[] {
  const { row } = facts;
  const role = quoted(row.role!);
  if (activeRecords(row.person).length === 0 && activeAssignments(row.person).length === 0) return [];
  return [
    {
      by: BY_FILE,
      where: 'the access file and the directory',
      what: `Nothing declares ${nameOf(facts)}. Give them ${role} by an assignment, and by none of another role; or have it decided that their access goes.`,
    },
    runAgain(facts, 'It then says what is left to do.'),
  ];
}

function fileSteps(facts: StepFacts): readonly RemedyStep[] {
  const { change } = facts;
  if (change.kind !== 'patched' || change.lines.length === 0) return [];
  return [applyPatch(facts, change.lines), ...deploySteps(facts)];
}

/** Into the group of the new role first, so that nobody is without the app in between; then out of the others. */
function directorySteps(facts: StepFacts): readonly RemedyStep[] {
  const { row, change, account } = facts;
  const { others, entries } = row.ways;
  const role = row.role!;
  const away = others.filter(({ assignment }) => assignment.role !== role);
  if (change.kind === 'patched') return [];
  if (away.length === 0) {
    return [
      {
        by: BY_FILE,
        where: 'the access file',
        what: `Give ${nameOf(facts)} the role ${quoted(role)} alone, by hand. ${change.why}`,
      },
      ...deploySteps(facts),
    ];
  }
  const target = account.assignments.find(
    (assignment) => assignment.role === role && isKeptElsewhere(assignment) && !facts.elsewhere.has(assignment.group),
  );
  const isThere = others.some(({ assignment }) => assignment.role === role);
  const into: readonly RemedyStep[] = isThere
    ? []
    : target === undefined
      ? [
          {
            by: BY_FILE,
            where: 'the access file',
            what: `No assignment gives ${quoted(role)} to a group of the directory that gives no other account. Add one, or a list of members with ${nameOf(facts)}, before line ${away[0]!.assignment.at.line}.`,
          },
          ...deploySteps(facts),
        ]
      : groupSteps(facts, (place) =>
          place === 'roster'
            ? `Add ${quoted(target.group)} to the groups of ${nameOf(facts)}.`
            : `Put ${nameOf(facts)} into ${quoted(target.group)}.`,
        );
  const out = away.flatMap((way): readonly RemedyStep[] =>
    way.belonging.by === 'group'
      ? groupSteps(facts, (place) =>
          place === 'roster'
            ? `Take ${quoted(way.assignment.group)} out of the groups of ${nameOf(facts)}.`
            : `Take ${nameOf(facts)} out of ${quoted(way.assignment.group)}.`,
        )
      : [{ by: BY_FILE, where: 'the access file', what: `${ruleWords(facts, way)}.` }],
  );
  const isEntryLeft = entries.some(({ assignment }) => assignment.role !== role);
  return [
    ...into,
    ...out,
    ...(isEntryLeft
      ? [runAgain(facts, 'A member entry of another role is left, and the patch then takes it out.')]
      : []),
  ];
}

function isKeptElsewhere({ membership }: Assignment): boolean {
  return membership === undefined || (membership.kind === 'declared' && membership.fromRoster);
}

/** An assignment of their own goes before what groups give. */
function providerSteps(facts: StepFacts): readonly RemedyStep[] {
  const { row, words } = facts;
  if (words === undefined) return [];
  const { assigned } = row.account!.checked;
  if (!assigned.available) {
    return [
      {
        by: byProvider(words),
        where: words.assignments,
        what: `See that ${nameOf(facts)} has ${quoted(row.role!)} there. It was not read who is assigned (${assigned.reason}).`,
      },
    ];
  }
  return activeAssignments(row.person)
    .filter(({ through, role }) => through === 'person' && role !== row.role)
    .map(() => ({
      by: byProvider(words),
      where: words.peopleAssignments,
      what: `Give the role to groups alone: ${words.convertToGroup}.`,
    }));
}

function klaviyoSteps(facts: StepFacts, somethingBefore: boolean): readonly RemedyStep[] {
  const { row, account, words, planned } = facts;
  if (planned.planned.has(row.key)) return [applyPlan(facts)];
  if (planned.refused.has(row.key)) return [REFUSED];
  if (activeRecords(row.person).length === 0) return somethingBefore ? [] : [lackingStep(facts)];
  if (activeRecords(row.person).every(({ role }) => role === row.role)) return [];
  if (account.direct?.update === true && somethingBefore)
    return [runAgain(facts, 'It then makes plan.json, which changes the role.')];
  if (words !== undefined) {
    return [
      {
        by: byProvider(words),
        where: words.assignments,
        what: `See that Klaviyo has the role ${quoted(row.role!)} of ${nameOf(facts)}. If it has not, ${words.pushAgain}.`,
      },
    ];
  }
  const left = planned.left.get(row.key);
  const hand = `Give ${nameOf(facts)} the role ${quoted(row.role!)}.`;
  return [
    { by: BY_KLAVIYO, where: KLAVIYO_USERS, what: left === undefined ? hand : `${hand} No plan does it: ${left}` },
  ];
}

/** Somebody who is declared with the role that they are to have, and has no active record: that is not as decided yet, and no plan of a review makes people. */
function lackingStep(facts: StepFacts): RemedyStep {
  const { row, account, words } = facts;
  const lacks = `${nameOf(facts)} has no active record in Klaviyo, and is to have the role ${quoted(row.role!)}.`;
  if (account.direct?.create === true) {
    const what = `${lacks} Make them with \`klaviyo-access reconcile plan\` and \`reconcile apply\`.`;
    return { by: BY_RUNNER, where: 'a terminal', what };
  }
  return words === undefined
    ? { by: BY_KLAVIYO, where: KLAVIYO_USERS, what: `${lacks} Invite them, or have it decided that their access goes.` }
    : { by: byProvider(words), where: words.assignments, what: `${lacks} ${asSentence(words.pushAgain)}.` };
}
