import { KlaviyoAccessError } from '../access/klaviyo-access-error.js';

/**
 * What to print for an error that ended a command. The house's own errors are sentences and stand alone; anything else
 * is a fault of ours and is named as one, with its stack when KLAVIYO_ACCESS_DEBUG is set.
 */
export function explainError(error: unknown, environment: Readonly<Record<string, string | undefined>>): string {
  if (error instanceof KlaviyoAccessError) return error.message;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = environment.KLAVIYO_ACCESS_DEBUG && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return (
    `klaviyo-access failed in a way that it does not know: ${what}\n` +
    'Nothing may be concluded from this run. Set KLAVIYO_ACCESS_DEBUG=1 for the stack trace and report it.' +
    stack
  );
}
