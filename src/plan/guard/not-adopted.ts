import { type ResourceChange, type TerraformPlan } from '../terraform-plan.js';
import { GROUP_ASSIGNMENTS } from './group-assignment-block.js';
import { refusal, type Refusal } from './refusal.js';
import { isRoleAttribute } from './role-attribute.js';

/**
 * Refuses to make the role attribute or the group assignments of an app that is there already: Terraform cannot see what
 * stands in Okta under a resource that is not in its state, and its "create" overwrites it. The app is there if its id is
 * known in the plan; that of an app which the same deploy makes is known only afterwards.
 */
export function notAdopted(plan: TerraformPlan): readonly Refusal[] {
  return plan.changes
    .filter(({ actions }) => actions.includes('create') && !actions.includes('delete'))
    .flatMap((change) => {
      const app = change.after?.app_id;
      const made = overwriting(change);
      if (made === undefined || typeof app !== 'string') return [];
      return refusal(
        'not-adopted',
        change.address,
        `The deploy would make ${made.what} of the app ${app}, which is in Okta already. ${made.lost} ` +
          `Adopt it: write adopt: { app: ${app}, roleAttribute: write } under the account, and the next plan imports what is ` +
          `there and shows what differs; or have the access file written: klaviyo-access adopt --app ${app} --base-url URL. ` +
          'Let it through only if you have looked in Okta and there is none yet, as after a deploy that broke off, or after it ' +
          'was deleted by hand.',
      );
    });
}

interface Overwriting {
  readonly what: string;
  /** What happens to one that is there, as a sentence. */
  readonly lost: string;
}

function overwriting(change: ResourceChange): Overwriting | undefined {
  if (isRoleAttribute(change)) {
    return {
      what: 'the role attribute',
      lost: 'If the app has the attribute, it is overwritten: roles that are not in the access file go out of its list, whoever holds them.',
    };
  }
  if (change.type === GROUP_ASSIGNMENTS) {
    return {
      what: 'the group assignments',
      lost:
        'If groups are assigned to it, their roles and priorities are overwritten, and the plan after that takes off every ' +
        'group that is not in the access file.',
    };
  }
  return undefined;
}
