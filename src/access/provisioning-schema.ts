import { z } from 'zod';

import { DEPROVISIONS } from './direct-provisioning.js';
import { flag, mapping, oneOf } from './schema-parts.js';

const EXPECTED_DAYS = 'a whole number of days, 1 or more';

/** How people come into Klaviyo, as written. Which keys go with which mode is checked by `checkDirectAccounts`. */
export const provisioningSchema = mapping(
  'a mapping with mode, create, update, deactivate, import, deprovision, deleteAfterDays',
  {
    mode: oneOf(['console', 'api', 'direct'])
      .default('console')
      .describe(
        "console: switched on by hand in Okta's console and asserted by Terraform. api: applied by Terraform. direct: " +
          'klaviyo-access writes to Klaviyo itself (reconcile), and the account has no app.',
      ),
    create: flag(true).describe('Users are created in Klaviyo, and switched on again.'),
    update: flag(true).describe('Roles and names of users are updated in Klaviyo.'),
    deactivate: flag(true).describe('Users are deactivated in Klaviyo.'),
    import: flag(true).describe('Okta imports new users and profile updates from Klaviyo. Not with mode: direct.'),
    deprovision: oneOf(DEPROVISIONS)
      .optional()
      .describe(
        'With mode: direct, what becomes of people who should not be in Klaviyo. deactivate: they are switched off. delete: ' +
          'and deleted after deleteAfterDays. Default: deactivate.',
      ),
    deleteAfterDays: z
      .int({ error: EXPECTED_DAYS })
      .min(1, { error: EXPECTED_DAYS })
      .optional()
      .describe(
        'With deprovision: delete, for how many days the history must show people as switched off before they are deleted. Default: 30.',
      ),
  },
)
  .prefault({})
  .describe('Which provisioning features the app must have, or that klaviyo-access provisions the account itself.');

/** What stands under `provisioning`, with the defaults filled in. */
export type ProvisioningFile = z.output<typeof provisioningSchema>;
