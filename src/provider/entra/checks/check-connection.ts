import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { command } from '../app/portal-step.js';
import { CONNECTION_KEYS, type SecretKey } from '../synchronization/secret-keys.js';
import { type EntraReadings } from './entra-readings.js';

const KEYS = 'keys of the connection';

/** What a person or the command sets; without them Entra cannot reach Klaviyo. */
const NEEDED = ['BaseAddress', 'SecretToken'];

/**
 * Whether the keys of the connection are set. Where Terraform sets them, they must be exactly those that the stack declares, in that order:
 * with one more the apply fails when its five minutes are over, and another order is a plan that is never empty (run with azuread 3.7.0). What
 * the values are Graph does not tell.
 */
export function checkConnection(account: EntraAccount, { secretKeys }: EntraReadings): readonly CheckOutcome[] {
  if (secretKeys.state !== 'read') return [notCheckable(KEYS, whyMissing('The keys of the connection', secretKeys))];
  const there = secretKeys.value.map(({ key }) => key);
  const isTerraforms = account.identityProvider.provisioning.secret === 'terraform';
  const missing = (isTerraforms ? CONNECTION_KEYS : NEEDED).filter((key) => !there.includes(key));
  if (missing.length > 0) {
    return [
      fail(
        KEYS,
        `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set${there.length === 0 ? '' : `; set: ${listed(there)}`}.`,
        isTerraforms ? 'Deploy the stack.' : `Run ${command(account, 'connection --apply')}.`,
      ),
      ...address(account, secretKeys.value),
    ];
  }
  return [
    isTerraforms ? terraformKeys(account, there) : pass(KEYS, `Set: ${listed(there)}.`),
    ...address(account, secretKeys.value),
  ];
}

function terraformKeys(account: EntraAccount, there: readonly string[]): CheckOutcome {
  const more = there.filter((key) => !(CONNECTION_KEYS as readonly string[]).includes(key));
  if (more.length > 0) {
    return fail(
      KEYS,
      `${listed(more)} ${more.length === 1 ? 'is' : 'are'} set too, by somebody in the portal. Terraform declares ${CONNECTION_KEYS.join(', ')}: ` +
        'a deploy that changes them would fail after five minutes.',
      handOver(account),
    );
  }
  if (there.join() !== CONNECTION_KEYS.join()) {
    return fail(
      KEYS,
      `Entra has them in the order ${there.join(', ')}, Terraform in the order ${CONNECTION_KEYS.join(', ')}: its plan is never empty.`,
      handOver(account),
    );
  }
  return pass(KEYS, `Set, in the order that Terraform declares: ${there.join(', ')}.`);
}

/** The way on keeps the connection: what is destroyed or taken out of the stack would be written as an empty text. */
function handOver({ name }: EntraAccount): string {
  return (
    'Let the command keep the connection, which leaves other keys alone. First take the resource out of the state without destroying it: ' +
    `terraform -chdir=cdktf.out/stacks/${name} state rm ADDRESS, where ADDRESS is that of the azuread_synchronization_secret in the plan. ` +
    'Then write provisioning.secret: command in the access file and deploy. In the other order the deploy would empty the connection.'
  );
}

/** The base URL, where Graph shows it. */
function address({ scim }: EntraAccount, keys: readonly SecretKey[]): readonly CheckOutcome[] {
  const subject = 'tenant URL';
  const value = keys.find(({ key }) => key === 'BaseAddress')?.value;
  if (value === undefined) return [notCheckable(subject, 'Microsoft Graph does not show it.')];
  if (withoutSlash(value) === withoutSlash(scim.baseUrl))
    return [pass(subject, `It is ${quoted(value)}, as declared.`)];
  return [
    fail(
      subject,
      `It is ${quoted(value)}, where ${quoted(scim.baseUrl)} is declared.`,
      'Compare both with Klaviyo > Settings > Security, and correct the one that is wrong.',
    ),
  ];
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** Whether only assigned people are in scope. Entra stores it with the keys, and mostly does not show it. */
export function checkScope(_account: EntraAccount, { secretKeys }: EntraReadings): readonly CheckOutcome[] {
  const subject = 'scope';
  if (secretKeys.state !== 'read') return [notCheckable(subject, whyMissing('The keys of the connection', secretKeys))];
  const value = secretKeys.value.find(({ key }) => key === 'SyncAll')?.value?.toLowerCase();
  if (value === 'false') return [pass(subject, 'Only assigned people are in scope.')];
  if (value === 'true') {
    return [
      fail(
        subject,
        'All people of the tenant are in scope: everybody gets into Klaviyo, and nobody gets a role.',
        'Set the scope to "Sync only assigned users and groups" in Entra, under the enterprise application > Provisioning > Settings. People ' +
          'who are not assigned are then switched off in Klaviyo.',
      ),
    ];
  }
  return [
    notCheckable(
      subject,
      'Microsoft Graph does not show it.',
      'Look at it in Entra, under the enterprise application > Provisioning > Settings: it must be "Sync only assigned users and groups".',
    ),
  ];
}

function listed(keys: readonly string[]): string {
  return keys.map((key) => quoted(key)).join(', ');
}
