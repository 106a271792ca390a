import { dirname } from 'node:path';
import { type AccessModel } from '../src/access/access-model.js';
import { declaredByAccount } from '../src/access/declared-people.js';
import { UnsupportedSetupError } from '../src/constructs/unsupported-setup-error.js';

/**
 * Reads from the roster who is in the groups of an access file with `members: roster`: the userNames of its active people, by the
 * group's name. Where no group has such members, no roster is read and no library loaded.
 *
 * @param today - the day of the run in UTC, as YYYY-MM-DD
 * @returns undefined where no group has such members
 * @throws KlaviyoAccessError if the roster cannot be read whole, if a name in it is nearly that of an assigned group, or if it
 * names nobody in an account: who is missing in it by mistake would be taken out of the group
 * @throws UnsupportedSetupError if such a group stands nowhere in the roster
 */
export async function readRosterMembers(
  model: AccessModel,
  today: string,
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  const groups = groupsOfRoster(model);
  if (groups.length === 0) return undefined;
  const { openDirectory } = await import('../src/directory/open-directory.js');
  const run = { today, accessPath: model.path };
  const snapshot = await openDirectory(model.directory, dirname(model.path), undefined, run).read();
  declaredByAccount(model, snapshot, today);
  return new Map(
    groups.map((group) => {
      const all = snapshot.users.filter((user) => user.groups.includes(group));
      if (all.length === 0) throw groupOfNobody(group, snapshot.source);
      return [group, all.filter(({ active }) => active).map(({ userName }) => userName)];
    }),
  );
}

/** Of the accounts that have a stack: klaviyo-access provisions the others itself. */
function groupsOfRoster({ accounts }: AccessModel): readonly string[] {
  const withStack = accounts.filter(({ direct }) => direct === undefined);
  const groups = withStack.flatMap(({ assignments }) =>
    assignments.flatMap(({ group, membership }) =>
      membership?.kind === 'declared' && membership.fromRoster ? [group] : [],
    ),
  );
  return [...new Set(groups)];
}

function groupOfNobody(group: string, source: string): UnsupportedSetupError {
  return new UnsupportedSetupError(
    `Nobody in the ${source} is in the group "${group}", whose members are those of the roster: everyone would leave it. Correct ` +
      'the name of the group in the access file or in the roster, or remove the assignment.',
  );
}
