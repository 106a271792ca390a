import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { connectGoogle } from '../../../src/provider/google/connect.js';
import { googleCredentials } from '../../../src/provider/google/google-credentials.js';
import { GoogleDirectory } from '../../../src/provider/google/google-directory.js';
import { type DirectorySnapshot } from '../../../src/people/directory-person.js';
import { type FaultKind, type GoogleSeed } from '../../../src/simulator/google/index.js';
import { folderWith } from '../../cli/cli-run.js';
import { accountsWith, IMPATIENT, withGoogle } from './google-at-hand.js';

const ASSIGNMENTS = ['{ role: admin, group: klaviyo-admins@example.com }'];
const USERS = [{ email: 'admin@example.com' }, { email: 'ada@example.com' }];
const GROUPS = [{ email: 'klaviyo-admins@example.com', members: ['ada@example.com'] }];

type Environment = Readonly<Record<string, string>>;

/** Reads the directory with the credentials of an environment. */
async function readAs(environment: Environment, cwd = '.'): Promise<DirectorySnapshot> {
  const settings = { kind: 'google', customer: 'my_customer', admin: 'admin@example.com' } as const;
  const access = connectGoogle(settings, { environment, cwd, patience: IMPATIENT });
  return new GoogleDirectory(access, accountsWith(ASSIGNMENTS)).read();
}

/** The simulator's configuration with something changed. */
function changed(federation: string, changes: Readonly<Record<string, unknown>>): Environment {
  return { GOOGLE_CREDENTIALS: JSON.stringify({ ...(JSON.parse(federation) as object), ...changes }) };
}

/** The token that the simulated issuer gives to who asks for it. */
async function issuedToken(federation: string): Promise<string> {
  const { credential_source: source } = JSON.parse(federation) as {
    readonly credential_source: { readonly url: string; readonly headers: Record<string, string> };
  };
  const response = await fetch(source.url, { headers: source.headers });
  return ((await response.json()) as { readonly value: string }).value;
}

describe('workload identity federation', () => {
  it('GIVEN the configuration, or the variables of a job at GitHub WHEN the directory is read THEN Google signs, and no key is needed', () =>
    withGoogle({ users: USERS, groups: GROUPS }, async ({ federation, githubJob, requests }) => {
      for (const environment of [{ GOOGLE_CREDENTIALS: federation }, githubJob]) {
        const before = requests().length;
        expect((await readAs(environment)).users.map(({ userName }) => userName)).toEqual([
          'ada@example.com',
          'admin@example.com',
        ]);
        expect(requests().slice(before, before + 4)).toEqual([
          expect.stringMatching(/^GET \/issuer\/token\?audience=https%3A%2F%2Fiam\.googleapis\.com%2Fprojects/),
          'POST /v1/token',
          expect.stringMatching(/^POST \/v1\/projects\/-\/serviceAccounts\/reader(@|%40).*:signJwt$/),
          'POST /token',
        ]);
      }
    }));

  it.each(['text', 'json'])(
    'GIVEN a token in a file as %s WHEN the directory is read THEN it is read from there, as it is then',
    (type) =>
      withGoogle({ users: USERS, groups: GROUPS }, async ({ federation }) => {
        const cwd = folderWith({ 'token.txt': 'stale' });
        const format = type === 'json' ? { type, subject_token_field_name: 'token' } : { type };
        const { GOOGLE_CREDENTIALS: config } = changed(federation, {
          credential_source: { file: 'token.txt', format },
        });
        writeFileSync(join(cwd, 'config.json'), config!);
        const token = await issuedToken(federation);
        writeFileSync(join(cwd, 'token.txt'), type === 'json' ? JSON.stringify({ token }) : `${token}\n`);

        expect((await readAs({ GOOGLE_APPLICATION_CREDENTIALS: 'config.json' }, cwd)).users).toHaveLength(2);
      }),
  );

  it.each<FaultKind>(['rate-limit', 'unavailable', 'disconnect'])(
    'GIVEN %s once at each call of it WHEN the directory is read THEN it is read whole',
    (kind) =>
      withGoogle({ users: USERS, groups: GROUPS }, async ({ federation, failNext }) => {
        failNext(kind, 1, { path: '/v1/token' });
        failNext(kind, 1, { path: 'signJwt' });
        expect((await readAs({ GOOGLE_CREDENTIALS: federation })).users).toHaveLength(2);
      }),
  );
});

describe('what is refused', () => {
  it.each<[string, GoogleSeed, Readonly<Record<string, unknown>>, string]>([
    [
      'a subject that the provider does not admit',
      { federation: { admitted: ['repo:acme/other:ref:refs/heads/main'] } },
      {},
      'its attribute condition with the token',
    ],
    ['a subject that may not sign', { federation: { signers: [] } }, {}, 'roles/iam.serviceAccountTokenCreator'],
    [
      'another provider',
      {},
      { audience: '//iam.googleapis.com/projects/1' },
      'The provider of the workload identity pool',
    ],
    ['another kind of token', {}, { subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' }, 'The provider'],
  ])(
    'GIVEN %s WHEN the directory is read THEN the error says what to do, and shows no token',
    (_what, seed, changes, remedy) =>
      withGoogle({ users: USERS, ...seed }, async ({ federation }) => {
        const reading = readAs(changed(federation, changes));
        await expect(reading).rejects.toMatchObject({ code: 'GOOGLE_UNAUTHORIZED' });
        await expect(reading).rejects.toThrow(remedy);
        await expect(reading).rejects.not.toThrow(/example-(request|federated)-token|eyJ/);
      }),
  );

  it('GIVEN another service account WHEN the directory is read THEN nobody signs for it', () =>
    withGoogle({ users: USERS }, async ({ federation }) => {
      const url =
        'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/other@example.com:generateAccessToken';
      await expect(readAs(changed(federation, { service_account_impersonation_url: url }))).rejects.toThrow(
        'Check the address of the service account, too.',
      );
    }));

  it('GIVEN a token for another audience, one that is none, or none at all WHEN the directory is read THEN it is refused', () =>
    withGoogle({ users: USERS }, async ({ federation, url }) => {
      const source = (JSON.parse(federation) as { credential_source: object }).credential_source;
      const at = (other: object): Environment => changed(federation, { credential_source: { ...source, ...other } });

      await expect(readAs(at({ url: `${url}/issuer/token?audience=other` }))).rejects.toThrow(
        'does not match the expected audience',
      );
      await expect(readAs(at({ headers: {} }))).rejects.toThrow('the permission id-token: write');
      await expect(readAs(at({ format: { type: 'json', subject_token_field_name: 'token' } }))).rejects.toThrow(
        'has no token under "token"',
      );
      const file = (text: string): Promise<DirectorySnapshot> =>
        readAs(changed(federation, { credential_source: { file: 'token.txt' } }), folderWith({ 'token.txt': text }));
      await expect(file('e.y.j')).rejects.toThrow('Invalid ID Token signature');
      await expect(file('two words')).rejects.toThrow('is empty, or is no token');
      await expect(readAs(changed(federation, { credential_source: { file: 'missing.txt' } }))).rejects.toThrow(
        /missing\.txt" cannot be read/,
      );
    }));

  it('GIVEN the API that signs is off WHEN the directory is read THEN the error says to enable it', () =>
    withGoogle({ users: USERS }, async ({ federation, failNext }) => {
      failNext('api-off', 9, { path: 'signJwt' });
      await expect(readAs({ GOOGLE_CREDENTIALS: federation })).rejects.toThrow(
        'Enable the IAM Service Account Credentials API',
      );
    }));
});

describe('a configuration that cannot be used', () => {
  const CONFIG = {
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/a/providers/b',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: 'https://sts.googleapis.com/v1/token',
    service_account_impersonation_url:
      'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/reader@example.com:generateAccessToken',
    credential_source: { file: 'token.txt' },
  };
  const JSON_FORMAT = { type: 'json', subject_token_field_name: 'value' };
  const read = (changes: object) =>
    googleCredentials({
      environment: { GOOGLE_CREDENTIALS: JSON.stringify({ ...CONFIG, ...changes }) },
      cwd: '/project',
    });

  it('GIVEN one of Google THEN only Google is asked', () => {
    expect(read({})).toMatchObject({
      email: 'reader@example.com',
      exchange: new URL('https://sts.googleapis.com/v1/token'),
      signing: new URL(
        'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/reader%40example.com:signJwt',
      ),
      tokenEndpoint: new URL('https://oauth2.googleapis.com/token'),
      api: 'https://admin.googleapis.com',
      subjectToken: { from: 'file', path: '/project/token.txt' },
    });
    const source = {
      url: 'https://issuer.example.com',
      headers: { Authorization: 'Bearer in-confidence' },
      format: JSON_FORMAT,
    };
    const credentials = read({ credential_source: source });
    expect(inspect(credentials, { depth: 9 }) + JSON.stringify(credentials)).not.toContain('in-confidence');
  });

  it.each<[string, object, string]>([
    ['no service account', { service_account_impersonation_url: undefined }, 'service_account_impersonation_url'],
    [
      'an address that names none',
      { service_account_impersonation_url: 'https://example.com' },
      'names no service account',
    ],
    [
      'an exchange elsewhere',
      { token_url: 'https://sts.example.com/v1/token' },
      'Only https://sts.googleapis.com/v1/token',
    ],
    ['credentials of AWS', { credential_source: { environment_id: 'aws1' } }, 'credential_source'],
    ['a program', { credential_source: { executable: { command: 'x' } } }, 'credential_source'],
    [
      'an issuer over plain http',
      { credential_source: { url: 'http://example.com', format: JSON_FORMAT } },
      'not an https address',
    ],
    [
      'an issuer that answers with text',
      { credential_source: { url: 'https://example.com' } },
      'without format.type json',
    ],
  ])('GIVEN %s THEN it is refused', (_what, changes, message) => {
    expect(() => read(changes)).toThrow(message);
    expect(() => read(changes)).toThrow('create-cred-config');
  });

  const GITHUB = {
    GOOGLE_WORKLOAD_IDENTITY_PROVIDER: 'projects/1/locations/global/workloadIdentityPools/a/providers/b',
    GOOGLE_SERVICE_ACCOUNT: 'reader@example.com',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://issuer.example.com/token?api-version=1',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'in-confidence',
  };
  const atGithub = (changes: Readonly<Record<string, string | undefined>>) =>
    googleCredentials({ environment: { ...GITHUB, ...changes }, cwd: '.' });

  it('GIVEN the variables of a job at GitHub THEN its issuer is asked for the audience of the provider, and Google alone after it', () => {
    expect(atGithub({})).toMatchObject({
      exchange: new URL('https://sts.googleapis.com/v1/token'),
      audience: `//iam.googleapis.com/${GITHUB.GOOGLE_WORKLOAD_IDENTITY_PROVIDER}`,
      subjectToken: {
        url: new URL(
          `https://issuer.example.com/token?api-version=1&audience=${encodeURIComponent(`https://iam.googleapis.com/${GITHUB.GOOGLE_WORKLOAD_IDENTITY_PROVIDER}`)}`,
        ),
      },
    });
    expect(inspect(atGithub({}), { depth: 9 })).not.toContain('in-confidence');
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, string]>([
    ['no provider', { GOOGLE_WORKLOAD_IDENTITY_PROVIDER: undefined }, 'Set both.'],
    ['no service account', { GOOGLE_SERVICE_ACCOUNT: ' ' }, 'Set both.'],
    ['something that is no provider', { GOOGLE_WORKLOAD_IDENTITY_PROVIDER: 'github' }, 'projects/NUMBER/locations'],
    ['a job without the permission', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }, 'the permission id-token: write'],
    ['no job', { ACTIONS_ID_TOKEN_REQUEST_URL: undefined }, 'GitHub issues no token here'],
    [
      'an issuer over plain http, which would carry the token of the job',
      { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://issuer.example.com/token' },
      'not an https address',
    ],
    ['an issuer that is not an address', { ACTIONS_ID_TOKEN_REQUEST_URL: 'issuer' }, 'not an https address'],
  ])('GIVEN %s THEN it is refused', (_what, changes, message) => {
    expect(() => atGithub(changes)).toThrow(message);
  });
});
