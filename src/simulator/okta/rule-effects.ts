import { validationFailed } from './errors.js';
import { type Person } from './expression/value.js';
import { type GroupRule, type OktaGroup, type OktaUser, type UserStatus, type World } from './world.js';

/** What put somebody into a group who is in it by hand: no rule. */
export const BY_HAND: ReadonlySet<string> = new Set();

/** How many people a rule can exclude (https://support.okta.com/help/s/article/Group-Rule-Restrictions). */
export const MAX_EXCLUDED = 100;

/**
 * "The rule doesn't move users in a Pending or Inactive state" (Okta help, "Create group rules"). A suspended user is moved
 * (https://support.okta.com/help/s/article/okta-expression-issue-for-user-status). Somebody who is deactivated stays where they are.
 */
const UNMOVED: ReadonlySet<UserStatus> = new Set(['STAGED', 'PROVISIONED', 'DEPROVISIONED']);

/** How often a person's rules are run after one change. Rules that build on each other's groups may need several; rules that contradict each other never end. */
const MAX_ROUNDS = 10;

/** Runs a rule that was activated over everybody, and the rules that build on its groups over those whom it moved. */
export function runRule(world: World, rule: GroupRule): void {
  for (const user of world.users.values()) {
    if (UNMOVED.has(user.status)) continue;
    const person = personOf(world, user);
    if (settle(world, rule, person)) cascade(world, person);
  }
}

/** Runs every active rule over a person whose profile, status or groups changed, and so on until no rule moves them any more. */
export function reevaluate(world: World, userId: string): void {
  const user = world.users.get(userId);
  if (user === undefined || UNMOVED.has(user.status)) return;
  const person = personOf(world, user);
  let moved = false;
  for (const rule of world.groupRules.values()) {
    if (rule.status === 'ACTIVE' && settle(world, rule, person)) moved = true;
  }
  if (moved) cascade(world, person);
}

/** Runs the rules that ask for groups over a person who came into one or left one. */
function cascade(world: World, person: Person): void {
  const asking = [...world.groupRules.values()].filter(
    (rule) => rule.status === 'ACTIVE' && rule.condition.asksForGroups,
  );
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const moving = asking.filter((rule) => settle(world, rule, person));
    if (moving.length === 0) return;
  }
}

/** Puts somebody who was taken out of a group on the list of those whom its rules exclude. @throws OktaApiError 400 if a list is full */
export function excludeFrom(world: World, ruleIds: ReadonlySet<string>, userId: string): void {
  const rules = [...ruleIds].flatMap((id) => world.groupRules.get(id) ?? []);
  const full = rules.find(({ excluded }) => excluded.size >= MAX_EXCLUDED);
  if (full !== undefined) {
    throw validationFailed(
      'users',
      `users: The rule ${full.name} cannot exclude more than ${String(MAX_EXCLUDED)} users`,
    );
  }
  for (const rule of rules) {
    rule.excluded = new Set([...rule.excluded, userId]);
    rule.lastUpdated = world.timestamp();
  }
}

/**
 * Ends what a deleted rule did: its members leave its groups, or stay in them as people who were put in by hand. Those whom another rule
 * puts there stay in any case.
 */
export function releaseMembers(world: World, rule: GroupRule, remove: boolean): void {
  for (const group of groupsOf(world, rule)) {
    for (const userId of [...group.members.keys()]) {
      if (!group.members.get(userId)?.has(rule.id)) continue;
      if (!remove) group.members.set(userId, without(group, userId, rule));
      else if (leave(world, group, userId, rule)) reevaluate(world, userId);
    }
  }
}

function personOf(world: World, user: OktaUser): Person {
  return {
    id: user.id,
    status: user.status,
    profile: user.profile,
    isMemberOf: (test) => {
      for (const group of world.groups.values()) if (group.members.has(user.id) && test(group)) return true;
      return false;
    },
  };
}

/** Puts a person into the groups of a rule, or takes them out. True if they came into a group or left one. */
function settle(world: World, rule: GroupRule, person: Person): boolean {
  const belongs = !rule.excluded.has(person.id) && rule.condition.matches(person);
  const move = belongs ? join : leave;
  let moved = false;
  for (const id of rule.groupIds) {
    const group = world.groups.get(id);
    if (group !== undefined && move(world, group, person.id, rule)) moved = true;
  }
  return moved;
}

/**
 * Somebody who is in the group by hand "becomes managed by rule"
 * (https://help.okta.com/oie/en-us/content/topics/users-groups-profiles/usgp-group-users-manually.htm), and so leaves with it later.
 */
function join(world: World, group: OktaGroup, userId: string, rule: GroupRule): boolean {
  const before = group.members.get(userId);
  if (before?.has(rule.id)) return false;
  group.members.set(userId, new Set([...(before ?? BY_HAND), rule.id]));
  if (before !== undefined) return false;
  group.lastMembershipUpdated = world.timestamp();
  return true;
}

function leave(world: World, group: OktaGroup, userId: string, rule: GroupRule): boolean {
  if (!group.members.get(userId)?.has(rule.id)) return false;
  const rest = without(group, userId, rule);
  if (rest.size > 0) {
    group.members.set(userId, rest);
    return false;
  }
  group.members.delete(userId);
  group.lastMembershipUpdated = world.timestamp();
  return true;
}

function without(group: OktaGroup, userId: string, rule: GroupRule): ReadonlySet<string> {
  return new Set([...(group.members.get(userId) ?? BY_HAND)].filter((id) => id !== rule.id));
}

function groupsOf(world: World, rule: GroupRule): readonly OktaGroup[] {
  return rule.groupIds.flatMap((id) => world.groups.get(id) ?? []);
}
