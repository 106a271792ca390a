import { gitlabReplies, type HeldComment } from './forge-replies.js';
import { standingClock } from './recording-server.js';
import { TOKEN, MARKER, BODY, server, publish, failure } from './publish-sample-comment.js';

beforeAll(() => server.start());

afterAll(() => server.stop());

describe('a comment on GitLab', () => {
  const AUTHOR = 9;

  test('GIVEN none with the marker WHEN published THEN a note is created with the token', async () => {
    const notes = [{ id: 1, author: '3', body: 'Hello' }];
    server.respond(gitlabReplies(notes, AUTHOR));
    await expect(publish('gitlab')).resolves.toEqual({ done: 'created', id: 1000, place: '42!7', notes: [] });
    expect(notes.at(-1)?.body).toBe(BODY);
    expect(server.requests.map(({ headers }) => headers['private-token'])).toEqual([TOKEN, TOKEN, TOKEN]);
  });

  test.each([
    ['X-Next-Page', true, 3],
    ['no header at all', false, 4],
  ])('GIVEN pages and %s WHEN published THEN all are read and our note is updated', async (_, pageHeader, pages) => {
    const notes = [
      { id: 1, author: '3', body: 'Hello' },
      { id: 2, author: '', body: MARKER },
      { id: 3, author: '3', body: MARKER },
      { id: 4, author: '9', body: 'merged' },
      { id: 5, author: '9', body: `${MARKER}\nDrift.` },
    ];
    server.respond(gitlabReplies(notes, AUTHOR, pageHeader));
    await expect(publish('gitlab')).resolves.toMatchObject({ done: 'updated', id: 5 });
    expect(notes[4]?.body).toBe(BODY);
    expect(server.asked.filter((asked) => asked.startsWith('GET') && asked.endsWith('/notes'))).toHaveLength(pages);
  });

  test('GIVEN notes without text THEN they are passed over', async () => {
    const replies = gitlabReplies([], AUTHOR);
    server.respond((request) =>
      request.method === 'GET' && request.url.pathname.endsWith('/notes')
        ? { status: 200, body: [{ id: 1, body: null }], headers: { 'x-next-page': '' } }
        : replies(request),
    );
    await expect(publish('gitlab')).resolves.toMatchObject({ done: 'created' });
  });

  test('GIVEN a line that GitLab would take for an order THEN it is no order any more', async () => {
    const notes: HeldComment[] = [];
    server.respond(gitlabReplies(notes, AUTHOR));
    await publish('gitlab', { body: `${MARKER}\n/approve\n  /merge\na /close b\n//x` });
    expect(notes[0]?.body).toBe(`${MARKER}\n&#47;approve\n  &#47;merge\na /close b\n//x`);
  });

  test('GIVEN a token that may not ask who it is THEN the marker alone decides', async () => {
    server.respond(gitlabReplies([{ id: 5, author: '9', body: MARKER }], undefined));
    await expect(publish('gitlab')).resolves.toMatchObject({ done: 'updated', id: 5 });
  });

  test('GIVEN a refused token THEN the error says so', async () => {
    server.respondInTurn({ status: 401, body: { message: '401 Unauthorized' } });
    await expect(publish('gitlab')).rejects.toMatchObject({ code: 'PUBLISH_UNAUTHORIZED' });
  });

  test('GIVEN a refused text THEN the error repeats what GitLab says', async () => {
    const replies = gitlabReplies([], AUTHOR);
    server.respond((request) =>
      request.method === 'POST' ? { status: 400, body: { message: { note: ['is too long'] } } } : replies(request),
    );
    const error = await failure(publish('gitlab'));
    expect(error.message).toContain('saying "{\\"note\\":[\\"is too long\\"]}". GitLab refuses the text');
  });

  test('GIVEN a rate limit with RateLimit-Reset THEN it waits until then', async () => {
    const replies = gitlabReplies([], AUTHOR);
    const reset = String(Date.parse('2026-11-23T06:00:05Z') / 1000);
    server.respond((request) =>
      server.requests.length === 1
        ? { status: 429, headers: { 'ratelimit-reset': reset, date: 'Mon, 23 Nov 2026 06:00:00 GMT' } }
        : replies(request),
    );
    const { timing, waits } = standingClock();
    await expect(publish('gitlab', { timing })).resolves.toMatchObject({ done: 'created' });
    expect(waits).toEqual([6_500]);
  });

  test('GIVEN pages without end THEN it stops with an error', async () => {
    const replies = gitlabReplies([], AUTHOR);
    server.respond((request) =>
      request.url.pathname.endsWith('/notes')
        ? { status: 200, body: [], headers: { 'x-next-page': '1' } }
        : replies(request),
    );
    const error = await failure(publish('gitlab'));
    expect(error.message).toContain('more than 200 pages');
  });
});
