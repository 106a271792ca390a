import { switchesOff } from '../../access/provider-settings.js';
import { activeAssignments, activeRecords } from '../../drift/person.js';
import { type AssignedPerson } from '../../people/assigned-person.js';
import { quoted } from '../../text/quoted.js';
import { groupsOf } from './remedied-row.js';
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
  linesWords,
  nameOf,
  ruleWords,
  REFUSED,
  runAgain,
  type StepFacts,
} from './step-facts.js';

/** How somebody loses the access to an account, in the order in which it is done; empty where they have none. */
export function revokeSteps(facts: StepFacts): readonly RemedyStep[] {
  const steps = [...directorySteps(facts), ...fileSteps(facts), ...providerSteps(facts)];
  return [...steps, ...klaviyoSteps(facts, steps.length > 0)];
}

/** Groups and rules of the directory: while they give a role, no entry of the file is taken out. */
function directorySteps(facts: StepFacts): readonly RemedyStep[] {
  const { row, change, words } = facts;
  const { others } = row.ways;
  const inProvider = new Set(activeAssignments(row.person).flatMap(({ groups }) => groups));
  const steps = others.flatMap((way): readonly RemedyStep[] => {
    const { group } = way.assignment;
    if (way.belonging.by !== 'group') {
      return [{ by: BY_FILE, where: 'the access file', what: `${ruleWords(facts, way)}.` }];
    }
    const name = quoted(group);
    return groupSteps(facts, (place) =>
      place === 'roster'
        ? `Take ${name} out of the groups of ${nameOf(facts)}.`
        : `Take ${nameOf(facts)} out of ${name}.`,
    ).filter(({ where }) => where !== words?.groups || !inProvider.has(group));
  });
  const isEntryLeft = change.kind === 'not patched' && row.ways.entries.length > 0;
  if (!isEntryLeft) return steps;
  if (others.length > 0)
    return [...steps, runAgain(facts, 'A member entry of the access file is left, and the patch then takes it out.')];
  const lines = row.ways.entries.map(({ grant }) => grant.at.line);
  return [
    ...steps,
    {
      by: BY_FILE,
      where: `the access file, ${linesWords(lines)}`,
      what: `Take out the member entry by hand. ${change.why}`,
    },
    ...deploySteps(facts),
  ];
}

function fileSteps(facts: StepFacts): readonly RemedyStep[] {
  const { change, account, words, row } = facts;
  if (change.kind !== 'patched' || change.lines.length === 0) return [];
  const patch = applyPatch(facts, change.lines);
  const groups = [...new Set(row.ways.entries.map(({ assignment }) => assignment.group))];
  if (account.direct !== undefined || words === undefined || groups.length === 0) return [patch];
  const { applyToThoseThere: apply } = words;
  const leave = `so that they leave ${groups.map(quoted).join(' and ')}`;
  const what =
    apply === undefined
      ? `Deploy, ${leave}.`
      : `Deploy, and then ${apply}, ${leave}. Take them out there by hand if they stay in.`;
  return [patch, { by: BY_RUNNER, where: 'the pipeline', what }];
}

/** What gives them the app in the identity provider, besides groups that the patch takes them out of. */
function providerSteps(facts: StepFacts): readonly RemedyStep[] {
  const { row, words, change } = facts;
  if (words === undefined) return [];
  const { assigned } = row.account!.checked;
  if (!assigned.available) {
    if (row.ways.entries.length + row.ways.others.length === 0 && activeRecords(row.person).length === 0) return [];
    return [
      {
        by: byProvider(words),
        where: words.assignments,
        what: `See what else gives them the app, and take it away. It was not read who is assigned (${assigned.reason}).`,
      },
    ];
  }
  const byRule = row.ways.others
    .filter(({ belonging }) => belonging.by !== 'group')
    .map(({ assignment }) => assignment.group);
  const patched = change.kind === 'patched' ? groupsOf(row.ways) : [];
  const inDirectory = row.ways.others
    .filter(({ belonging }) => belonging.by === 'group')
    .map(({ assignment }) => assignment.group);
  const known = new Set([...byRule, ...patched]);
  return activeAssignments(row.person).flatMap((assignment) =>
    awayFrom(facts, assignment, known, known.size + inDirectory.length > 0),
  );
}

function awayFrom(
  facts: StepFacts,
  { groups, through }: AssignedPerson,
  known: ReadonlySet<string>,
  isExplained: boolean,
): readonly RemedyStep[] {
  const words = facts.words!;
  const by = byProvider(words);
  if (through === 'person' && groups.length === 0) {
    return [{ by, where: words.peopleAssignments, what: `Remove the assignment of ${nameOf(facts)} alone.` }];
  }
  if (groups.length === 0) {
    // The provider does not say which group it is; where one is known that they leave, it is looked for only if they then stay.
    if (isExplained) return [];
    return [
      {
        by,
        where: words.groupAssignments,
        what: `Find the group that gives ${nameOf(facts)} the app, and take them out of it.${notDeployed(facts, () => true)}`,
      },
    ];
  }
  return groups
    .filter((group) => !known.has(group))
    .map((group) => ({
      by,
      where: words.groups,
      what: `Take ${nameOf(facts)} out of ${quoted(group)}, which gives them the app, if it gives them nothing else that they keep.${notDeployed(facts, (name) => name === group)}`,
    }));
}

/** Where the stack fills a group, the access file may say by now what the identity provider does not know yet. */
function notDeployed({ account }: StepFacts, isMeant: (group: string) => boolean): string {
  const isFilled = account.assignments.some(({ group, membership }) => membership !== undefined && isMeant(group));
  return isFilled
    ? ' If a change of the access file that does so is not deployed yet, deploy it in place of that.'
    : '';
}

/** What is left to do in Klaviyo itself. */
function klaviyoSteps(facts: StepFacts, somethingBefore: boolean): readonly RemedyStep[] {
  const { row, account, words, planned } = facts;
  if (activeRecords(row.person).length === 0) return [];
  if (planned.planned.has(row.key)) return [applyPlan(facts)];
  if (planned.refused.has(row.key)) return [REFUSED];
  const left = planned.left.get(row.key);
  const isDeclared = row.ways.entries.some(({ holds }) => holds) || row.ways.others.length > 0;
  if (account.direct?.deactivate === true && somethingBefore) {
    return [runAgain(facts, 'It then makes plan.json, which deactivates them.')];
  }
  const provider = account.identityProvider;
  const isManaged =
    provider !== undefined && words !== undefined && (isDeclared || activeAssignments(row.person).length > 0);
  if (isManaged && switchesOff(provider)) {
    return [
      {
        by: byProvider(words),
        where: words.assignments,
        what: `See that ${words.name} has switched them off in Klaviyo. If it has not, ${words.pushAgain}.`,
      },
    ];
  }
  const hand = `Deactivate ${nameOf(facts)}: every record that is surely theirs.`;
  if (somethingBefore && provider !== undefined)
    return [runAgain(facts, 'It then makes plan.json if nothing else switches them off.')];
  return [
    {
      by: BY_KLAVIYO,
      where: KLAVIYO_USERS,
      what: left === undefined ? hand : `${hand} No plan does it: ${left}`,
    },
  ];
}
