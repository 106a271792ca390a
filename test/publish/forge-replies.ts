import { type RecordedRequest, type Reply, type Responder } from './recording-server.js';

export interface HeldComment {
  readonly id: number;
  readonly author: string;
  body: string;
}

const PAGE = 2;

/** GitHub's issue comments of acme/access#7, in memory, in pages of two with a Link header; the token is the viewer's. */
export function githubReplies(comments: HeldComment[], viewer: string | undefined): Responder {
  return (request) => {
    const { method, url, body } = request;
    const asked = `${method} ${url.pathname}`;
    if (asked === 'POST /graphql') return graphql(viewer);
    if (asked === 'GET /repos/acme/access/issues/7/comments') return githubPage(comments, request);
    if (asked === 'POST /repos/acme/access/issues/7/comments') {
      const id = 1000 + comments.length;
      comments.push({ id, author: 'github-actions[bot]', body: bodyOf(body) });
      return { status: 201, body: { id } };
    }
    const edited = /^PATCH \/repos\/acme\/access\/issues\/comments\/(\d+)$/.exec(asked)?.[1];
    const comment = comments.find(({ id }) => String(id) === edited);
    if (comment === undefined) return { status: 404, body: { message: 'Not Found' } };
    comment.body = bodyOf(body);
    return { status: 200, body: { id: comment.id } };
  };
}

function graphql(viewer: string | undefined): Reply {
  if (viewer === undefined) return { status: 403, body: { message: 'Resource not accessible by integration' } };
  return { status: 200, body: { data: { viewer: { login: viewer } } } };
}

function githubPage(comments: readonly HeldComment[], { url }: RecordedRequest): Reply {
  const page = Number(url.searchParams.get('page') ?? '1');
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  const last = page * PAGE >= comments.length;
  return {
    status: 200,
    body: comments
      .slice((page - 1) * PAGE, page * PAGE)
      .map(({ id, author, body }) => ({ id, body, user: author === '' ? null : { login: author } })),
    headers: last ? {} : { link: `<${url.href}>; rel="first", <${next.href}>; rel="next"` },
  };
}

/** GitLab's notes of merge request 7 of project 42, in memory, in pages of two with X-Next-Page by default. */
export function gitlabReplies(comments: HeldComment[], user: number | undefined, pageHeader = true): Responder {
  const notes = '/api/v4/projects/42/merge_requests/7/notes';
  return ({ method, url, body }) => {
    const asked = `${method} ${url.pathname}`;
    if (asked === 'GET /api/v4/user') {
      return user === undefined
        ? { status: 403, body: { error: 'insufficient_scope' } }
        : { status: 200, body: { id: user } };
    }
    if (asked === `GET ${notes}`) {
      const page = Number(url.searchParams.get('page'));
      const last = page * PAGE >= comments.length;
      return {
        status: 200,
        body: comments.slice((page - 1) * PAGE, page * PAGE).map(({ id, author, body }) => ({
          id,
          body,
          author: author === '' ? null : { id: Number(author) },
          system: body === 'merged',
        })),
        ...(pageHeader && { headers: { 'x-next-page': last ? '' : String(page + 1) } }),
      };
    }
    if (asked === `POST ${notes}`) {
      comments.push({ id: 1000, author: String(user), body: bodyOf(body) });
      return { status: 201, body: { id: 1000 } };
    }
    const comment = comments.find(({ id }) => asked === `PUT ${notes}/${id}`);
    if (comment === undefined) return { status: 404, body: { message: '404 Not found' } };
    comment.body = bodyOf(body);
    return { status: 200, body: { id: comment.id } };
  };
}

function bodyOf(json: string): string {
  return (JSON.parse(json) as { body: string }).body;
}
