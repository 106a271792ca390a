import { type DirectorySnapshot } from '../people/directory-person.js';
import { type GroupCondition, leavesOf } from '../rules/condition.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { type AccessModel, type Account, type AccountIdentityProvider, type Assignment } from './access-model.js';
import { type AccessWarning } from './access-warning.js';
import { PROVIDER_NAMES, switchesOff } from './provider-settings.js';

/**
 * Conditions that are probably not decided as they are meant, each where it stands: on a group in which nobody is, or whose members the access
 * file itself declares; and people who are to keep their account, but whom Okta deactivates.
 */
export function ruleWarnings(model: AccessModel, snapshot: DirectorySnapshot): readonly AccessWarning[] {
  const assignments = model.accounts.flatMap((account) => account.assignments);
  const asked = model.accounts.flatMap((account) =>
    account.assignments.map((assignment) => ({ assignment, provider: account.identityProvider })),
  );
  const declared = new Map(
    assignments.filter(({ membership }) => membership?.kind === 'declared').map((one) => [one.group, one] as const),
  );
  const known = new Set(snapshot.users.flatMap(({ groups }) => groups));
  return [
    ...model.accounts.flatMap(unkept),
    ...asked.flatMap(({ assignment, provider }) =>
      groupsAskedBy(assignment).flatMap((leaf) => declaredHere(leaf, assignment, declared.get(leaf.group), provider)),
    ),
    // In an identity provider, a group that this file fills is asked like any other.
    ...(model.directory.kind === 'roster'
      ? byPlace(model.accounts.flatMap(groupsOfGuardrails)).flatMap((leaf) => guarded(leaf, declared.get(leaf.group)))
      : []),
    // Where the members of some groups alone were read, one in which nobody is may be there and empty.
    ...(snapshot.membersOnly === true
      ? []
      : allGroupsAsked(model).flatMap((leaf) => (declared.has(leaf.group) ? [] : nobodyIn(leaf, snapshot, known)))),
  ];
}

function groupsAskedBy({ membership }: Assignment): readonly GroupCondition[] {
  return membership?.kind === 'declared' && membership.when !== undefined ? groupLeaves(membership.when) : [];
}

function groupLeaves(condition: Parameters<typeof leavesOf>[0]): readonly GroupCondition[] {
  return leavesOf(condition).filter((leaf) => leaf.kind === 'memberOf');
}

/** Those of guardrails too. A guardrail of the file stands in the policy of every account, and counts once. */
function allGroupsAsked({ accounts }: AccessModel): readonly GroupCondition[] {
  return byPlace(
    accounts.flatMap((account) => [...account.assignments.flatMap(groupsAskedBy), ...groupsOfGuardrails(account)]),
  );
}

function groupsOfGuardrails({ policy }: Account): readonly GroupCondition[] {
  return (policy?.forbid ?? []).flatMap(({ when }) => groupLeaves(when));
}

function byPlace(asked: readonly GroupCondition[]): readonly GroupCondition[] {
  return [...new Map(asked.map((leaf) => [`${leaf.at.line}:${leaf.at.column}`, leaf])).values()];
}

/** A guardrail on a group that the access file fills would be about nobody, and look as if all were well. */
function guarded({ group, at }: GroupCondition, filling: Assignment | undefined): readonly AccessWarning[] {
  if (filling === undefined || isFilledByDirectory(filling)) return [];
  const message =
    `the guardrail asks who is in the group ${quoted(group)}, whose members this file declares (line ${filling.at.line}). Only the ` +
    'groups of the directory are asked here. Write here what that assignment says of its members.';
  return [{ at, message }];
}

/** Then the groups of the directory, which are asked, are right. */
function isFilledByDirectory({ membership }: Assignment): boolean {
  return membership?.kind === 'declared' && membership.fromRoster && membership.when === undefined;
}

/**
 * Okta advises against rules on groups of other rules (support.okta.com, "Group Rule Restrictions"): they take effect one after the other. Here the
 * groups of the directory alone are asked.
 */
function declaredHere(
  { group, at }: GroupCondition,
  assignment: Assignment,
  filling: Assignment | undefined,
  provider: AccountIdentityProvider | undefined,
): readonly AccessWarning[] {
  if (filling?.membership?.kind !== 'declared' || (filling.group !== assignment.group && isFilledByDirectory(filling)))
    return [];
  if (filling.group === assignment.group) {
    return [
      {
        at,
        message: `the condition of the group ${quoted(group)} asks who is in that very group. Leave this comparison out.`,
      },
    ];
  }
  const line = `line ${filling.at.line}`;
  const message =
    provider !== undefined && filling.membership.when !== undefined
      ? `the rule of the group ${quoted(assignment.group)} builds on the group ${quoted(group)}, which another rule fills (${line}). ${
          provider.kind === 'okta' ? `${PROVIDER_NAMES.okta} advises against such rules: they take` : 'Such rules take'
        } effect one after the other, and late. Write the condition of that rule here as well.`
      : `the condition asks who is in the group ${quoted(group)}, whose members this file declares (${line}). Only the groups of the ` +
        'directory are asked here. Write here what that assignment says of its members.';
  return [{ at, message }];
}

function nobodyIn(
  { group, at }: GroupCondition,
  { source }: DirectorySnapshot,
  known: ReadonlySet<string>,
): readonly AccessWarning[] {
  if (known.has(group)) return [];
  const nearest = nearestWord(group, [...known]);
  const meant = nearest === undefined ? '' : ` Did you mean ${quoted(nearest)}?`;
  return [
    { at, message: `the condition asks who is in the group ${quoted(group)}, and nobody of ${source} is.${meant}` },
  ];
}

/** The identity provider's groups give the app, so somebody who leaves them loses it, whatever this file says. */
function unkept({ whenUnmatched, identityProvider, at }: Account): readonly AccessWarning[] {
  if (whenUnmatched !== 'keep' || identityProvider === undefined || !switchesOff(identityProvider)) return [];
  const name = PROVIDER_NAMES[identityProvider.kind];
  const wayOut =
    identityProvider.kind === 'okta'
      ? `Switch that off in ${name} and set it to false here (provisioning.deactivate), or leave whenUnmatched out.`
      : 'Leave whenUnmatched out, or keep such people in a group of the app.';
  const message =
    `whenUnmatched is keep, but ${name} does not keep such people: somebody who leaves the last group of the app loses the app, and ` +
    `${name} then deactivates them in Klaviyo. ${wayOut}`;
  return [{ at, message }];
}
