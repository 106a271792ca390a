import { z } from 'zod';
import { MOST_PAGES, type CommentForge, type ForgeComment } from './comment-forge.js';
import { type GitlabPlace } from './gitlab-place.js';
import { type JsonApi, type JsonApiSettings } from './json-api.js';
import { PublishError } from './publish-error.js';

const noteSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  author: z.object({ id: z.int() }).nullish(),
  system: z.boolean().optional(),
});
const createdSchema = z.object({ id: z.int() });
const userSchema = z.object({ id: z.int() });

/** GitLab's header and advice (REST API, "Authentication"). */
export function gitlabApiSettings(token: string): Pick<JsonApiSettings, 'headers' | 'advice'> {
  return {
    headers: { 'private-token': token },
    advice: {
      400: 'GitLab refuses the text: see what it says.',
      401: 'GITLAB_TOKEN is not valid, or has expired or been revoked.',
      403:
        'The token may not write comments here: it needs the scope api, and its account the role Reporter or above in the ' +
        "project. A merge request from a fork gets no protected variable, and so no token: its pipeline runs in the fork's project.",
      404: 'There is no such project or merge request, or the token may not see it: check --repository, --number and the token.',
    },
  };
}

/** The comments of a merge request on GitLab, which calls them notes (Notes API). */
export function gitlabComments({ project, number, apiUrl }: GitlabPlace, api: JsonApi): CommentForge {
  const notes = `/projects/${encodeURIComponent(project)}/merge_requests/${number}/notes`;
  return {
    place: `${project}!${number}`,

    async author() {
      try {
        return String((await api.ask('GET', '/user', userSchema)).value.id);
      } catch (error) {
        if (error instanceof PublishError && NOT_TOLD.includes(error.code)) return undefined;
        throw error;
      }
    },

    async comments() {
      const comments: ForgeComment[] = [];
      let page = '1';
      for (let pages = 0; page !== ''; pages += 1) {
        if (pages >= MOST_PAGES) {
          const message = `GET ${apiUrl}${notes} has more than ${MOST_PAGES} pages: the server sends in circles.`;
          throw new PublishError('PUBLISH_WIRE', message);
        }
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

/** Refusals of the question whose token it is, which is not needed to write a comment. */
const NOT_TOLD: readonly string[] = ['PUBLISH_FORBIDDEN', 'PUBLISH_NOT_FOUND'];

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
 * GitLab takes a line of a note that begins with `/approve`, `/merge` and the like for an order ("Quick actions"). The
 * slash is written as an entity, which shows the same.
 */
function withoutQuickActions(body: string): string {
  return body.replace(/^([ \t]*)\/(?=[a-z])/gim, '$1&#47;');
}
