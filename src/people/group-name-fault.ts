import { hiddenCharacter, lostCharacter, type OddCharacter, outerQuote } from '../text/odd-character.js';
import { cutOff, formulaOrError } from '../text/spreadsheet-remains.js';

/**
 * The character or text that the name of a group may not have in a file that a person writes; undefined if there is none. An
 * apostrophe within a name may be typographic: it is compared with the assigned groups' names.
 */
export function groupNameFault(name: string): OddCharacter | undefined {
  return hiddenCharacter(name) ?? formulaOrError(name) ?? outerQuote(name) ?? lostCharacter(name) ?? cutOff(name);
}
