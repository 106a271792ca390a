import { z } from 'zod';

import { IDENTITY_PROVIDER_KINDS, ROSTER_FORMATS } from './access-model.js';
import { anyAccountSchema } from './account-schema.js';
import { costSchema } from './cost-schema.js';
import { AUTOMATIC_ACTIONS } from './direct-provisioning.js';
import { expectationSchema } from './expectation-schema.js';
import { googleDirectorySchema } from './google-directory-schema.js';
import { IDENTITY_PROVIDER_SHAPE } from './identity-providers.js';
import { policySchema } from './policy-schema.js';
import { reviewSchema } from './review-schema.js';
import { line, list, mapping, oneOf } from './schema-parts.js';
import { terraformSchema } from './terraform-schema.js';

const EXPECTED_DIRECTORY = `a mapping with exactly one of roster, ${IDENTITY_PROVIDER_KINDS.join(', ')}, google`;

const FROM_PROVIDER = z.literal(true, { error: 'true; leave it out for a roster' });

const directorySchema = z
  .union(
    [
      mapping(EXPECTED_DIRECTORY, {
        roster: line('the path of a CSV, YAML or JSON file').describe(
          'A file of all people: userName, givenName, familyName, groups and, if wanted, status. CSV, or a list as ' +
            '.yaml, .yml or .json. Relative to this file.',
        ),
        columns: z
          .record(line("a column's name"), line('a column of the file, or a formula that begins with ='), {
            error: 'a mapping of columns and attributes to columns of the file or formulas',
          })
          .optional()
          .describe(
            'Where userName, givenName, familyName, groups, status and attributes come from: a column of the file, or a ' +
              'formula that begins with =.',
          ),
        format: oneOf(ROSTER_FORMATS).optional().describe('The program whose export of people the file is.'),
      }),
      mapping(EXPECTED_DIRECTORY, {
        okta: FROM_PROVIDER.describe('The people are the members of the assigned groups in Okta.'),
      }),
      mapping(EXPECTED_DIRECTORY, {
        entra: FROM_PROVIDER.describe('The people are the members of the assigned groups in Entra.'),
      }),
      mapping(EXPECTED_DIRECTORY, {
        onelogin: FROM_PROVIDER.describe('The people are the members of the assigned roles in OneLogin.'),
      }),
      mapping(EXPECTED_DIRECTORY, { google: googleDirectorySchema }),
    ],
    { error: EXPECTED_DIRECTORY },
  )
  .describe('Where the people come from: exactly one of roster, okta, entra, onelogin, google.');

/**
 * The access file as it is written: its shape, with the defaults, and without that of the accounts, each of which is read by
 * what its identity provider takes. What the parts must be to each other (roles that exist, names that are unique) is not here but in
 * checks/.
 */
export const accessFileSchema = fileWith(z.unknown());

/** The access file with accounts of any identity provider, for editors. */
export const editedFileSchema = (): z.ZodType => fileWith(anyAccountSchema);

function fileWith<Item extends z.ZodType>(account: Item) {
  return mapping('a mapping with version, okta, directory, accounts', {
    version: z
      .literal(1, { error: '1, the only version that this release knows' })
      .describe('Version of the format of this file. 1 is the only one.'),
    ...IDENTITY_PROVIDER_SHAPE,
    directory: directorySchema,
    terraform: terraformSchema,
    policy: policySchema.optional().describe('How findings are judged, in every account without a policy of its own.'),
    accounts: list('a list of accounts', account)
      .min(1, { error: 'at least one account' })
      .describe('The Klaviyo accounts and portfolios.'),
    cost: costSchema
      .optional()
      .describe(
        'What is stated for `klaviyo-access cost`: a currency and figures. What is left out is found or a default.',
      ),
    reconcile: mapping('a mapping with automatic', {
      automatic: list(`a list of ${AUTOMATIC_ACTIONS.join(', ')}`, oneOf(AUTOMATIC_ACTIONS))
        .default([])
        .describe(
          'What `reconcile apply --automatic` may do without a review. deactivate-leavers: only people whom the directory lists as inactive.',
        ),
    })
      .optional()
      .describe('What klaviyo-access may write to Klaviyo by itself. Default: nothing.'),
    reviews: reviewSchema.optional(),
    expect: list('a list of expectations', expectationSchema)
      .optional()
      .describe('What the assignments must decide of some people: tests of this file, which validate runs.'),
  });
}

/** An access file whose shape is right, with the defaults filled in. */
export type AccessFile = z.output<typeof accessFileSchema>;
