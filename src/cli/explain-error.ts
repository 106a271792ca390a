import { CheckError } from '../check/check-accounts.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { visibleText } from '../text/visible.js';

/**
 * What to print for an error that ended a command. The house's own errors are sentences and stand alone; anything else
 * is a fault of ours and is named as one, with its stack when KLAVIYO_ACCESS_DEBUG is set. Whatever an error quotes from
 * outside shows as text: nothing in it hides, steers a terminal, or is a command to a GitHub Actions log.
 */
export function explainError(error: unknown, environment: Readonly<Record<string, string | undefined>>): string {
  if (error instanceof CheckError)
    return visibleText(error.reworded((each) => explainError(each, environment)).message);
  return visibleText(error instanceof KlaviyoAccessError ? error.message : unknownFault(error, environment));
}

function unknownFault(error: unknown, environment: Readonly<Record<string, string | undefined>>): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = environment.KLAVIYO_ACCESS_DEBUG && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return (
    `klaviyo-access failed in a way that it does not know: ${what}\n` +
    'Nothing may be concluded from this run. Set KLAVIYO_ACCESS_DEBUG=1 for the stack trace and report it.' +
    stack
  );
}
