import { type z } from 'zod';

/** OneLogin's API, version 2, for one account. What it reads comes as JSON and is checked here. */
export interface OneLoginConnection {
  /** Where the API is asked, without a trailing slash: `https://api.us.onelogin.com`. */
  readonly address: string;
  /**
   * Reads one thing.
   *
   * @param path below `/api/2`, with its query; segments percent-encoded
   */
  get<Value>(path: string, form: z.ZodType<Value>): Promise<Value>;
  /**
   * Reads a list to its last page, or fails.
   *
   * @param path as for `get`
   * @param form of one record
   */
  getAll<Value extends { readonly id: number }>(path: string, form: z.ZodType<Value>): Promise<readonly Value[]>;
}
