import { type AssignedStation } from '../../people/assigned-station.js';
import { userKey } from '../../people/user-key.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { nobody } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';

/**
 * The identity provider has stopped pushing the app, though provisioning is switched on: nobody who leaves loses access in Klaviyo, and no
 * change arrives. One finding for the account; its user is the app's label.
 */
export function provisioningStopped(context: RuleContext, assigned: AssignedStation | undefined): readonly Finding[] {
  if (assigned?.available !== true || assigned.provisioningStopped === undefined) return NO_FINDINGS;
  const { account, words } = context;
  const label = account.identityProvider?.app.label ?? account.name;
  return [
    makeFinding(context, nobody(userKey(label)), {
      kind: 'provisioning-stopped',
      hop: 'assigned-provisioned',
      user: label,
      message: `${words.name} has stopped provisioning: ${assigned.provisioningStopped}. Whoever leaves keeps their access in Klaviyo, and no change arrives there.`,
      remedy:
        `Find the cause, such as an access key that was replaced: klaviyo-access doctor --account ${account.name}. Correct it, and start ` +
        `provisioning again in ${words.name}.`,
    }),
  ];
}
