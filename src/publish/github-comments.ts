import { z } from 'zod';
import { MOST_PAGES, type CommentForge, type ForgeComment } from './comment-forge.js';
import { type GithubPlace } from './github-place.js';
import { type JsonApi, type JsonApiSettings } from './json-api.js';
import { PublishError } from './publish-error.js';

const commentSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});
const createdSchema = z.object({ id: z.int() });
const viewerSchema = z.object({ data: z.object({ viewer: z.object({ login: z.string() }) }).nullish() });

/** GitHub's headers and advice (REST API, version 2022-11-28). */
export function githubApiSettings(token: string): Pick<JsonApiSettings, 'headers' | 'advice'> {
  return {
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
      422: 'GitHub refuses the text, or somebody has limited who may comment: see what it says.',
    },
  };
}

/** The comments of a pull request on GitHub. Every pull request is an issue there (REST API, "Issue comments"). */
export function githubComments({ apiUrl, repository, number }: GithubPlace, api: JsonApi): CommentForge {
  const issues = `/repos/${repository}/issues`;
  return {
    place: `${repository}#${number}`,

    async author() {
      try {
        const { value } = await api.ask('POST', graphqlUrl(apiUrl), viewerSchema, {
          query: 'query { viewer { login } }',
        });
        return value.data ? accountName(value.data.viewer.login) : undefined;
      } catch (error) {
        if (error instanceof PublishError && NOT_TOLD.includes(error.code)) return undefined;
        throw error;
      }
    },

    async comments() {
      const comments: ForgeComment[] = [];
      let page: string | URL | undefined = `${issues}/${number}/comments?per_page=100`;
      for (let pages = 0; page !== undefined; pages += 1) {
        if (pages >= MOST_PAGES) throw endless(`${apiUrl}${issues}/${number}/comments`);
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

/** Refusals of the question whose token it is, which is not needed to write a comment. */
const NOT_TOLD: readonly string[] = ['PUBLISH_FORBIDDEN', 'PUBLISH_NOT_FOUND', 'PUBLISH_REJECTED'];

/**
 * An app, GITHUB_TOKEN among them, may not ask for `GET /user`, but GraphQL tells its name. GitHub Enterprise Server has
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

/** The `next` of a Link header (RFC 8288), which has to be of the API's origin: the token goes to it. */
function nextPage(link: string | undefined, apiUrl: string): URL | undefined {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
  if (target === undefined) return undefined;
  if (URL.canParse(target, apiUrl)) {
    const url = new URL(target, apiUrl);
    if (url.origin === new URL(apiUrl).origin) return url;
  }
  throw new PublishError(
    'PUBLISH_WIRE',
    `The API at ${apiUrl} names a next page of comments outside of itself. It was not followed: check GITHUB_API_URL.`,
  );
}

function endless(what: string): PublishError {
  return new PublishError(
    'PUBLISH_WIRE',
    `GET ${what} has more than ${MOST_PAGES} pages: the server sends in circles.`,
  );
}
