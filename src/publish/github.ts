import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LinkHeaderError, linkTarget } from '../http/link-header.js';
import {
  authorIfAllowed,
  checkPageCount,
  type CommentForge,
  type CommentPlace,
  type ForgeComment,
  type PlaceComments,
} from './comment-forge.js';
import { type JsonApi } from './json-api.js';
import { checkedNumber, checkedUrl, type PlaceFlags, type PlaceEnvironment } from './place.js';
import { PublishError } from './publish-error.js';

/** A pull request on GitHub. */
export interface GithubPlace extends CommentPlace {
  /** Owner and name, with a slash between them. */
  readonly repository: string;
  readonly number: number;
}

/** GitHub, by its REST API of version 2022-11-28. */
export const github: CommentForge<GithubPlace> = {
  name: 'GitHub',
  /**
   * GitHub says "Body is too long (maximum is 65536 characters)". It counts code points at the strictest; by other
   * accounts it counts 262,144 bytes of UTF-8, which as many code points never exceed.
   */
  limit: {
    forge: 'GitHub',
    largest: 65_536,
    unit: 'characters',
    size: (text) => Array.from(text).length,
  },
  token: {
    variable: 'GITHUB_TOKEN',
    absent:
      'In a workflow pass it on: "env: GITHUB_TOKEN: ${{ github.token }}", with "permissions: pull-requests: write".',
  },
  place: githubPlace,
  api: (token) => ({
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'x-github-api-version': '2022-11-28',
    },
    advice: {
      401: 'GITHUB_TOKEN is not valid, or has expired.',
      403:
        'The token may not write comments here. In a workflow grant it with "permissions: pull-requests: write". On a pull ' +
        'request from a fork the token can only read: write the report there to a file (an artifact or the job summary), ' +
        'and comment from a workflow_run workflow.',
      404: 'There is no such repository or pull request, or the token may not see it: check --repository, --number and the token.',
      410: 'The comments of this pull request are closed.',
      422: 'GitHub refuses the text, or somebody has limited who may comment: see its message.',
    },
  }),
  comments: githubComments,
};

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
 * @throws PublishError `PUBLISH_SETTINGS` if they do not say which
 */
async function githubPlace(flags: PlaceFlags, environment: PlaceEnvironment): Promise<GithubPlace> {
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
  return { apiUrl, repository, number };
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

const commentSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});
const createdSchema = z.object({ id: z.int() });
const viewerSchema = z.object({ data: z.object({ viewer: z.object({ login: z.string() }) }).nullish() });

/** The comments of a pull request on GitHub. Every pull request is an issue there (REST API, "Issue comments"). */
function githubComments({ apiUrl, repository, number }: GithubPlace, api: JsonApi): PlaceComments {
  const issues = `/repos/${repository}/issues`;
  return {
    place: `${repository}#${number}`,

    author: () =>
      authorIfAllowed(async () => {
        const query = 'query { viewer { login } }';
        const { value } = await api.ask('POST', graphqlUrl(apiUrl), viewerSchema, { query });
        return value.data ? accountName(value.data.viewer.login) : undefined;
      }),

    async comments() {
      const comments: ForgeComment[] = [];
      let page: string | URL | undefined = `${issues}/${number}/comments?per_page=100`;
      for (let pages = 0; page !== undefined; pages += 1) {
        checkPageCount(pages, `${apiUrl}${issues}/${number}/comments`);
        const { value, header } = await api.ask('GET', page, z.array(commentSchema));
        comments.push(...value.map(forgeComment));
        page = nextPage(header('link'), apiUrl);
      }
      return comments;
    },

    async create(body) {
      return (await api.ask('POST', `${issues}/${number}/comments`, createdSchema, { body })).value.id;
    },

    async update(id, body) {
      await api.ask('PATCH', `${issues}/comments/${id}`, createdSchema, { body });
    },
  };
}

/**
 * An app, GITHUB_TOKEN among them, may not ask for `GET /user`, but GraphQL gives its name. GitHub Enterprise Server has
 * REST under `/api/v3` and GraphQL under `/api/graphql`.
 */
function graphqlUrl(apiUrl: string): URL {
  return new URL(`${apiUrl.replace(/\/v3$/, '')}/graphql`);
}

/** GitHub writes an app's name with `[bot]` in one API and without it in another. No person can take an app's name. */
function accountName(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}

function forgeComment({ id, body, user }: z.infer<typeof commentSchema>): ForgeComment {
  return { id, body: body ?? '', author: user ? accountName(user.login) : undefined };
}

/** The next page, which has to be of the API's origin: the token goes to it. */
function nextPage(link: string | undefined, apiUrl: string): URL | undefined {
  if (link === undefined) return undefined;
  const refuse = (what: string): PublishError =>
    new PublishError('PUBLISH_WIRE', `A page of comments from ${apiUrl} ${what}. Check GITHUB_API_URL.`);
  let next: URL | undefined;
  try {
    next = linkTarget(link, 'next', new URL(apiUrl));
  } catch (error) {
    throw error instanceof LinkHeaderError ? refuse(error.message) : error;
  }
  if (next === undefined || next.origin === new URL(apiUrl).origin) return next;
  throw refuse('names a next page on another server, to which the token is not sent');
}
