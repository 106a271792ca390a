import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { checkedNumber, checkedUrl, type PlaceFlags, type PlaceEnvironment } from './place.js';
import { PublishError } from './publish-error.js';

/** A pull request on GitHub. */
export interface GithubPlace {
  readonly forge: 'github';
  /** Without a slash at its end. */
  readonly apiUrl: string;
  /** Owner and name, with a slash between them. */
  readonly repository: string;
  readonly number: number;
}

const REPOSITORY = /^[\w-][\w.-]*\/(?!\.{1,2}$)[\w.-]+$/;

const numbered = z.object({ number: z.int().positive() });
const eventSchema = z.object({
  pull_request: numbered.optional(),
  issue: numbered.extend({ pull_request: z.unknown() }).optional(),
  workflow_run: z.object({ pull_requests: z.array(numbered) }).optional(),
});

/**
 * The pull request that a run is about: by the flags, else by GitHub Actions' variables (`GITHUB_API_URL`,
 * `GITHUB_REPOSITORY`; the number from the event at `GITHUB_EVENT_PATH`, else from `GITHUB_REF`, `refs/pull/N/merge`).
 *
 * @throws PublishError `PUBLISH_SETTINGS` if they do not tell
 */
export async function githubPlace(flags: PlaceFlags, environment: PlaceEnvironment): Promise<GithubPlace> {
  const here = environment.GITHUB_REPOSITORY;
  const repository = flags.repository ?? here ?? '';
  if (!REPOSITORY.test(repository)) {
    throw new PublishError(
      'PUBLISH_SETTINGS',
      'The repository is not known: give --repository OWNER/NAME, or run where GITHUB_REPOSITORY is set.',
    );
  }
  // The number in the variables is of the workflow's own repository; in another one it is somebody else's pull request.
  const ownEvent = repository.toLowerCase() === here?.toLowerCase();
  const number = checkedNumber(flags.number) ?? (ownEvent ? await numberOfRun(environment) : undefined);
  if (number === undefined) {
    throw new PublishError(
      'PUBLISH_SETTINGS',
      `The pull request of ${repository} is not known: give --number N, or run on an event of a pull request there.`,
    );
  }
  const apiUrl = checkedUrl('GITHUB_API_URL', environment.GITHUB_API_URL ?? 'https://api.github.com');
  return { forge: 'github', apiUrl, repository, number };
}

async function numberOfRun({
  GITHUB_EVENT_PATH: path,
  GITHUB_REF: ref,
}: PlaceEnvironment): Promise<number | undefined> {
  const ofEvent = path === undefined || path === '' ? undefined : numberOfEvent(await readEvent(path));
  return ofEvent ?? checkedNumber(/^refs\/pull\/(\d+)\/(?:merge|head)$/.exec(ref ?? '')?.[1]);
}

async function readEvent(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new PublishError(
      'PUBLISH_SETTINGS',
      'The event at GITHUB_EVENT_PATH cannot be read as JSON: give --repository OWNER/NAME and --number N.',
    );
  }
}

/** A workflow_run event lists the pull requests of its head; with several nobody can say which one is meant. */
function numberOfEvent(event: unknown): number | undefined {
  const { data } = eventSchema.safeParse(event);
  if (data?.pull_request) return data.pull_request.number;
  if (data?.issue?.pull_request) return data.issue.number;
  const ofRun = data?.workflow_run?.pull_requests ?? [];
  return ofRun.length === 1 ? ofRun[0]?.number : undefined;
}
