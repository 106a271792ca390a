import { groupNameFault } from '../people/group-name-fault.js';
import { type OddCharacter } from '../text/odd-character.js';
import { quoted } from '../text/quoted.js';

/** The groups that a roster names for a person. */
export interface RosterGroups {
  /** Each once. */
  readonly names: readonly string[];
  readonly fault: GroupFault | undefined;
}

/** What is wrong with one of them. */
export interface GroupFault {
  readonly message: string;
  readonly character: string;
}

/** How many texts are remembered. A company has few combinations of groups, whatever the number of its people. */
const REMEMBERED = 10_000;

/**
 * Reads the groups that stand in one text, separated by ";". People in the same groups get the same list, so that a million
 * people do not have a million lists.
 */
export function groupTexts(): (text: string) => RosterGroups {
  const known = new Map<string, RosterGroups>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const groups = rosterGroups(text.split(';'));
    if (known.size < REMEMBERED) known.set(text, groups);
    return groups;
  };
}

/** The groups of a list of names, blanks around them or not. Empty names are left out. */
export function rosterGroups(written: readonly string[]): RosterGroups {
  const trimmed = written.map((name) => name.trim()).filter((name) => name !== '');
  const names = [...new Set(trimmed)];
  for (const name of names) {
    const odd = groupNameFault(name);
    if (odd !== undefined) return { names, fault: groupFault(name, odd) };
  }
  return { names, fault: undefined };
}

function groupFault(name: string, { thing, remedy, character }: OddCharacter): GroupFault {
  const advice = /[\t\n\r]/.test(character) ? 'separate groups with ";"' : remedy;
  return { message: `groups ${quoted(name)} has ${thing} in it; ${advice}`, character };
}
