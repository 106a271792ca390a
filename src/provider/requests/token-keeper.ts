/** A token, until when it is used, in milliseconds since 1970. */
export interface Grant {
  readonly token: string;
  readonly until: number;
}

/** A token is renewed so long before it expires, so that none expires on its way. */
export const EARLY_MS = 120_000;

/** Keeps an access token until it expires. Several that ask at a time get the same one; a failure to get one is not kept. */
export class TokenKeeper {
  readonly #ask: () => Promise<Grant>;
  readonly #now: () => number;
  #grant: Grant | undefined;
  #asking: Promise<Grant> | undefined;

  constructor(ask: () => Promise<Grant>, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  /** A token that has not expired. It throws what asking for one throws. */
  async token(): Promise<string> {
    if (this.#grant !== undefined && this.#grant.until > this.#now()) return this.#grant.token;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    this.#grant = await this.#asking;
    return this.#grant.token;
  }

  /** Says that a token was not accepted, so that the next one is a new one. */
  forget(token: string): void {
    if (this.#grant?.token === token) this.#grant = undefined;
  }
}
