import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { type CheckOutcome, notCheckable } from '../../check-outcome.js';

const NOT_RETURNED = "OneLogin's API does not return it.";
const RUNBOOK = 'klaviyo-access runbook onelogin has the declared values.';

/** What no API of OneLogin returns, so that a person has to look: the steps of the runbook say where, and what should be there. */
export function checkConsole({ identityProvider }: OneLoginAccount): readonly CheckOutcome[] {
  const { app, provisioning } = identityProvider;
  const { approvals } = provisioning;
  return [
    notCheckable(
      app.kind === 'generic'
        ? 'SCIM base URL, JSON template and token, and whether the API is enabled'
        : 'SCIM token, and whether the API is enabled',
      NOT_RETURNED,
      `Look in OneLogin under the app > Configuration. ${RUNBOOK}`,
    ),
    notCheckable(
      'what waits for approval, and what becomes of people who leave',
      approvals.includes('delete')
        ? `${NOT_RETURNED} As declared, somebody who left keeps Klaviyo until an administrator approves it.`
        : NOT_RETURNED,
      `Look in OneLogin under the app > Provisioning, and for what waits under Users > Provisioning. ${RUNBOOK}`,
    ),
    notCheckable(
      'whether rules and mappings were applied again',
      `${NOT_RETURNED} Until then people who are there already keep what they had.`,
      'After a deploy click More Actions > Reapply entitlement mappings of the app, and Reapply All Mappings under Users > Mappings.',
    ),
  ];
}
