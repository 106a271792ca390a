import {
  CHANGE_ACTIONS,
  type ChangeAction,
  type CheckSummary,
  type OutsideChange,
  type PlanSummary,
  type ResourceSummary,
  type RulePeople,
} from '../../plan/summary/plan-summary.js';
import { detailWords } from './plan-summary-details.js';
import { lossWords } from './plan-summary-losses.js';
import { cut, quotedWords } from './plan-summary-values.js';
import { count } from '../drift/report-words.js';

/** What is said of a plan alike in every format made for people. Text from outside stands in it as it is: escaping is the format's. */
export interface PlanWords {
  /** What to read if only this is read: what would change, and what is wrong with the plan or the checks. */
  readonly headline: readonly [string, ...string[]];
  /** In the order in which they are to be read; only those that hold something. */
  readonly sections: readonly PlanSection[];
}

export interface PlanSection {
  readonly heading: string;
  readonly items: readonly PlanItem[];
}

export interface PlanItem {
  /** What it is about: a verb or a status. */
  readonly label: string;
  readonly title: string;
  readonly details: readonly string[];
}

export const PLAN_TITLE = "Klaviyo access: Terraform's plan";

/** A check's message is written by people, for people; none is longer than this. */
const LONGEST_MESSAGE = 2_000;

const VERBS: Readonly<Record<ChangeAction, string>> = {
  destroy: 'Destroy',
  replace: 'Replace',
  'forget and create': 'Forget and create',
  update: 'Update',
  create: 'Create',
  import: 'Import',
  forget: 'Forget',
  move: 'Move',
};

/** Of what Terraform found, in place of what it would do. */
const FOUND: Readonly<Record<ChangeAction, string>> = {
  ...VERBS,
  destroy: 'Gone',
  replace: 'Replaced',
  update: 'Changed',
  create: 'Appeared',
};

const STATUS_LABELS: Readonly<Record<CheckSummary['status'], string>> = {
  fail: 'Fails',
  error: 'Could not be evaluated',
  unknown: 'Known only with the apply',
};

export function planWords(summary: PlanSummary): PlanWords {
  const sections = [
    { heading: 'Checks that have not passed', items: checkItems(summary.checks.notPassed) },
    {
      heading: 'What the deploy would change',
      items: summary.changes.map((change) => changeItem(change, summary.rulePeople)),
    },
    {
      heading: 'Changed outside Terraform since its last apply, and not by this deploy',
      items: summary.outside.map(outsideItem),
    },
  ];
  return {
    headline: [...reachWords(summary), ...unreadWords(summary), ...checkWords(summary)],
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

/** "No changes" is said only of a plan that is known to cover everything. */
function reachWords(summary: PlanSummary): readonly [string, ...string[]] {
  const [first, ...others] = coverWords(summary);
  const { reach, uncovered } = summary;
  if (uncovered.length === 0 || reach === 'errored') return [first, ...others];
  return [
    first,
    ...others,
    `The plan does not say what happens to ${uncovered.join(', ')}.${reach === 'incomplete' ? '' : CUT}`,
  ];
}

const NO_CHANGES = 'No changes: the deploy would leave everything as it is.';

const NO_RESOURCE = 'No resource would change.';

const NOTHING_SHOWN = 'The plan shows no change, and does not cover everything that is there.';

const CUT =
  ' Either it was made with -refresh-only or -target, and leaves that alone, or something was cut out of it. The guard refuses ' +
  'such a plan.';

/** What the plan does, or leaves to another one, besides the changes of resources. */
function unreadWords({ actions, deferred, unknownMembers }: PlanSummary): readonly string[] {
  return [
    ...(actions.length === 0
      ? []
      : [
          `${count(actions.length, 'action')} of Terraform. The plan does not show what that does: ${actions.join(', ')}.`,
        ]),
    ...(deferred.length === 0 ? [] : [`Put off to a later plan: ${deferred.join(', ')}.`]),
    ...(unknownMembers.length === 0
      ? []
      : [`The plan has parts that this version of klaviyo-access does not know: ${unknownMembers.join(', ')}.`]),
  ];
}

function coverWords(summary: PlanSummary): readonly [string, ...string[]] {
  const { reach, counts, changes, uncovered } = summary;
  const figures = CHANGE_ACTIONS.filter((action) => counts[action] > 0).map(
    (action) => `${counts[action]} to ${action}`,
  );
  const some = changes.length > 0;
  switch (reach) {
    case 'complete':
      if (some) return [`${figures.join(', ')}.`];
      if (uncovered.length > 0) return [NOTHING_SHOWN];
      return [unreadWords(summary).length > 0 ? NO_RESOURCE : NO_CHANGES];
    case 'errored':
      return [
        'Terraform could not finish this plan, so what a deploy would change is not known. Fix the plan first.',
        some ? `Found by then: ${figures.join(', ')}.` : 'It had found no change by then.',
      ];
    case 'incomplete':
      return [
        some
          ? `${figures.join(', ')}, in a part of the configuration.`
          : 'Nothing to change in a part of the configuration.',
        'The plan covers no more than that part (-target, or changes that Terraform puts off): the rest is not known.',
      ];
    case 'not stated':
      return [
        some
          ? `${figures.join(', ')}.`
          : uncovered.length > 0
            ? NOTHING_SHOWN
            : 'Nothing to change in what the plan covers.',
        'This version of Terraform does not say whether the plan covers the whole configuration.',
      ];
  }
}

function checkWords({ checks }: PlanSummary): readonly string[] {
  const numberOf = (status: CheckSummary['status']): number =>
    checks.notPassed.filter((check) => check.status === status).length;
  const parts = [
    ...(numberOf('fail') > 0 ? [`${count(numberOf('fail'), 'check')} failed`] : []),
    ...(numberOf('error') > 0 ? [`${count(numberOf('error'), 'check')} could not be evaluated`] : []),
    ...(numberOf('unknown') > 0 ? [`${count(numberOf('unknown'), 'check')} known only with the apply`] : []),
    ...(checks.passed > 0 ? [`${count(checks.passed, 'check')} passed`] : []),
  ];
  return parts.length === 0 ? [] : [`${parts.join(', ')}.`];
}

/** What is known only with the apply is not a mistake yet, and is listed in one item. */
function checkItems(notPassed: readonly CheckSummary[]): readonly PlanItem[] {
  const unknown = notPassed.filter(({ status }) => status === 'unknown').map(({ address }) => address);
  return [
    ...notPassed
      .filter(({ status }) => status !== 'unknown')
      .map(({ address, status, messages }) => ({
        label: STATUS_LABELS[status],
        title: address,
        details: messages.map((message) => cut(message, LONGEST_MESSAGE)),
      })),
    ...(unknown.length === 0 ? [] : [{ label: STATUS_LABELS.unknown, title: unknown.join(', '), details: [] }]),
  ];
}

function changeItem(resource: ResourceSummary, people: RulePeople | undefined): PlanItem {
  return {
    label: VERBS[resource.action],
    title: titleOf(resource),
    details: [...lossWords(resource, people), ...detailWords(resource)],
  };
}

function outsideItem(resource: OutsideChange): PlanItem {
  const { action, alsoChanged } = resource;
  return {
    label: FOUND[action],
    title: titleOf(resource),
    details: [
      ...detailWords(resource),
      alsoChanged ? 'The deploy changes it too, see above.' : 'The deploy leaves it as it is now.',
    ],
  };
}

function titleOf({ subject, name, address, action, imported, movedFrom }: ResourceSummary): string {
  const what = subject === 'other' ? '' : `${subject}${name === null ? '' : ` ${quotedWords(name)}`}, `;
  const moved = movedFrom === null ? '' : `, formerly ${movedFrom}`;
  return `${what}${address}${imported && action !== 'import' ? ', adopted' : ''}${moved}`;
}
