import { COMMENT_FORGES } from '../../src/publish/comment-forges.js';
import { publishComment, type CommentToPublish } from '../../src/publish/publish-comment.js';
import { RecordingServer } from './recording-server.js';

export const TOKEN = 'example-token-for-comments';

export const MARKER = '<!-- klaviyo-access:report -->';

export const BODY = `${MARKER}\nNo drift.\n`;

/** Stands for the forge. To be started and stopped by the tests. */
export const server = new RecordingServer();

/** Publishes the sample comment on the pull request or merge request 7 of the server. */
export function publish(name: 'github' | 'gitlab', changes: Partial<CommentToPublish> = {}) {
  const place =
    name === 'github'
      ? { apiUrl: server.origin, repository: 'acme/access', number: 7 }
      : { apiUrl: `${server.origin}/api/v4`, project: '42', number: 7 };
  return publishComment({ forge: COMMENT_FORGES[name], place, token: TOKEN, marker: MARKER, body: BODY, ...changes });
}

/** What a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  return promise.then(
    () => {
      throw new Error('it succeeded');
    },
    (error: unknown) => error as Error,
  );
}
