import { z } from 'zod';
import {
  authorIfAllowed,
  checkPageCount,
  type CommentForge,
  type CommentPlace,
  type ForgeComment,
  type PlaceComments,
} from './comment-forge.js';
import { type JsonApi } from './json-api.js';
import { checkedNumber, checkedUrl, type PlaceEnvironment, type PlaceFlags } from './place.js';
import { PublishError } from './publish-error.js';

/** A merge request on GitLab. */
export interface GitlabPlace extends CommentPlace {
  /** The project's id, or its full path. */
  readonly project: string;
  /** The number within the project, which GitLab calls iid. */
  readonly number: number;
}

/**
 * GitLab, by its REST API, version 4.
 *
 * `CI_JOB_TOKEN` is not taken: the Notes API lets a job token read, at most, and never write (GitLab, "CI/CD job token",
 * and the API's own source, which allows it for GET and HEAD alone).
 */
export const gitlab: CommentForge<GitlabPlace> = {
  name: 'GitLab',
  /**
   * GitLab's Notes API documents 1,000,000 characters, and GitLab counted 1 MiB of bytes in some releases: as many bytes
   * fit either way.
   */
  limit: {
    forge: 'GitLab',
    largest: 1_000_000,
    unit: 'bytes',
    size: (text) => Buffer.byteLength(text, 'utf8'),
  },
  token: {
    variable: 'GITLAB_TOKEN',
    absent:
      'Store a project access token with the scope api and the role Reporter as a masked CI/CD variable of that name. ' +
      'CI_JOB_TOKEN does not work: GitLab lets it write no comments.',
  },
  place: (flags, environment) => Promise.resolve().then(() => gitlabPlace(flags, environment)),
  api: (token) => ({
    headers: { 'private-token': token },
    advice: {
      400: 'GitLab refuses the text: see its message.',
      401: 'GITLAB_TOKEN is not valid, or has expired or been revoked.',
      403:
        'The token may not write comments here: it needs the scope api, and its account the role Reporter or above in the ' +
        "project. A merge request from a fork gets no protected variable, and so no token: its pipeline runs in the fork's project.",
      404: 'There is no such project or merge request, or the token may not see it: check --repository, --number and the token.',
    },
  }),
  comments: gitlabComments,
};

const PROJECT = /^(?:\d+|[\w-][\w.-]*(?:\/[\w-][\w.-]*)+)$/;

/**
 * The merge request that a job is about: by the flags, else by GitLab CI's variables (`CI_API_V4_URL`, `CI_PROJECT_ID`,
 * `CI_MERGE_REQUEST_IID`, which is there in merge request pipelines alone).
 *
 * @throws PublishError `PUBLISH_SETTINGS` if they do not say which
 */
function gitlabPlace(flags: PlaceFlags, environment: PlaceEnvironment): GitlabPlace {
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
  return { apiUrl: checkedUrl('CI_API_V4_URL', url ?? 'https://gitlab.com/api/v4'), project, number };
}

const noteSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  author: z.object({ id: z.int() }).nullish(),
  system: z.boolean().optional(),
});
const createdSchema = z.object({ id: z.int() });
const userSchema = z.object({ id: z.int() });

/** The comments of a merge request on GitLab, which calls them notes (Notes API). */
function gitlabComments({ project, number, apiUrl }: GitlabPlace, api: JsonApi): PlaceComments {
  const notes = `/projects/${encodeURIComponent(project)}/merge_requests/${number}/notes`;
  return {
    place: `${project}!${number}`,

    author: () => authorIfAllowed(async () => String((await api.ask('GET', '/user', userSchema)).value.id)),

    async comments() {
      const comments: ForgeComment[] = [];
      let page = '1';
      for (let pages = 0; page !== ''; pages += 1) {
        checkPageCount(pages, `${apiUrl}${notes}`);
        const query = `sort=asc&order_by=created_at&per_page=100&page=${page}`;
        const { value, header } = await api.ask('GET', `${notes}?${query}`, z.array(noteSchema));
        comments.push(...value.filter(({ system }) => system !== true).map(forgeComment));
        page = nextPage(header('x-next-page'), page, value.length);
      }
      return comments;
    },

    async create(body) {
      return (await api.ask('POST', notes, createdSchema, { body: withoutQuickActions(body) })).value.id;
    },

    async update(id, body) {
      await api.ask('PUT', `${notes}/${id}`, createdSchema, { body: withoutQuickActions(body) });
    },
  };
}

function forgeComment({ id, body, author }: z.infer<typeof noteSchema>): ForgeComment {
  return { id, body: body ?? '', author: author ? String(author.id) : undefined };
}

/**
 * GitLab names the next page, with an empty header on the last (REST API, "Pagination"). Where a proxy has dropped the
 * header, pages are asked for until an empty one: a page may be short though more follow.
 */
function nextPage(header: string | undefined, page: string, notes: number): string {
  if (header !== undefined) return /^\d+$/.test(header.trim()) ? header.trim() : '';
  return notes === 0 ? '' : String(Number(page) + 1);
}

/**
 * GitLab takes a line of a note that begins with `/approve`, `/merge` and the like for a command ("Quick actions"). The
 * slash is written as an entity, which shows the same.
 */
function withoutQuickActions(body: string): string {
  return body.replace(/^([ \t]*)\/(?=[a-z])/gim, '$1&#47;');
}
