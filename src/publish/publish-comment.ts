import { dispatcherFor } from '../http/dispatcher.js';
import { requestRedactor } from '../http/proxy.js';
import { retry, type RetrySettings } from '../http/retry.js';
import { REAL_TIMING, type Timing } from '../http/timing.js';
import { type CommentForge, type CommentPlace } from './comment-forge.js';
import { JsonApi } from './json-api.js';
import { PUBLISH_RETRY, REQUEST_TIMEOUT_MS } from './publish-request.js';
import { upsertComment, type UpsertedComment } from './upsert-comment.js';

/** A comment to be written. */
export interface CommentToPublish {
  readonly forge: CommentForge;
  /** One of this forge. */
  readonly place: CommentPlace;
  readonly token: string;
  /** The line by which it is found again. */
  readonly marker: string;
  /** Its whole text, the marker's line first. */
  readonly body: string;
  readonly signal?: AbortSignal | undefined;
  /** Clock, sleep and chance, for tests. */
  readonly timing?: Timing;
  readonly retry?: RetrySettings;
  /** Time for one request, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
}

/** What was done, and where. */
export interface PublishedComment extends UpsertedComment {
  /** Such as `acme/access#7`. */
  readonly place: string;
}

/**
 * Creates or updates the one comment with the marker, on its forge; see {@link upsertComment}. After a failure that may
 * pass it is looked for again before anything is written, so that a comment is never written twice.
 *
 * @throws PublishError; the token is in no message of it
 */
export async function publishComment(comment: CommentToPublish): Promise<PublishedComment> {
  const { forge, place, token, signal, timing = REAL_TIMING } = comment;
  const dispatcher = dispatcherFor(new URL(place.apiUrl));
  const api = new JsonApi({
    baseUrl: place.apiUrl,
    ...forge.api(token),
    redact: requestRedactor([token]),
    dispatcher,
    timeoutMs: comment.timeoutMs ?? REQUEST_TIMEOUT_MS,
    now: timing.now,
    signal,
  });
  const comments = forge.comments(place, api);
  const attempt = () => upsertComment(comments, comment.marker, comment.body);
  try {
    const done = await retry(attempt, { settings: comment.retry ?? PUBLISH_RETRY, timing, signal });
    return { ...done, place: comments.place };
  } finally {
    await dispatcher.close();
  }
}
