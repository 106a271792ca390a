import { quoted } from '../../../text/quoted.js';
import { shellQuoted } from '../../../text/shell-quoted.js';
import { onlyCreates } from '../../plan-action.js';
import { type GuardRule } from '../guard-rule.js';

/**
 * Refuses to create a group whose name a group of the provider has already. Terraform does not look before it creates.
 */
export const groupExists: GuardRule<'group-exists'> = {
  id: 'group-exists',
  judges: ['group'],
  run({ action, address, after, provider }, { existingGroups }) {
    const name = onlyCreates(action) ? provider.plan.groupName(after) : undefined;
    const id = name === undefined ? undefined : existingGroups?.get(name);
    if (name === undefined || id === undefined) return undefined;
    return (
      `The deploy would create the group ${quoted(name)}, which ${provider.words.name} has already (${id}). ${provider.words.sameName} ` +
      'Either let the stack take the group over, with its members: ' +
      `terraform -chdir=cdktf.out/stacks/ACCOUNT import ${shellQuoted(address)} ${shellQuoted(provider.plan.groupImportId(id))}. Or ${provider.words.useGroup(name, id)}.`
    );
  },
};
