import { groupNameFault } from '../../people/group-name-fault.js';
import { foldedName } from '../../text/folded-name.js';
import { quoted } from '../../text/quoted.js';
import { textFault } from '../../text/text-fault.js';
import { type AdoptNote, info } from '../adoption.js';

/** A group of the app in the identity provider. */
export interface GroupOfApp {
  readonly id: string;
  readonly name: string;
}

/** How the files name a group of the app. */
export interface AdoptedGroup {
  /** What the roster and every report call it: its name or, where that does not do, its id. */
  readonly group: string;
  /** What stands under `group` in the access file. */
  readonly written: string | { readonly id: string; readonly name?: string };
  /** Why it is given by its id, as a clause; undefined where its name is enough. */
  readonly reason: string | undefined;
}

/**
 * How the files name each group of an app, by the group's id. A group whose name cannot be written, or is not its own, is
 * given by its id, so that no group loses the app for its name.
 *
 * @param sharedNames - ids of the groups whose name another group of the identity provider has too
 * @param provider - the identity provider's name
 */
export function adoptedGroups(
  groups: readonly GroupOfApp[],
  sharedNames: ReadonlySet<string>,
  provider: string,
): ReadonlyMap<string, AdoptedGroup> {
  const alike = new Map<string, number>();
  for (const { name } of groups) alike.set(foldedName(name), (alike.get(foldedName(name)) ?? 0) + 1);
  return new Map(
    groups.map(({ id, name }): [string, AdoptedGroup] => {
      const fault = whyNotWritten(name);
      if (fault !== undefined) return [id, { group: id, written: { id }, reason: fault }];
      if (name.split(/[,|/]/).some((part) => part !== name && alike.has(foldedName(part)))) {
        return [id, { group: id, written: { id }, reason: 'its name contains the name of another group of the app' }];
      }
      if (alike.get(foldedName(name)) !== 1) {
        return [id, { group: id, written: { id }, reason: 'another group of the app has the same name, or nearly so' }];
      }
      return sharedNames.has(id)
        ? [id, { group: name, written: { id, name }, reason: `another group in ${provider} has the same name` }]
        : [id, { group: name, written: name, reason: undefined }];
    }),
  );
}

/** That the files give a group by its id, and why; undefined where its name is enough. */
export function byIdNote({ id, name }: GroupOfApp, { group, reason }: AdoptedGroup): AdoptNote | undefined {
  if (reason === undefined) return undefined;
  const where = group === id ? 'The access file and the roster give' : 'The access file gives';
  return info(`${where} the group ${quoted(name)} by its id ${id}: ${reason}.`);
}

function whyNotWritten(name: string): string | undefined {
  if (name.trim() !== name || name === '') return 'its name is empty, or begins or ends with a blank';
  const fault = textFault(name);
  if (fault !== undefined) return `an access file takes names ${fault}`;
  // The roster separates groups by ";", and refuses what a spreadsheet may have changed.
  return name.includes(';') || groupNameFault(name) !== undefined ? 'a roster cannot hold its name' : undefined;
}
