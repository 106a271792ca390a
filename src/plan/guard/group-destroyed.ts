import { type TerraformPlan } from '../terraform-plan.js';
import { refusal, type Refusal } from './refusal.js';

export const GROUP = 'okta_group';

/**
 * Refuses to delete a group in Okta, alone or to make it anew. Terraform itself cannot be told to: `prevent_destroy` goes
 * out of the configuration together with the block of a group that is not made by the stack any more (Terraform: The
 * lifecycle Meta-Argument).
 */
export function groupDestroyed(plan: TerraformPlan): readonly Refusal[] {
  return plan.changes
    .filter((change) => change.type === GROUP && change.actions.includes('delete'))
    .map(({ address, actions, before }) => {
      const anew = actions.includes('create');
      return refusal(
        'group-destroyed',
        address,
        `The deploy would delete the group ${named(before)} from Okta${anew ? ' and make one of its name without members' : ''}. ` +
          'Its memberships are lost, and its members lose whatever it gave them, in other apps too. ' +
          (anew
            ? 'Find out what forces it: the plan says so, or was made with -replace.'
            : 'A group that the stack has made goes when its assignment leaves the access file, or goes from create: true to ' +
              'false. To keep it, take it out of the state and plan again: terraform -chdir=cdktf.out/stacks/ACCOUNT ' +
              `state rm '${address}'`),
      );
    });
}

function named(before: Readonly<Record<string, unknown>> | null): string {
  const { id, name } = before ?? {};
  const known = typeof id === 'string' ? id : 'of unknown id';
  return typeof name === 'string' ? `"${name}" (${known})` : known;
}
