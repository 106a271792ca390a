import { quoted } from '../../../text/quoted.js';
import { onlyCreates } from '../../plan-action.js';
import { type GuardRule, type JudgedChange } from '../guard-rule.js';

/**
 * Refuses to create an app by taking over one that exists, and the role attribute, the group assignments or the provisioning of one that exists: Terraform cannot see what is there for a
 * resource that is not in its state, and its "create" overwrites it. The app exists if its id is known in the plan. The id of
 * an app that the same deploy makes is known only afterwards.
 */
export const notAdopted: GuardRule<'not-adopted'> = {
  id: 'not-adopted',
  judges: ['app', 'role attribute', 'group assignments', 'provisioning'],
  run(change) {
    const { words, plan } = change.provider;
    if (change.subject === 'app') return takenOver(change);
    const app = plan.appId(change.after);
    const loss = lossOf(change);
    if (!onlyCreates(change.action) || app === undefined || loss === undefined) return undefined;
    return (
      `The deploy would create the ${change.subject} of the app ${quoted(app)}, which is in ${words.name} already. ${loss} ` +
      `Adopt it: ${words.adoptApp(app)}. Allow it only if you have looked in ${words.name} and there is none yet, as after a ` +
      'deploy that broke off, or after it was deleted by hand.'
    );
  },
};

function takenOver({ action, after, provider: { plan, words } }: JudgedChange): string | undefined {
  const loss = onlyCreates(action) ? plan.appTakenOver?.(after) : undefined;
  return (
    loss &&
    `The deploy would create an app that may be in ${words.name} already. ${loss} Allow it only if there is none yet.`
  );
}

/** What happens to one that is there, as a sentence. Undefined where nothing does. */
function lossOf({ subject, after, provider: { plan } }: JudgedChange): string | undefined {
  if (subject === 'provisioning') return plan.provisioningOverwritten(after);
  return subject === 'role attribute'
    ? 'If the app has the attribute, it is overwritten: roles that are not in the access file leave its list, even if people have them.'
    : 'If groups are assigned to the app, their roles and priorities are overwritten, and the plan after that takes off every ' +
        'group that is not in the access file.';
}
