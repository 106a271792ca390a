import { ScimError } from './scim-error.js';
import { type ListPage } from './wire-page.js';

/**
 * What made a listing incomplete:
 *
 * - `change`: people were added, removed or changed while it was read. A later reading may be complete.
 * - `server`: one answer contradicts itself or the request. Where it does so each time, no later reading will be complete.
 */
export type IncompleteReason = 'change' | 'server';

/** A reading of all users that is not proven complete. It may be read again from the start. */
export class IncompleteListing extends ScimError {
  constructor(
    message: string,
    url: string,
    readonly reason: IncompleteReason,
  ) {
    super('SCIM_INCOMPLETE', message, { url, retryable: true });
  }
}

/** The sentence that ends every message about a listing without proof. */
export const NOT_PROVEN = 'Without proof that every user was read there is no listing, and nothing is concluded.';

/** People were added, removed or changed while the pages were read. */
export function changedMeanwhile(page: ListPage, what: string): IncompleteListing {
  return new IncompleteListing(sentenceOn(page, `${what}. ${NOT_PROVEN}`), page.asked.url, 'change');
}

/** The server's answer contradicts itself, or is not what was asked for. */
export function wrongAnswer(page: ListPage, what: string): IncompleteListing {
  return new IncompleteListing(sentenceOn(page, `${what}. ${NOT_PROVEN}`), page.asked.url, 'server');
}

/** The beginning of every message about a page. */
export function sentenceOn({ asked }: ListPage, what: string): string {
  return `The page of users from GET ${asked.url} ${what}`;
}
