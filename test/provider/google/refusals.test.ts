import { type GoogleReadErrorCode } from '../../../src/provider/google/google-read-error.js';
import { type FaultKind, type GoogleSeed } from '../../../src/simulator/google/index.js';
import { readWith, withGoogle } from './google-at-hand.js';
import { answering, LAST_PAGE, TOKEN, USER } from './answering-google.js';

const GROUP = 'klaviyo-admins@example.com';
const ASSIGNMENTS = [`{ role: admin, group: ${GROUP} }`];
const USERS = [{ email: 'admin@example.com' }, { email: 'ada@example.com' }];
const SCOPE = 'https://www.googleapis.com/auth/admin.directory';

describe('what passes', () => {
  it.each<FaultKind>(['rate-limit', 'quota', 'unavailable', 'disconnect', 'token-expired'])(
    'GIVEN %s once WHEN the directory is read THEN it is read whole',
    (kind) =>
      withGoogle(undefined, async (simulator) => {
        simulator.failNext(kind, 1, { path: '/users' });
        const { users } = await readWith(simulator, ASSIGNMENTS);
        expect(users).toHaveLength(4);
      }),
  );

  it.each<[FaultKind, GoogleReadErrorCode]>([
    ['rate-limit', 'GOOGLE_RATE_LIMITED'],
    ['quota', 'GOOGLE_RATE_LIMITED'],
    ['unavailable', 'GOOGLE_UNREACHABLE'],
    ['disconnect', 'GOOGLE_UNREACHABLE'],
    ['token-expired', 'GOOGLE_UNAUTHORIZED'],
    ['denied', 'GOOGLE_FORBIDDEN'],
    ['web-page', 'GOOGLE_UNEXPECTED'],
  ])('GIVEN %s that lasts WHEN the directory is read THEN it fails with %s', (kind, code) =>
    withGoogle(undefined, async (simulator) => {
      simulator.failNext(kind, 20, { path: '/members' });
      await expect(readWith(simulator, ASSIGNMENTS)).rejects.toMatchObject({ code });
    }),
  );
});

describe('what is missing', () => {
  it.each<[string, GoogleSeed, string, string]>([
    [
      'a scope that was not delegated',
      { users: USERS, delegatedScopes: [`${SCOPE}.user.readonly`] },
      'admin@example.com',
      `exactly these scopes: ${SCOPE}.group.member.readonly,${SCOPE}.user.readonly.`,
    ],
    [
      'an administrator who is nobody',
      { users: USERS },
      'nobody@example.com',
      'directory.google.admin is an active user',
    ],
    ['a user without the role', { users: USERS }, 'ada@example.com', 'privileges Users > Read and Groups > Read'],
  ])('GIVEN %s WHEN the directory is read THEN the error says what to do', (_what, seed, admin, remedy) =>
    withGoogle(seed, (simulator) =>
      expect(readWith(simulator, ASSIGNMENTS, { admin })).rejects.toMatchObject({
        message: expect.stringContaining(remedy) as string,
      }),
    ),
  );

  it.each([
    ['accessNotConfigured', 'Enable the Admin SDK API'],
    ['insufficientPermissions', 'A scope is missing.'],
    ['dailyLimitExceeded', 'may not read that'],
  ])('GIVEN 403 with the reason %s THEN the error says: %s', (reason, remedy) =>
    answering({ '/token': TOKEN, '/users': [403, { error: { message: 'No.', errors: [{ reason }] } }] }, (simulator) =>
      expect(readWith(simulator, ASSIGNMENTS)).rejects.toMatchObject({
        code: 'GOOGLE_FORBIDDEN',
        message: expect.stringContaining(remedy) as string,
      }),
    ),
  );
});

describe('answers that prove nothing', () => {
  it.each<[string, Parameters<typeof answering>[0], string]>([
    ['no users', { '/token': TOKEN, '/users': [200, {}] }, 'is empty, though it has an administrator'],
    ['a user twice', { '/token': TOKEN, '/users': [200, { users: [USER, USER] }] }, 'has "1" twice'],
    [
      'a page that leads back',
      { '/token': TOKEN, '/users': [200, { nextPageToken: 'again' }] },
      'leads back to a page that was read already',
    ],
    [
      'two users of one address',
      { '/token': TOKEN, '/users': [200, { users: [USER, { ...USER, id: '2' }] }] },
      'have the same userName',
    ],
    [
      'a user of whom it is not said whether they are suspended',
      { '/token': TOKEN, '/users': [200, { users: [{ ...USER, suspended: undefined }] }] },
      'JSON of an unknown form',
    ],
    [
      'a member of a type that is not known',
      { '/token': TOKEN, '/users': LAST_PAGE, '/members': [200, { members: [{ id: '9', type: 'ROBOT' }] }] },
      'JSON of an unknown form',
    ],
    [
      'all users of another customer as a member',
      { '/token': TOKEN, '/users': LAST_PAGE, '/members': [200, { members: [{ id: 'C0other', type: 'CUSTOMER' }] }] },
      'Members of groups are not users of the customer: "C0other"',
    ],
    ['a redirect', { '/token': TOKEN, '/users': [302, {}] }, 'Redirects are not followed'],
    ['a name twice in JSON', { '/token': TOKEN, '/users': [200, '{"users":[],"users":[]}'] }, 'the name "users" twice'],
    ['no token', { '/token': [200, {}] }, 'JSON that is not an access token'],
    ['a broken sign-in', { '/token': [500, {}] }, 'Google has a problem'],
    ['a sign-in refused', { '/token': [400, { error: 'invalid_grant' }] }, 'saying "invalid_grant"'],
    ['too many sign-ins', { '/token': [429, 'no JSON'] }, 'when fewer programs ask'],
  ])('GIVEN %s WHEN the directory is read THEN it fails', (_what, answers, message) =>
    answering(answers, (simulator) => expect(readWith(simulator, ASSIGNMENTS)).rejects.toThrow(message)),
  );

  it('GIVEN several organizations and ids, none the main one WHEN users are read THEN no attribute is guessed', () => {
    const externalIds = ['1', '2'].map((value) => ({ type: 'organization', value }));
    const odd = { ...USER, externalIds, organizations: [{ department: 'A' }, { department: 'B' }] };
    return answering(
      { '/token': TOKEN, '/users': [200, { users: [odd] }], '/members': [200, {}] },
      async (simulator) => {
        const { users } = await readWith(simulator, ASSIGNMENTS);
        expect(users[0]?.attributes).toEqual({});
      },
    );
  });

  it('GIVEN that the server repeats the token WHEN it refuses THEN the message does not show it', () =>
    answering(
      { '/token': TOKEN, '/users': [403, { error: { message: 'Bad example-token-value' } }] },
      async (simulator) => {
        await expect(readWith(simulator, ASSIGNMENTS)).rejects.not.toThrow('example-token-value');
      },
    ));
});

describe('a proxy that cannot be used', () => {
  const before = process.env.HTTPS_PROXY;
  afterEach(() => {
    if (before === undefined) delete process.env.HTTPS_PROXY;
    else process.env.HTTPS_PROXY = before;
  });

  it('GIVEN it in the environment WHEN Google is asked THEN it is refused before anything is sent', () =>
    withGoogle(undefined, async ({ key, url }) => {
      process.env.HTTPS_PROXY = 'socks5://proxy.example.com';
      const atGoogle = key.replace(`${url}/token`, 'https://oauth2.googleapis.com/token');
      await expect(readWith({ key: atGoogle }, ASSIGNMENTS)).rejects.toThrow(/HTTPS_PROXY.*Google was not asked\./s);
    }));
});
