/** A refusal of the token endpoint, in words of OAuth and with a number of Entra's. */
export class SignInError extends Error {
  override readonly name = 'SignInError';

  constructor(
    readonly status: 400 | 401,
    /** OAuth's word (RFC 6749, section 5.2). */
    readonly error: string,
    /** The number after `AADSTS`. */
    readonly number: number,
    description: string,
  ) {
    super(`AADSTS${String(number)}: ${description}`);
  }
}

/** The body of a refusal (learn.microsoft.com, "Microsoft identity platform and the OAuth 2.0 client credentials flow"). */
export function signInErrorBody({ error, number, message }: SignInError, requestId: string, at: Date): object {
  const timestamp = at
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  return {
    error,
    error_description: `${message} Trace ID: ${requestId} Correlation ID: ${requestId} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: requestId,
    correlation_id: requestId,
  };
}
