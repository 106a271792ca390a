import { githubReplies, type HeldComment } from './forge-replies.js';
import { standingClock, type Reply } from './recording-server.js';
import { TOKEN, MARKER, BODY, server, publish, failure } from './publish-sample-comment.js';

const BOT = 'github-actions[bot]';

beforeAll(() => server.start());

afterAll(() => server.stop());

const chatter = (count: number): HeldComment[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, author: 'ada', body: `Comment ${index + 1}` }));

const marked = (id: number, author = BOT): HeldComment => ({ id, author, body: `${MARKER}\r\nDrift.` });

describe('a comment on GitHub', () => {
  test('GIVEN none with the marker WHEN published THEN one is created, with the token and the whole text', async () => {
    const comments = chatter(3);
    server.respond(githubReplies(comments, BOT));
    await expect(publish('github')).resolves.toEqual({ done: 'created', id: 1003, place: 'acme/access#7', notes: [] });
    expect(comments.at(-1)?.body).toBe(BODY);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(Array(4).fill(`Bearer ${TOKEN}`));
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'klaviyo-access',
      'x-github-api-version': '2022-11-28',
    });
  });

  test('GIVEN one on the third page WHEN published THEN pages are followed, it is updated and nothing else written', async () => {
    const comments = [...chatter(4), marked(50), ...chatter(1)];
    server.respond(githubReplies(comments, BOT));
    await expect(publish('github')).resolves.toMatchObject({ done: 'updated', id: 50, notes: [] });
    expect(comments[4]?.body).toBe(BODY);
    expect(server.asked).toEqual([
      'POST /graphql',
      ...Array<string>(3).fill('GET /repos/acme/access/issues/7/comments'),
      'PATCH /repos/acme/access/issues/comments/50',
    ]);
  });

  test.each(['github-actions', 'GitHub-Actions[bot]'])(
    'GIVEN a viewer that GraphQL names %s THEN the comment of github-actions[bot] is its own',
    async (viewer) => {
      server.respond(githubReplies([marked(50)], viewer));
      await expect(publish('github')).resolves.toMatchObject({ done: 'updated', id: 50 });
    },
  );

  test('GIVEN the marker in a comment of somebody else WHEN published THEN it is left alone and that is said', async () => {
    const comments = [marked(50, 'mallory'), marked(51, '')];
    server.respond(githubReplies(comments, BOT));
    await expect(publish('github')).resolves.toMatchObject({
      done: 'created',
      notes: ['Left alone, since another account wrote it: comment 50, 51, with the marker.'],
    });
    expect(comments[0]?.body).toBe(`${MARKER}\r\nDrift.`);
  });

  test('GIVEN the marker further down in a comment THEN that comment is not the one', async () => {
    server.respond(githubReplies([{ id: 5, author: BOT, body: `See\n${MARKER}` }], BOT));
    await expect(publish('github')).resolves.toMatchObject({ done: 'created' });
  });

  test('GIVEN comments without text or author THEN they are passed over', async () => {
    const replies = githubReplies([], BOT);
    server.respond((request) =>
      request.method === 'GET'
        ? {
            status: 200,
            body: [
              { id: 1, body: null },
              { id: 2, user: null },
            ],
          }
        : replies(request),
    );
    await expect(publish('github')).resolves.toMatchObject({ done: 'created', notes: [] });
  });

  test('GIVEN an interruption during the update THEN its reason is thrown', async () => {
    const replies = githubReplies([marked(50)], BOT);
    const controller = new AbortController();
    server.respond((request) => {
      if (request.method !== 'PATCH') return replies(request);
      controller.abort(new Error('stopped by SIGINT'));
      return 'silence';
    });
    await expect(publish('github', { signal: controller.signal })).rejects.toThrow('stopped by SIGINT');
  });

  test('GIVEN two of our own WHEN published THEN the oldest is updated and the other named', async () => {
    const comments = [marked(60), marked(50), marked(70)];
    server.respond(githubReplies(comments, BOT));
    await expect(publish('github')).resolves.toMatchObject({
      id: 50,
      notes: ['3 comments carry the marker; the oldest is updated. Delete the others by hand: 60, 70.'],
    });
    expect(comments.map(({ body }) => body === BODY)).toEqual([false, true, false]);
  });

  test.each<[string, Reply]>([
    ['a refusal', { status: 403, body: { message: 'Resource not accessible' } }],
    ['no GraphQL there', { status: 404, body: '' }],
    ['an error of GraphQL', { status: 200, body: { errors: [{ message: 'no' }], data: null } }],
  ])('GIVEN %s to the question whose token it is THEN the marker alone decides, and that is said', async (_, reply) => {
    const replies = githubReplies([marked(50, 'somebody')], BOT);
    server.respond((request) => (request.url.pathname === '/graphql' ? reply : replies(request)));
    const { done, id, notes } = await publish('github');
    expect([done, id]).toEqual(['updated', 50]);
    expect(notes).toEqual([expect.stringContaining('the marker alone decides')]);
  });

  test('GIVEN an unknown author and a comment that may not be edited THEN the next one is, and that is said', async () => {
    const replies = githubReplies([marked(50, 'mallory'), marked(51)], undefined);
    server.respond((request) =>
      request.url.pathname.endsWith('/comments/50')
        ? { status: 403, body: { message: 'Must be admin' } }
        : replies(request),
    );
    const { done, id, notes } = await publish('github');
    expect([done, id]).toEqual(['updated', 51]);
    expect(notes.at(-1)).toBe(
      "Comment 50 carries the marker but could not be edited: it is gone, or another account's.",
    );
  });

  test('GIVEN a comment that is deleted meanwhile THEN a new one is created', async () => {
    const replies = githubReplies([marked(50)], BOT);
    server.respond((request) => (request.method === 'PATCH' ? { status: 404 } : replies(request)));
    await expect(publish('github')).resolves.toMatchObject({ done: 'created' });
  });

  test('GIVEN GitHub Enterprise Server THEN GraphQL is asked beside REST', async () => {
    server.respond(() => ({ status: 200, body: [] }));
    const place = { apiUrl: `${server.origin}/api/v3`, repository: 'acme/access', number: 7 };
    await failure(publish('github', { place }));
    expect(server.asked[0]).toBe('POST /api/graphql');
  });

  test('GIVEN a fork, whose token can only read WHEN published THEN the error says what to do instead', async () => {
    const replies = githubReplies([], BOT);
    server.respond((request) =>
      request.url.pathname.endsWith('/7/comments') && request.method === 'POST'
        ? { status: 403, body: { message: 'Resource not accessible by integration' } }
        : replies(request),
    );
    const error = await failure(publish('github'));
    expect(error.code).toBe('PUBLISH_FORBIDDEN');
    expect(error.message).toContain('POST');
    expect(error.message).toContain('saying "Resource not accessible by integration"');
    expect(error.message).toContain('On a pull request from a fork the token can only read');
  });

  test('GIVEN our own comment that may not be edited THEN that is an error, and no second one is written', async () => {
    const replies = githubReplies([marked(50)], BOT);
    server.respond((request) => (request.method === 'PATCH' ? { status: 403, body: {} } : replies(request)));
    await expect(publish('github')).rejects.toMatchObject({ code: 'PUBLISH_FORBIDDEN' });
  });

  test.each([
    [401, 'PUBLISH_UNAUTHORIZED', 'GITHUB_TOKEN is not valid'],
    [404, 'PUBLISH_NOT_FOUND', 'check --repository, --number and the token'],
    [410, 'PUBLISH_REJECTED', 'closed'],
    [418, 'PUBLISH_REJECTED', 'Check the address'],
    [422, 'PUBLISH_REJECTED', 'GitHub refuses the text'],
  ])('GIVEN status %i THEN the error is %s and says "%s"', async (status, code, problem) => {
    const replies = githubReplies([], BOT);
    server.respond((request) =>
      request.url.pathname === '/graphql' ? replies(request) : { status, body: { message: `bad ${TOKEN}` } },
    );
    const error = await failure(publish('github'));
    expect(error).toMatchObject({ code, message: expect.stringContaining(problem) as string });
    expect(error.message).toContain('saying "bad [secret]"');
    expect(JSON.stringify([error.message, error.stack, error])).not.toContain(TOKEN);
  });

  test('GIVEN a comment that was created though its answer was lost THEN the next attempt updates it: there is one', async () => {
    const comments: HeldComment[] = [];
    const replies = githubReplies(comments, BOT);
    let lost = false;
    server.respond((request) => {
      const reply = replies(request);
      if (lost || request.method !== 'POST' || request.url.pathname === '/graphql') return reply;
      lost = true;
      return 'reset';
    });
    const { timing, waits } = standingClock();
    await expect(publish('github', { timing })).resolves.toMatchObject({ done: 'updated', id: 1000 });
    expect(comments).toHaveLength(1);
    expect(waits).toEqual([500]);
  });

  test.each<[string, Record<string, string>, unknown, number]>([
    ['retry-after', { 'retry-after': '7' }, {}, 7_500],
    [
      'x-ratelimit-reset',
      {
        date: 'Mon, 23 Nov 2026 06:00:00 GMT',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Date.parse('2026-11-23T06:00:20Z') / 1000),
      },
      {},
      21_500,
    ],
    ['words alone', {}, { message: 'You have exceeded a secondary rate limit.' }, 60_500],
    [
      'words, with the reset of the primary limit, of which something is left',
      { 'x-ratelimit-remaining': '4771', 'x-ratelimit-reset': String(Date.parse('2026-11-23T06:50:00Z') / 1000) },
      { message: 'You have exceeded a secondary rate limit and have been temporarily blocked from content creation.' },
      60_500,
    ],
  ])('GIVEN a 403 that is a rate limit by %s THEN it waits as asked and goes on', async (_, headers, body, wait) => {
    const replies = githubReplies([], BOT);
    let limited = false;
    server.respond((request) => {
      if (limited || request.method !== 'GET') return replies(request);
      limited = true;
      return { status: 403, body, headers };
    });
    const { timing, waits } = standingClock();
    await expect(publish('github', { timing })).resolves.toMatchObject({ done: 'created' });
    expect(waits).toEqual([wait]);
  });

  test('GIVEN a secondary rate limit that lasts for 72 s THEN the third attempt gets through', async () => {
    const replies = githubReplies([], BOT);
    const { timing, waits } = standingClock();
    const until = timing.now() + 72_000;
    server.respond((request) =>
      timing.now() < until && request.url.pathname !== '/graphql'
        ? { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } }
        : replies(request),
    );
    await expect(publish('github', { timing })).resolves.toMatchObject({ done: 'created' });
    expect(waits).toEqual([60_500, 45_500]);
  });

  test('GIVEN a next page of another origin THEN it is not asked and the token does not leave', async () => {
    const replies = githubReplies([], BOT);
    server.respond((request) =>
      request.method === 'GET'
        ? { status: 200, body: [], headers: { link: '<https://evil.example/x>; rel="next"' } }
        : replies(request),
    );
    const error = await failure(publish('github'));
    expect(error).toMatchObject({
      code: 'PUBLISH_WIRE',
      message: expect.stringContaining('on another server, to which the token is not sent') as string,
    });
  });

  test('GIVEN a next page that is no address THEN that is an error', async () => {
    const replies = githubReplies([], BOT);
    server.respond((request) =>
      request.method === 'GET'
        ? { status: 200, body: [], headers: { link: '<http://[>; rel=next' } }
        : replies(request),
    );
    await expect(publish('github')).rejects.toMatchObject({ code: 'PUBLISH_WIRE' });
  });

  test.each([
    ['<https://evil.example/x>; rel=first, garbage', 'has a Link header that is not well-formed'],
    ['<?page=2>; rel="next", <?page=3>; rel="next"', 'names several pages as rel="next"'],
  ])('GIVEN the Link header %s THEN it is an error and not the end of the list', async (link, problem) => {
    const replies = githubReplies([], BOT);
    server.respond((request) =>
      request.method === 'GET' ? { status: 200, body: [], headers: { link } } : replies(request),
    );
    const error = await failure(publish('github'));
    expect(error).toMatchObject({ code: 'PUBLISH_WIRE', message: expect.stringContaining(problem) as string });
  });

  test('GIVEN pages without end THEN it stops with an error', async () => {
    const replies = githubReplies([], BOT);
    server.respond((request) =>
      request.method === 'GET'
        ? { status: 200, body: [], headers: { link: `<${request.url.href}>; rel="next"` } }
        : replies(request),
    );
    const error = await failure(publish('github'));
    expect(error.message).toContain('more than 200 pages');
    expect(server.requests).toHaveLength(201);
  });

  test.each([
    ['no JSON', '<html>', 'its body is not JSON'],
    ['another form', [{ id: 'x' }], 'not of the expected form (at 0.id)'],
    ['no list', 3, 'not of the expected form.'],
  ])('GIVEN %s in place of the comments THEN nothing is written', async (_, body, problem) => {
    const replies = githubReplies([], BOT);
    server.respond((request) => (request.method === 'GET' ? { status: 200, body } : replies(request)));
    const error = await failure(publish('github'));
    expect(error).toMatchObject({ code: 'PUBLISH_WIRE', message: expect.stringContaining(problem) as string });
    expect(server.asked.filter((asked) => asked !== 'POST /graphql')).toHaveLength(1);
  });

  test('GIVEN a trouble of the server in the question whose token it is THEN it is no "unknown" but an error', async () => {
    server.respond(() => ({ status: 502, body: '<html>bad gateway</html>' }));
    const { timing, waits } = standingClock();
    const error = await failure(publish('github', { timing }));
    expect(error.message).toMatch(/answered with status 502\. The server.*Gave up after 4 attempts\.$/);
    expect(waits).toEqual([500, 1_000, 2_000]);
  });
});
