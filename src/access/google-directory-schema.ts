import { E_MAIL } from '../people/e-mail.js';
import { formed, mapping } from './schema-parts.js';

const EXPECTED_CUSTOMER = 'my_customer, or the id of a customer, such as C0example';

/** Google Workspace as the directory, as written. */
export const googleDirectorySchema = mapping('a mapping with admin, and customer if it is not that of the admin', {
  customer: formed(EXPECTED_CUSTOMER, /^(?:my_customer|C[0-9A-Za-z]+)$/)
    .default('my_customer')
    .describe(
      "The customer's id, under Account > Account settings in the Admin console. my_customer is that of the admin.",
    ),
  admin: formed('the e-mail address of an administrator', E_MAIL).describe(
    'E-mail address of the administrator in whose name the service account reads (domain-wide delegation).',
  ),
}).describe(
  'The people are the users of a Google Workspace customer, their groups those that the accounts name by address.',
);
