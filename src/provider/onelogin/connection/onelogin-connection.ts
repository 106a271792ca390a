import { type z } from 'zod';

/** A member of a list of OneLogin: it has an id, by which a list is proved to hold it once. */
export interface OneLoginRecord {
  readonly id: number;
}

/** How a list is read. */
export interface OneLoginListOptions {
  /**
   * Whether the documentation says that the list comes in pages, so that every answer has to say how many records there are in all. The
   * rules of an app and the mappings come without. Default true.
   */
  readonly paged?: boolean | undefined;
}

/** OneLogin's API, version 2, for one account. What it reads comes as JSON and is checked here. */
export interface OneLoginConnection {
  /** Where the API is asked, without a trailing slash: `https://acme.onelogin.com`. */
  readonly address: string;
  /**
   * Reads one thing.
   *
   * @param path below `/api/2`, with its query; segments percent-encoded
   * @throws OneLoginReadError with any code of HTTP; `ONELOGIN_UNEXPECTED` if the answer is not of the form
   */
  get<Value>(path: string, form: z.ZodType<Value>): Promise<Value>;
  /**
   * Reads a list to its last page, or fails.
   *
   * @param path as for `get`, with a `limit`; the default one of a list is small
   * @param form of one record
   * @throws OneLoginReadError as `get`; `ONELOGIN_UNEXPECTED` too if the list is not proved to be whole
   */
  getAll<Value extends OneLoginRecord>(
    path: string,
    form: z.ZodType<Value>,
    options?: OneLoginListOptions,
  ): Promise<readonly Value[]>;
}
