import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { quoted } from '../../text/quoted.js';

/**
 * Environment variables that hold what opens something other than Klaviyo: identity providers, the backends of Terraform, a forge, npm, a webhook.
 * In upper case, since names of GitHub's secrets have no case. GitHub takes no secret whose name begins with GITHUB_.
 */
const OF_OTHERS =
  /^(?:(?:OKTA|AWS|ARM|ONELOGIN|GOOGLE|TF_TOKEN|GITHUB|GITLAB|CI|NPM|NODE_AUTH)_|GH_TOKEN$|KLAVIYO_ACCESS_WEBHOOK_URL$)/;

/**
 * An access key is sent to the base URL of its account. A pipeline looks up the secret that the file names, so a wrong name would
 * send the key of another system there.
 */
export function checkAccessKeyVariables(accounts: readonly AccountDraft[]): Mistake[] {
  return accounts.flatMap(({ at, accessKey }) => {
    if (accessKey === undefined || !('env' in accessKey) || !OF_OTHERS.test(accessKey.env.toUpperCase())) return [];
    return [
      {
        at: [...at, 'scim', 'accessKey', 'env'],
        problem:
          `${quoted(accessKey.env)} is a variable of another system than Klaviyo. What it holds would be sent to the base URL ` +
          'of this account',
        found: quoted(accessKey.env),
        expected: 'a variable that holds the SCIM access key, such as KLAVIYO_SCIM_ACCESS_KEY',
      },
    ];
  });
}
