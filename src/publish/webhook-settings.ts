import { addressFault } from '../text/web-address.js';
import { type PlaceEnvironment } from './place.js';
import { PublishError } from './publish-error.js';

/** Where the address of the webhook is read from, unless another variable is named. */
export const WEBHOOK_URL_VARIABLE = 'KLAVIYO_ACCESS_WEBHOOK_URL';

/** Where the secret of signed messages is read from. */
export const WEBHOOK_SECRET_VARIABLE = 'KLAVIYO_ACCESS_WEBHOOK_SECRET';

/** A shorter secret can be guessed from a signed message. */
const SHORTEST_SECRET = 16;

/**
 * The webhook's address. It comes from the environment alone, since who knows it can write to the channel.
 *
 * @throws PublishError `PUBLISH_SETTINGS` if it is absent or is not https (or plain http on loopback); the message never
 * shows it
 */
export function webhookUrl(variable: string, environment: PlaceEnvironment): URL {
  // A value given by mistake in place of a name must not be repeated: it may be the address itself.
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
    throw new PublishError(
      'PUBLISH_SETTINGS',
      '--webhook-env takes the name of an environment variable that holds the address, never the address itself.',
    );
  }
  const text = (environment[variable] ?? '').trim();
  if (text === '') {
    throw new PublishError('PUBLISH_SETTINGS', `${variable} is not set: it has to hold the webhook's address.`);
  }
  const fault = addressFault(text);
  if (fault !== undefined)
    throw new PublishError('PUBLISH_SETTINGS', `${variable} ${fault.problem}: it takes an https address.`);
  return new URL(text);
}

/**
 * The secret that messages are signed with.
 *
 * @throws PublishError `PUBLISH_SETTINGS` if it is absent or shorter than 16 characters; the message never shows it
 */
export function webhookSecret(environment: PlaceEnvironment): string {
  const secret = environment[WEBHOOK_SECRET_VARIABLE] ?? '';
  if (secret.length >= SHORTEST_SECRET) return secret;
  throw new PublishError(
    'PUBLISH_SETTINGS',
    `${WEBHOOK_SECRET_VARIABLE} ${secret === '' ? 'is not set' : 'is too short'}: --format json signs what it sends, and ` +
      `takes a secret of ${SHORTEST_SECRET} characters or more, such as \`openssl rand -hex 32\` prints.`,
  );
}
