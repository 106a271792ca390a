import { type BodyLimit } from './comment-body.js';
import { type JsonApi, type JsonApiSettings } from './json-api.js';
import { PublishError } from './publish-error.js';
import { type PlaceEnvironment, type PlaceFlags } from './place.js';

/**
 * A place where code is reviewed and comments are written. Everything that the command `comment` knows of one stands in its
 * record; `comment-forges.ts` lists them.
 */
export interface CommentForge<Place extends CommentPlace = CommentPlace> {
  /** As people call it. */
  readonly name: string;
  /** The most that it takes as the text of one comment. */
  readonly limit: BodyLimit;
  /** The environment variable of the token, and what to do where it is not set, as sentences. */
  readonly token: { readonly variable: string; readonly absent: string };
  /**
   * The pull request or merge request that a run is about: by the flags, else by the variables of its CI.
   *
   * @throws PublishError `PUBLISH_SETTINGS` if they do not say which
   */
  place(flags: PlaceFlags, environment: PlaceEnvironment): Promise<Place>;
  /** The headers of its API, with the authorization, and what to do about a status. */
  api(token: string): Pick<JsonApiSettings, 'headers' | 'advice'>;
  /** The comments there. */
  comments(place: Place, api: JsonApi): PlaceComments;
}

/** A pull request or merge request. */
export interface CommentPlace {
  /** The address of the forge's API, without a slash at its end. */
  readonly apiUrl: string;
}

/** A comment as a forge lists it. */
export interface ForgeComment {
  /** A later comment has a greater one. */
  readonly id: number;
  /** Comparable with {@link PlaceComments.author}; undefined where the account is gone. */
  readonly author: string | undefined;
  readonly body: string;
}

/** The comments of one pull request or merge request, on whatever forge. */
export interface PlaceComments {
  /** For messages, such as `acme/access#7`. */
  readonly place: string;
  /** Whose comments the token writes; undefined where the forge does not say. */
  author(): Promise<string | undefined>;
  /** All of them, read to the last page. */
  comments(): Promise<readonly ForgeComment[]>;
  /** Writes a new one and gives its id. */
  create(body: string): Promise<number>;
  update(id: number, body: string): Promise<void>;
}

/** More pages of 100 comments than any pull request has: beyond them the server repeats pages. */
const MOST_PAGES = 200;

/**
 * The next page may be asked for.
 *
 * @throws PublishError `PUBLISH_WIRE` if there were too many already
 */
export function checkPageCount(pagesRead: number, list: string): void {
  if (pagesRead < MOST_PAGES) return;
  const message = `GET ${list} has more than ${MOST_PAGES} pages, more than any pull request: the server repeats pages.`;
  throw new PublishError('PUBLISH_WIRE', message);
}

/**
 * The account that the token writes as, by the forge's answer; undefined where it refuses to say, which is not needed to
 * write a comment.
 *
 * @throws PublishError for any other failure
 */
export async function authorIfAllowed(ask: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof PublishError && REFUSALS.includes(error.code)) return undefined;
    throw error;
  }
}

const REFUSALS: readonly string[] = ['PUBLISH_FORBIDDEN', 'PUBLISH_NOT_FOUND', 'PUBLISH_REJECTED'];

/**
 * The token that comments are written with.
 *
 * @throws PublishError `PUBLISH_SETTINGS` if it is absent or cannot be sent; the message never shows it
 */
export function forgeToken({ token: { variable, absent } }: CommentForge, environment: PlaceEnvironment): string {
  const token = (environment[variable] ?? '').trim();
  if (token === '') throw new PublishError('PUBLISH_SETTINGS', `${variable} is not set. ${absent}`);
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new PublishError(
    'PUBLISH_SETTINGS',
    `${variable} holds blanks, line ends or other characters that no token has.`,
  );
}
