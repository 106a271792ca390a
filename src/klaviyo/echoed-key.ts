import { secretFinder } from '../http/secret-finder.js';

/** Says whether a JSON body, as it came, has a secret in it. */
export type SecretFinder = (text: string) => boolean;

/**
 * A function that finds the access key in an answer, in any coding that messages are struck clean of. A name or a role of a
 * record goes into reports as it is, and striking the key out there would report something that is not so; so a body with
 * the key in it must not be used at all.
 *
 * A part of the key is not looked for, since a few characters can stand in a name by chance.
 */
export function echoedKey(accessKey: string): SecretFinder {
  return secretFinder(accessKey);
}
