import {
  type AccountPlan,
  type Action,
  ACTION_KINDS,
  type ActionValues,
  LEFT_TO,
  type LeftAlone,
} from '../../reconcile/plan.js';
import {
  type AccountResult,
  type ActionVerdict,
  type ReconcileResult,
  VERDICTS,
} from '../../reconcile/reconcile-result.js';
import { quoted } from '../../text/quoted.js';
import { count } from '../drift/report-words.js';

/** The words that the formats for people share. Text from outside is in them as it is: each format escapes it. */

export const PLAN_HEADING = 'Plan of writes to Klaviyo';
export const RESULT_HEADING = 'Result of writes to Klaviyo';

/** An account's plan in one line. */
export function planVerdict({ account, actions, left }: AccountPlan): string {
  const kinds = ACTION_KINDS.flatMap((kind) => {
    const number = actions.filter((action) => action.kind === kind).length;
    return number === 0 ? [] : [`${number} ${kind}`];
  });
  const rest = left.length === 0 ? '' : `; ${count(left.length, 'person', 'people')} left alone`;
  return `${account}: ${actions.length === 0 ? 'nothing to write' : kinds.join(', ')}${rest}`;
}

/** That limits were let through, as a sentence; undefined where none were. */
export function allowedWords({ allowed }: Pick<AccountPlan, 'allowed'>): string | undefined {
  return allowed.length === 0 ? undefined : `Let through on purpose (--allow): ${allowed.join(', ')}.`;
}

/** What an action does, without its person: `role "analyst" -> "admin"`. Empty where the kind says it all. */
export function changeWords(action: Action): string {
  if (action.kind === 'create') {
    const { givenName, familyName, role } = action.to;
    const name = [givenName, familyName].filter((part) => part !== '').join(' ');
    return `role ${quoted(role)}${name === '' ? '' : `, name ${quoted(name)}`}`;
  }
  if (action.kind === 'delete') return '';
  const { from, to } = action;
  return ATTRIBUTES.flatMap(([attribute, name]) =>
    to[attribute] === undefined ? [] : [`${name} ${quoted(from[attribute])} -> ${quoted(to[attribute])}`],
  ).join(', ');
}

const ATTRIBUTES: readonly (readonly [Exclude<keyof ActionValues, 'active'>, string])[] = [
  ['role', 'role'],
  ['givenName', 'given name'],
  ['familyName', 'family name'],
];

const LEFT_HEADINGS: Readonly<Record<LeftAlone['leftTo'], string>> = {
  person: 'Left to a person',
  'identity provider': 'Left to the identity provider',
  'switched off': 'Switched off',
};

/** Who is not written, by who can change it. */
export function leftSections({
  left,
}: AccountPlan): readonly (readonly [heading: string, left: readonly LeftAlone[]])[] {
  return LEFT_TO.map(
    (leftTo) => [LEFT_HEADINGS[leftTo], left.filter((each) => each.leftTo === leftTo)] as const,
  ).filter(([, people]) => people.length > 0);
}

const VERDICT_WORDS: Readonly<Record<ActionVerdict['verdict'], string>> = {
  verified: 'verified',
  already: 'already so',
  'not-verified': 'NOT VERIFIED',
  'not-listed': 'NOT CHECKED',
  'not-attempted': 'NOT ATTEMPTED',
  left: 'left',
};

export function verdictWord({ verdict }: ActionVerdict): string {
  return VERDICT_WORDS[verdict];
}

/** An account's result in one line. */
export function resultVerdict({ account, actions, failure }: AccountResult): string {
  const verdicts = VERDICTS.flatMap((verdict) => {
    const number = actions.filter((action) => action.verdict === verdict).length;
    return number === 0 ? [] : [`${number} ${VERDICT_WORDS[verdict]}`];
  });
  const words = verdicts.length === 0 ? 'nothing to write' : verdicts.join(', ');
  return `${account}: ${failure === null ? '' : 'FAILED; '}${words}`;
}

/** Whether all is as planned, and what to do if it is not: what was not begun or not listed goes on with the same command. */
export function completeWords({ isComplete, accounts }: Pick<ReconcileResult, 'isComplete' | 'accounts'>): string {
  if (isComplete) return 'Everything that was to be written is verified.';
  const goesOn = accounts.some(({ actions }) =>
    actions.some(({ verdict }) => verdict === 'not-attempted' || verdict === 'not-listed'),
  );
  return goesOn
    ? 'Not everything is as planned. Run the same command again: it goes on where this run stopped. If it refuses the plan, plan again.'
    : 'Not everything is as planned. Plan again: it goes by what is in Klaviyo now.';
}
