import { looksLike } from '../text/look-alike.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { quoted } from '../text/quoted.js';
import { codePoint } from '../text/visible.js';

/** What a {@link GroupNameError} is about. */
export type GroupNameDetails = Pick<GroupNameError, 'account' | 'source' | 'group' | 'assigned' | 'place'>;

/**
 * A group of the directory is nearly an assigned one: written alike but for letter case, blanks, Unicode form or look-alike
 * characters, or with the assigned group's name as one of several in it. Taking them for two groups would silently leave its
 * people out, taking them for one would give access that nobody declared.
 */
export class GroupNameError extends KlaviyoAccessError {
  override readonly name = 'GroupNameError';

  readonly account: string;
  /** The directory that has the group. */
  readonly source: string;
  /** The group as the directory writes it. */
  readonly group: string;
  /** The group that the account assigns. */
  readonly assigned: string;
  /** Where the first person in the group stands: `people.csv:4`. Undefined where the source has no lines. */
  readonly place: string | undefined;

  constructor({ account, source, group, assigned, place }: GroupNameDetails) {
    const [shown, wanted, at] = [quoted(group), quoted(assigned), place === undefined ? '' : `${place}: `];
    super(
      looksLike(group, assigned)
        ? `${at}The group ${shown} of ${source} is nearly the group ${wanted} that the account ${quoted(account)} assigns, ` +
            `but not as it is written${strangers(group, assigned)}. Names of groups are compared exactly; write both alike.`
        : `${at}The group ${shown} of ${source} has the name of the group ${wanted} in it that the account ` +
            `${quoted(account)} assigns, among others. It counts as one group of that long name, which gives nobody access. ` +
            'Separate the groups of a person with ";", or write them as a list in YAML or JSON. If it is one group with a ' +
            'name of its own, leave it out of the source: only assigned groups are needed there.',
    );
    this.account = account;
    this.source = source;
    this.group = group;
    this.assigned = assigned;
    this.place = place;
  }
}

/** The characters of a group's name that are not ASCII and not in the assigned name, by their numbers. */
function strangers(group: string, assigned: string): string {
  const strange = [...new Set(group)].filter((character) => character > '~' && !assigned.includes(character));
  const numbers = strange.map((character) => `${character} (${codePoint(character).slice(1, -1)})`);
  return numbers.length === 0 ? '' : `: it has ${numbers.join(', ')}`;
}
