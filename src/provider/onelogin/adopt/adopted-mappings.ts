import { conditionSchema, type ConditionFile, readCondition } from '../../../access/condition-schema.js';
import { writtenCondition } from '../../../access/written-condition.js';
import { ROSTER_FILE_COLUMNS } from '../../../people/roster-csv.js';
import { userKey } from '../../../people/user-key.js';
import { compileCondition } from '../../../rules/evaluate.js';
import { type Condition, leavesOf } from '../../../rules/condition.js';
import { oneLoginMappingFaults } from '../../../rules/onelogin/onelogin-mapping-faults.js';
import { oneLoginMapping } from '../../../rules/onelogin/onelogin-mapping.js';
import { readOneLoginMapping } from '../../../rules/onelogin/read-onelogin-mapping.js';
import { isDeepStrictEqual } from 'node:util';
import { quoted } from '../../../text/quoted.js';
import { type OneLoginLiveRole, type OneLoginRule } from '../app/onelogin-state.js';
import { peopleOfRoles } from './adopted-roster.js';
import { type LiveApp } from './live-app.js';

/** What the access file says of a role of OneLogin that mappings fill. */
export type MappingOfRole =
  | {
      readonly kind: 'taken over';
      readonly mapping: OneLoginRule;
      readonly condition: Condition;
      /** As it stands beside the assignment's group. */
      readonly when: ConditionFile;
    }
  /** The access file does not say who is in it. `reason` is for the reader of the file, in sentences. */
  | { readonly kind: 'kept elsewhere'; readonly reason: string };

/**
 * What the access file says of a role of OneLogin, where mappings fill it; undefined of one whose people are put in by hand.
 *
 * A mapping is taken over only where the first plan does not change it, and where its condition chooses, of the people of the roster, those
 * who are in the role: then the access file and OneLogin agree from the first day.
 *
 * @param managed - whether the stack takes the role over, so that it can have a condition
 */
export function mappingOfRole(live: LiveApp, role: OneLoginLiveRole, managed: boolean): MappingOfRole | undefined {
  const mappings = live.mappings.filter(({ actions }) =>
    actions.some(({ action, values }) => action === 'add_role' && values.includes(role.id)),
  );
  if (mappings.length === 0) return undefined;
  const found = takenOver(live, mappings, role, managed);
  if (typeof found !== 'string') return found;
  const names = mappings.map(({ name, id }) => `${quoted(name)} (${id})`).join(', ');
  return {
    kind: 'kept elsewhere',
    reason:
      `The role of OneLogin ${quoted(role.name)} is filled by ${mappings.length === 1 ? 'the mapping' : 'the mappings'} ${names}, and the access file ` +
      `does not say who is in it. ${mappings.some(({ enabled }) => enabled) ? 'That goes on. ' : ''}${found}`,
  };
}

type TakenOver = Extract<MappingOfRole, { readonly kind: 'taken over' }>;

/** The mapping, or why it is not taken over, in sentences. */
function takenOver(
  live: LiveApp,
  mappings: readonly OneLoginRule[],
  role: OneLoginLiveRole,
  managed: boolean,
): TakenOver | string {
  const [mapping, ...others] = mappings;
  if (mapping === undefined || others.length > 0) return 'A stack fills a role by one mapping with a condition.';
  if (!managed) return 'The role is named by its id, and a stack fills only roles that it makes.';
  if (!mapping.enabled) return 'It is switched off, and a plan would switch it on.';
  const isAlone = mapping.actions.length === 1 && mapping.actions[0]!.values.length === 1;
  if (!isAlone) return 'It does more than put people into this role.';
  const reading = readOneLoginMapping(mapping);
  if (reading.kind === 'unreadable') return `Its conditions cannot be read back. ${reading.reason}`;
  const { condition, members } = reading;
  if (condition === undefined) {
    return `It names people by their e-mail addresses. Write them as members beside the group: ${members.map(quoted).join(', ')}. The stack then makes a mapping of its own; delete this one after that.`;
  }
  if (members.length > 0) return 'It names people besides its other conditions, which a stack writes as two mappings.';
  const when = sound(condition, mapping);
  if (when === undefined) return 'An access file cannot hold its conditions exactly as they are.';
  return otherPeople(live, role, condition) ?? { kind: 'taken over', mapping, condition, when };
}

/** The condition as the access file has it; undefined if a stack would not write the mapping as it is. */
function sound(condition: Condition, { match, conditions }: OneLoginRule): ConditionFile | undefined {
  const columns = ROSTER_FILE_COLUMNS.map((column) => column.toLowerCase());
  const isColumn = leavesOf(condition).some(
    (leaf) =>
      leaf.kind === 'attribute' &&
      columns.includes(leaf.attribute.toLowerCase()) &&
      !['userName', 'givenName', 'familyName'].includes(leaf.attribute),
  );
  if (isColumn) return undefined;
  const read = conditionSchema.safeParse(writtenCondition(condition));
  if (!read.success) return undefined;
  const again = readCondition(read.data, () => ({ line: 1, column: 1 }));
  // OneLogin takes mappings that a stack does not write, such as one with the whole name of a directory's object.
  if (oneLoginMappingFaults(again).length > 0) return undefined;
  return isDeepStrictEqual(oneLoginMapping(again), { match, conditions }) ? read.data : undefined;
}

/** How many people a sentence lists. */
const LISTED = 10;

/** Where the condition and the role differ by the people of the roster, for whom; undefined where they agree. */
function otherPeople(live: LiveApp, { id }: OneLoginLiveRole, condition: Condition): string | undefined {
  const matches = compileCondition(condition);
  const active = peopleOfRoles(live, [condition]).people.filter(({ status }) => status === 'active');
  const inRole = new Set(
    [...(live.members.get(id) ?? [])].map((person) => userKey(live.people.get(person)?.email ?? '')),
  );
  const isIn = ({ userName }: (typeof active)[number]): boolean => inRole.has(userKey(userName));
  const chosen = (person: (typeof active)[number]): boolean =>
    matches({ ...person, attributes: person.attributes ?? {} });
  const byHand = active.filter((person) => isIn(person) && !chosen(person));
  const missing = active.filter((person) => !isIn(person) && chosen(person));
  const differences = [
    ...(byHand.length === 0 ? [] : [`are in the role and not chosen by it, so put in by hand: ${named(byHand)}`]),
    ...(missing.length === 0 ? [] : [`are chosen by it and not in the role: ${named(missing)}`]),
  ];
  return differences.length === 0 ? undefined : `By their fields, these people ${differences.join('; these ')}.`;
}

function named(people: readonly { readonly userName: string }[]): string {
  const more = people.length > LISTED ? ` and ${people.length - LISTED} more` : '';
  return `${people
    .slice(0, LISTED)
    .map(({ userName }) => quoted(userName))
    .join(', ')}${more}`;
}
