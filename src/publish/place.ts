import { addressFault } from '../text/web-address.js';
import { PublishError } from './publish-error.js';

/** Flags that say where a comment goes. */
export interface PlaceFlags {
  /** `owner/name` on GitHub; the project's id or full path on GitLab. */
  readonly repository?: string | undefined;
  readonly number?: string | undefined;
}

/** Environment variables by name. */
export type PlaceEnvironment = Readonly<Record<string, string | undefined>>;

/** @throws PublishError `PUBLISH_SETTINGS` if there is a text and it is not the number of a pull request */
export function checkedNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(text)) {
    throw new PublishError(
      'PUBLISH_SETTINGS',
      '--number takes the number of a pull request or merge request, such as 7.',
    );
  }
  return Number(text);
}

/**
 * An API's address from an environment variable, without a slash at its end.
 *
 * @throws PublishError `PUBLISH_SETTINGS` if it is not https (or plain http on loopback), or has a user or a query
 */
export function checkedUrl(variable: string, text: string): string {
  const fault = addressFault(text) ?? (/[?#]/.test(text) ? { problem: 'has a query or a fragment' } : undefined);
  if (fault !== undefined) {
    throw new PublishError('PUBLISH_SETTINGS', `${variable} ${fault.problem}: it takes the API's https address.`);
  }
  return text.replace(/\/+$/, '');
}

/** Where a CI run can be looked at, for links in Markdown; undefined where the variables do not say it plainly. */
export function runUrl(environment: PlaceEnvironment): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, CI_JOB_URL } = environment;
  const url = GITHUB_RUN_ID
    ? `${GITHUB_SERVER_URL ?? ''}/${GITHUB_REPOSITORY ?? ''}/actions/runs/${GITHUB_RUN_ID}`
    : (CI_JOB_URL ?? '');
  return /^https?:\/\/[\w.:/-]+$/.test(url) ? url : undefined;
}

/** The commit that a CI run has checked out; undefined where the variables do not say it plainly. */
export function runCommit({ GITHUB_SHA, CI_COMMIT_SHA }: PlaceEnvironment): string | undefined {
  const commit = GITHUB_SHA ?? CI_COMMIT_SHA ?? '';
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit) ? commit : undefined;
}
