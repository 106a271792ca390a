import { CliError } from './cli-error.js';

/**
 * What to print for an error that ended a command. The house's own errors are sentences and stand alone; anything else
 * is a fault of ours and is named as one, with its stack when KLAVIYO_ACCESS_DEBUG is set.
 */
export async function explainError(
  error: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  if (await isOwnError(error)) return (error as Error).message;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = environment.KLAVIYO_ACCESS_DEBUG && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return (
    `klaviyo-access failed in a way that it does not know: ${what}\n` +
    'Nothing may be concluded from this run. Set KLAVIYO_ACCESS_DEBUG=1 for the stack trace and report it.' +
    stack
  );
}

async function isOwnError(error: unknown): Promise<boolean> {
  if (error instanceof CliError) return true;
  const [{ AccessFileError }, { NobodyDesiredError }, { RosterError }, { ScimError }, { PlanError }] =
    await Promise.all([
      import('../access/access-file-error.js'),
      import('../access/desired-users.js'),
      import('../directory/roster-error.js'),
      import('../klaviyo/scim-error.js'),
      import('../plan/terraform-plan.js'),
    ]);
  return [AccessFileError, NobodyDesiredError, RosterError, ScimError, PlanError].some((own) => error instanceof own);
}
