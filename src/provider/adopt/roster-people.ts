import { isRosterUserName } from '../../people/user-name-fault.js';
import { type RosterLine } from '../../people/roster-csv.js';
import { type UserKey, userKey } from '../../people/user-key.js';
import { type Condition, groupsIn, leavesOf } from '../../rules/condition.js';
import { OWN_ATTRIBUTES } from '../../rules/subject.js';
import { lostCharacter } from '../../text/odd-character.js';
import { quoted } from '../../text/quoted.js';
import { visible } from '../../text/visible.js';
import { type AdoptNote, warning } from '../adoption.js';

/** What the conditions of an access file ask of the people of its roster. */
export interface AskedOfPeople {
  /** Names of attributes as conditions have them, the people's own ones apart. */
  readonly attributes: readonly string[];
  readonly groups: readonly string[];
}

/** What conditions ask of people, each thing once. */
export function askedBy(conditions: readonly Condition[]): AskedOfPeople {
  return {
    attributes: [...new Set(conditions.flatMap(comparedAttributes))],
    groups: [...new Set(conditions.flatMap(groupsIn))],
  };
}

function comparedAttributes(condition: Condition): readonly string[] {
  return leavesOf(condition).flatMap((leaf) =>
    leaf.kind === 'attribute' && !OWN_ATTRIBUTES.some((own) => own === leaf.attribute) ? [leaf.attribute] : [],
  );
}

/** The columns of a roster that conditions compare, for one person; nothing where no condition compares any. */
export function askedAttributes(
  { attributes: names }: AskedOfPeople,
  attributes: Readonly<Record<string, string>>,
): Pick<RosterLine, 'attributes'> {
  if (names.length === 0) return {};
  return {
    attributes: Object.fromEntries(
      names.map((name) => [name, Object.hasOwn(attributes, name) ? attributes[name]!.trim() : '']),
    ),
  };
}

/** The people of a roster as they are found, group by group, each once. */
export class RosterPeople {
  private readonly lines = new Map<UserKey, RosterLine>();
  private readonly unwritable = new Set<string>();

  /**
   * Adds a member of a group.
   *
   * @param lineOf - the person's line, without that group; called where they are not known yet
   */
  add(userName: string, group: string, lineOf: () => RosterLine): void {
    if (!isRosterUserName(userName)) {
      this.unwritable.add(userName);
      return;
    }
    const key = userKey(userName);
    const line = this.lines.get(key) ?? lineOf();
    this.lines.set(key, { ...line, groups: [...new Set([...line.groups, group])] });
  }

  get people(): readonly RosterLine[] {
    return [...this.lines.values()];
  }

  /** Of whom the roster cannot have a line. @param provider - the identity provider's name */
  notes(provider: string): readonly AdoptNote[] {
    return leftOutOfRoster(
      `have a userName that a roster refuses (a quote around it, the sign of a formula, a strange character: correct it in ${provider})`,
      this.unwritable,
    );
  }
}

/** Members of groups who are not in the roster. @param what - why, as what they do or have */
export function leftOutOfRoster(what: string, members: ReadonlySet<string>): readonly AdoptNote[] {
  if (members.size === 0) return [];
  return [
    warning(
      `These members of the groups ${what} and are not in the roster: ${[...members].map(quoted).join(', ')}. The drift check ` +
        'reports them as unexpected if Klaviyo has them.',
    ),
  ];
}

/** A name as a roster takes it. One in which a character was lost is left out: a name that is empty is not compared. */
export function rosterName(name: string): string {
  return lostCharacter(name) === undefined ? visible(name.trim()) : '';
}
