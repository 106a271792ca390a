import { checkedNumber, checkedUrl, type PlaceEnvironment, type PlaceFlags } from './place.js';
import { PublishError } from './publish-error.js';

/** A merge request on GitLab. */
export interface GitlabPlace {
  readonly forge: 'gitlab';
  /** Without a slash at its end. */
  readonly apiUrl: string;
  /** The project's id, or its full path. */
  readonly project: string;
  /** The number within the project, which GitLab calls iid. */
  readonly number: number;
}

const PROJECT = /^(?:\d+|[\w-][\w.-]*(?:\/[\w-][\w.-]*)+)$/;

/**
 * The merge request that a job is about: by the flags, else by GitLab CI's variables (`CI_API_V4_URL`, `CI_PROJECT_ID`,
 * `CI_MERGE_REQUEST_IID`, which is there in merge request pipelines alone).
 *
 * @throws PublishError `PUBLISH_SETTINGS` if they do not tell
 */
export function gitlabPlace(flags: PlaceFlags, environment: PlaceEnvironment): GitlabPlace {
  const { CI_PROJECT_ID: id, CI_PROJECT_PATH: path, CI_MERGE_REQUEST_IID: iid, CI_API_V4_URL: url } = environment;
  const project = flags.repository ?? id ?? '';
  if (!PROJECT.test(project)) {
    throw new PublishError(
      'PUBLISH_SETTINGS',
      "The project is not known: give --repository with the project's id or full path, or run where CI_PROJECT_ID is set.",
    );
  }
  // The number in the variables is of the job's own project; in another one it is somebody else's merge request.
  const number = checkedNumber(flags.number ?? ([id, path].includes(project) ? iid : undefined));
  if (number === undefined) {
    throw new PublishError(
      'PUBLISH_SETTINGS',
      `The merge request of ${project} is not known: give --number N, or run in a merge request pipeline there.`,
    );
  }
  return { forge: 'gitlab', apiUrl: checkedUrl('CI_API_V4_URL', url ?? 'https://gitlab.com/api/v4'), project, number };
}
