import { type PlaceEnvironment } from './place.js';
import { PublishError } from './publish-error.js';

/**
 * The token that comments are written with: `GITHUB_TOKEN` or `GITLAB_TOKEN`.
 *
 * GitLab's `CI_JOB_TOKEN` is not taken: the Notes API lets a job token read, at most, and never write (GitLab,
 * "CI/CD job token", and the API's own source, which allows it for GET and HEAD alone).
 *
 * @throws PublishError `PUBLISH_SETTINGS` if it is absent or cannot be sent; the message never shows it
 */
export function forgeToken(forge: 'github' | 'gitlab', environment: PlaceEnvironment): string {
  const variable = forge === 'github' ? 'GITHUB_TOKEN' : 'GITLAB_TOKEN';
  const token = (environment[variable] ?? '').trim();
  if (token === '') throw new PublishError('PUBLISH_SETTINGS', absent(forge));
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new PublishError(
      'PUBLISH_SETTINGS',
      `${variable} holds blanks, line ends or other characters that no token has.`,
    );
  }
  return token;
}

function absent(forge: 'github' | 'gitlab'): string {
  if (forge === 'github') {
    return (
      'GITHUB_TOKEN is not set. In a workflow pass it on: "env: GITHUB_TOKEN: ${{ github.token }}", with ' +
      '"permissions: pull-requests: write".'
    );
  }
  return (
    'GITLAB_TOKEN is not set. Store a project access token with the scope api and the role Reporter as a masked CI/CD ' +
    'variable of that name. CI_JOB_TOKEN does not do: GitLab lets it write no comments.'
  );
}
