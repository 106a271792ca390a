import SCIMMY from 'scimmy';

/** The schema of every error body (RFC 7644, section 3.12). */
const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** The detail keywords that the simulator uses, out of those of RFC 7644, section 3.12. */
export type ScimErrorType = 'invalidFilter' | 'invalidSyntax' | 'invalidValue' | 'uniqueness';

/** An error that the server answers as a SCIM error with this status; to be thrown. */
export function scimError(status: number, type: ScimErrorType | undefined, detail: string): Error {
  return new SCIMMY.Types.Error(status, type as never, detail);
}

/**
 * Runs a piece of scimmy's own checking. What it throws for an input that it did not foresee (a TypeError, say) is the
 * client's mistake: it becomes a 400 of the given type. A SCIM error passes as it is.
 *
 * @param detail - what the answer says; default: the message of what was thrown
 */
export function refusing<T>(type: ScimErrorType, work: () => T, detail?: string): T {
  try {
    return work();
  } catch (error) {
    throw asRefusal(type, error, detail);
  }
}

/** The asynchronous counterpart of {@link refusing}. */
export async function refusingAsync<T>(type: ScimErrorType, work: () => Promise<T>, detail?: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asRefusal(type, error, detail);
  }
}

function asRefusal(type: ScimErrorType, error: unknown, detail: string | undefined): unknown {
  if (error instanceof SCIMMY.Types.Error) {
    return error;
  }
  return scimError(400, type, detail ?? (error as Error).message);
}

/** An error's body, for the answers that are given before scimmy sees the request. */
export function errorBody(status: number, type: ScimErrorType | undefined, detail: string): object {
  return { schemas: [ERROR_SCHEMA], status: String(status), ...(type === undefined ? {} : { scimType: type }), detail };
}
