import { type ConditionFile, conditionSchema, readCondition } from '../../../access/condition-schema.js';
import { type EntraUserName } from '../../../access/entra-settings.js';
import { writtenCondition, writtenOnOneLine } from '../../../access/written-condition.js';
import { type Condition } from '../../../rules/condition.js';
import { disjointRuleFaults } from '../../../rules/entra/disjoint-rule-faults.js';
import { disjointRules, type RankedAssignment } from '../../../rules/entra/disjoint-rules.js';
import { entraRule } from '../../../rules/entra/entra-rule.js';
import { readEntraRule } from '../../../rules/entra/read-entra-rule.js';
import { quoted } from '../../../text/quoted.js';
import { type AdoptedGroup } from '../../adopt/group-names.js';
import { accessGroupId } from '../../resource-ids.js';
import { userNameOfMappings } from './adopted-mappings.js';
import { otherPeople } from './chosen-people.js';
import { type LiveApplication, type LiveGroup } from './live-application.js';

/** A dynamic group that the stack takes over. */
export interface TakenRule {
  readonly kind: 'taken over';
  readonly condition: Condition;
  /** As they stand beside the assignment's group. */
  readonly written: { readonly when: ConditionFile; readonly members?: readonly string[] };
}

/** What the access file says of a dynamic group. */
export type GroupRule =
  | TakenRule
  /** The access file does not say who is in it. `reason` is for the reader of the file, in sentences. */
  | { readonly kind: 'kept elsewhere'; readonly reason: string };

const AT = { line: 1, column: 1 };

/**
 * What the access file says of each dynamic group, by the group's id; nothing of one with members of its own.
 *
 * The stack takes a group over only where the first plan does not change its rule, with those whom it leaves out for the groups before it,
 * and where the rule chooses, of the people of the roster, those who are in the group.
 *
 * @param groups - in the order of the access file
 */
export function groupRules(
  live: LiveApplication,
  groups: readonly { readonly live: LiveGroup; readonly group: string }[],
  names: ReadonlyMap<string, AdoptedGroup>,
  owner: string,
): ReadonlyMap<string, GroupRule> {
  const rules = new Map<string, GroupRule>();
  const earlier: RankedAssignment[] = [];
  for (const { live: group, group: name } of groups) {
    const found =
      group.keeping.rule === undefined
        ? undefined
        : takenOver(live, { group, rule: group.keeping.rule, name: names.get(group.id)! }, earlier, owner);
    const rule = typeof found === 'string' ? keptElsewhere(group, found) : found;
    if (rule !== undefined) rules.set(group.id, rule);
    earlier.push(ranked(name, rule?.kind === 'taken over' ? rule : undefined));
  }
  return rules;
}

function keptElsewhere({ name, keeping }: LiveGroup, why: string): GroupRule {
  const goesOn = keeping.isProcessed ? ' The rule goes on filling it.' : '';
  return {
    kind: 'kept elsewhere',
    reason: `A rule of Entra fills the group ${quoted(name)}, and the access file does not say who is in it.${goesOn} ${why}`,
  };
}

function ranked(group: string, rule: Pick<TakenRule, 'condition' | 'written'> | undefined): RankedAssignment {
  if (rule === undefined) return { group, at: AT };
  const members = (rule.written.members ?? []).map((user) => ({ user, at: AT }));
  return { group, at: AT, membership: { kind: 'declared', when: rule.condition, members, fromRoster: false } };
}

interface DynamicGroup {
  readonly group: LiveGroup;
  readonly rule: string;
  readonly name: AdoptedGroup;
}

/** The rule as the access file declares it, or why it does not, in sentences. */
function takenOver(
  live: LiveApplication,
  { group, rule, name }: DynamicGroup,
  earlier: readonly RankedAssignment[],
  owner: string,
): TakenRule | string {
  const unusual = unusualGroup(group, name);
  if (unusual !== undefined) return unusual;
  const userName = userNameOfMappings(live.schema);
  const reading = readEntraRule(rule, { userName });
  if (reading.kind === 'unreadable') return `Its rule ${quoted(rule)} cannot be read back. ${reading.reason}`;
  const { condition, members } = reading;
  if (condition === undefined) return 'Its rule lists people by their names, which needs no rule: members.';
  const read = (when: Condition): SoundReading | undefined => sound({ when, members }, earlier, name.group, userName);
  const whole = read(condition);
  const same = [...shortened(condition).map(read), whole].find((one) => one?.rule === rule);
  const people = otherPeople(live, group, (same ?? whole)?.decides ?? condition, members, owner);
  if (people !== undefined) return people;
  if (same !== undefined) return same.taken;
  if (whole === undefined) return 'An access file cannot hold what its rule compares with.';
  return (
    'It can be read back, but klaviyo-access writes the same as another rule, so the plan would update it. To have that, write ' +
    `${writtenOnOneLine(whole.taken.written)} into its assignment and ${writtenOnOneLine({ groups: { [name.group]: group.id } })} into the part ` +
    `adopt, and give the roster what the condition asks for. The first plan then updates azuread_group.${accessGroupId(name.group)}.`
  );
}

function unusualGroup({ keeping }: LiveGroup, { written }: AdoptedGroup): string | undefined {
  if (keeping.isUnified) return 'It is a Microsoft 365 group, and a stack makes security groups.';
  if (!keeping.isSecurityEnabled) return 'It is not a security group, as a stack makes them.';
  if (!keeping.isProcessed) return 'Its rule is paused, so that the members are those of an earlier day.';
  return typeof written === 'string'
    ? undefined
    : 'The group is given by its id, and a stack makes groups by their names.';
}

/** A stack's own rule ends with those whom it leaves out for the groups before it: the condition is what comes before them. */
function shortened(condition: Condition): readonly Condition[] {
  if (condition.kind !== 'all') return [];
  const { conditions } = condition;
  return conditions.slice(1).map((_, index): Condition => {
    const kept = conditions.slice(0, index + 1);
    return kept.length === 1 ? kept[0]! : { kind: 'all', conditions: kept };
  });
}

/** A condition that an access file can hold, with the rule that the stack makes of it. */
interface SoundReading {
  readonly taken: TakenRule;
  /** What the group's rule decides by, those left out included. */
  readonly decides: Condition;
  readonly rule: string;
}

function sound(
  { when, members }: { readonly when: Condition; readonly members: readonly string[] },
  earlier: readonly RankedAssignment[],
  group: string,
  userName: EntraUserName,
): SoundReading | undefined {
  const read = conditionSchema.safeParse(writtenCondition(when));
  if (!read.success) return undefined;
  const condition = readCondition(read.data, () => AT);
  const taken: TakenRule = {
    kind: 'taken over',
    condition,
    written: { when: read.data, ...(members.length > 0 && { members }) },
  };
  const assignments = [...earlier, ranked(group, taken)];
  if (disjointRuleFaults(assignments, userName).length > 0) return undefined;
  const decides = disjointRules(assignments).at(-1)!.condition!;
  return { taken, decides, rule: entraRule(decides, userName) };
}
