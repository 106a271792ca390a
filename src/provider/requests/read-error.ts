import { RequestError, type RequestErrorDetails } from '../../http/request-error.js';

/** What happened, and what to do. */
export interface ReadFailure extends RequestErrorDetails {
  /** What happened, as sentences, with URL and status where the provider was asked. Free of secrets. */
  readonly problem: string;
  /** What to do about it, as sentences. */
  readonly remedy: string;
}

/** Any failure of reading a provider. The message is the problem and the remedy; the credentials are not in it. */
export abstract class ReadError extends RequestError {
  readonly problem: string;
  readonly remedy: string;

  constructor(failure: ReadFailure) {
    super(`${failure.problem} ${failure.remedy}`, failure);
    this.problem = failure.problem;
    this.remedy = failure.remedy;
  }
}
