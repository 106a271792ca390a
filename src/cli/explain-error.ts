import { CheckError } from '../check/check-error.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { visibleText } from '../text/visible.js';

/**
 * What to print for an error that ended a command. A KlaviyoAccessError is a sentence and stands alone. Anything else is a
 * bug and is called one, with its stack when KLAVIYO_ACCESS_DEBUG is set. Text that an error quotes from outside is shown as
 * text: nothing in it is hidden, controls a terminal, or is a command to a GitHub Actions log.
 */
export function explainError(error: unknown, environment: Readonly<Record<string, string | undefined>>): string {
  if (error instanceof CheckError)
    return visibleText(error.reworded((each) => explainError(each, environment)).message);
  return visibleText(error instanceof KlaviyoAccessError ? error.message : unexpected(error, environment));
}

function unexpected(error: unknown, environment: Readonly<Record<string, string | undefined>>): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = environment.KLAVIYO_ACCESS_DEBUG && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return (
    `Unexpected error: ${what}\n` +
    'This is a bug in klaviyo-access. Nothing may be concluded from this run. Report it with the stack trace, which ' +
    'KLAVIYO_ACCESS_DEBUG=1 prints.' +
    stack
  );
}
