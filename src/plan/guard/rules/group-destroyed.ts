import { quoted } from '../../../text/quoted.js';
import { shellQuoted } from '../../../text/shell-quoted.js';
import { deletes } from '../../plan-action.js';
import { type GuardRule, type JudgedChange } from '../guard-rule.js';

/**
 * Refuses to delete a group at the provider, also where it is created again. `prevent_destroy` cannot do this: it leaves the
 * configuration together with the block of a group that the stack no longer makes (Terraform: The lifecycle Meta-Argument).
 */
export const groupDestroyed: GuardRule<'group-destroyed'> = {
  id: 'group-destroyed',
  judges: ['group'],
  run(change) {
    const { action, address, provider } = change;
    if (action === 'forget and create') return leftBehind(change);
    if (!deletes(action)) return undefined;
    const again = action === 'replace';
    return (
      `The deploy would delete the group ${nameAndId(change)} from ${provider.words.name}` +
      `${again ? ' and create one of the same name without members' : ''}. Its memberships are lost, and its members lose ` +
      'everything that it gave them, in other apps too. ' +
      (again
        ? 'Find out what forces it: the plan says so, or it was made with -replace.'
        : 'A group that the stack has made is deleted when its assignment leaves the access file, or changes from create: true ' +
          'to false. To keep the group, take it out of the state and plan again: ' +
          `terraform -chdir=cdktf.out/stacks/ACCOUNT state rm ${shellQuoted(address)}`)
    );
  },
};

function leftBehind(change: JudgedChange): string {
  return (
    `The deploy would create another group and forget ${nameAndId(change)}, which stays in ${change.provider.words.name}. The new ` +
    'group has no members. What the deploy assigns to it no longer reaches the members of the present one. Find out what forces ' +
    'it: the plan says so, or it was made with -replace.'
  );
}

function nameAndId({ before, provider: { plan } }: JudgedChange): string {
  const id = plan.groupId(before) ?? 'of unknown id';
  const name = plan.groupName(before);
  return name === undefined ? id : `${quoted(name)} (${id})`;
}
