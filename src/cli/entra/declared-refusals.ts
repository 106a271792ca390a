import { type EntraAccount } from '../../access/entra-account.js';
import { desiredAccount, desiredRole } from '../../access/desired-people.js';
import { type AssignedPerson } from '../../people/assigned-person.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { type CliIo } from '../cli-io.js';
import { type LoadedAccessFile } from '../load-access-model.js';
import { directoryOf, type ProviderWays } from '../provider-access.js';
import { readOrReason } from '../read-or-reason.js';

/**
 * Why somebody is not provisioned for what the access file says of them, each with the way past it: they are not declared, or with another
 * role than the assigned one. Empty where both say the same, and for the owner.
 *
 * @param person - what they are assigned in Entra; undefined where that is not clear
 */
export async function declaredRefusals(
  user: string,
  person: AssignedPerson | undefined,
  account: EntraAccount,
  { loaded, ways, io }: { readonly loaded: LoadedAccessFile; readonly ways: ProviderWays; readonly io: CliIo },
): Promise<readonly string[]> {
  // Nobody declares the owner, and that they are never written is another refusal.
  if (userKey(account.owner) === userKey(user)) return [];
  const { model, today } = loaded;
  const otherGroups = model.accounts.flatMap(({ assignments }) => assignments.map(({ group }) => group));
  const desired = await readOrReason(async () => {
    const snapshot = await directoryOf(model, loaded, () => ways, [account]).read();
    return desiredAccount(account, { snapshot, today, otherGroups }).people;
  }, io);
  if (!desired.read) return [`What the access file declares for them is not known. ${desired.reason}`];
  const declared = desired.value.find(({ userName }) => userKey(userName) === userKey(user));
  if (declared === undefined) {
    return [
      `The access file does not declare ${quoted(user)} in ${quoted(account.name)}, so this would be access that nobody declared. Declare them ` +
        'first, or take them out of what assigns the application to them in Entra.',
    ];
  }
  const role = person?.role ?? undefined;
  if (role === undefined || (role === declared.role && declared.possibleRoles === undefined)) return [];
  return [
    `The access file declares ${quoted(desiredRole(declared))} for them (${declared.why}), and Entra would push ${quoted(role)}. Correct the ` +
      'one that is wrong first.',
  ];
}
