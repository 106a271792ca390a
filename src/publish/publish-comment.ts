import { dispatcherFor } from '../http/dispatcher.js';
import { proxyRedactor } from '../http/proxy.js';
import { githubApiSettings, githubComments } from './github-comments.js';
import { type GithubPlace } from './github-place.js';
import { gitlabApiSettings, gitlabComments } from './gitlab-comments.js';
import { type GitlabPlace } from './gitlab-place.js';
import { JsonApi } from './json-api.js';
import { redactor } from '../http/redact.js';
import { REAL_TIMING, type Timing } from '../http/timing.js';
import { DEFAULT_RETRY, withRetry, type RetrySettings } from './retry.js';
import { REQUEST_TIMEOUT_MS } from './send.js';
import { upsertComment, type UpsertedComment } from './upsert-comment.js';

/** A comment to be written. */
export interface CommentToPublish {
  readonly place: GithubPlace | GitlabPlace;
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
 * Creates or updates the one comment with the marker, on GitHub or GitLab; see {@link upsertComment}. After a failure
 * that may pass it is looked for anew, so that a comment is never written twice.
 *
 * @throws PublishError; the token is in no message of it
 */
export async function publishComment(comment: CommentToPublish): Promise<PublishedComment> {
  const { place, token, signal, timing = REAL_TIMING, retry = DEFAULT_RETRY } = comment;
  const [redactToken, redactProxy] = [redactor([token]), proxyRedactor()];
  const dispatcher = dispatcherFor(new URL(place.apiUrl));
  const settings = {
    baseUrl: place.apiUrl,
    redact: (text: string) => redactProxy(redactToken(text)),
    dispatcher,
    timeoutMs: comment.timeoutMs ?? REQUEST_TIMEOUT_MS,
    now: timing.now,
    signal,
  };
  const forge =
    place.forge === 'github'
      ? githubComments(place, new JsonApi({ ...settings, ...githubApiSettings(token) }))
      : gitlabComments(place, new JsonApi({ ...settings, ...gitlabApiSettings(token) }));
  try {
    const done = await withRetry(() => upsertComment(forge, comment.marker, comment.body), retry, timing, signal);
    return { ...done, place: forge.place };
  } finally {
    await dispatcher.close();
  }
}
