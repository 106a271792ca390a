import { checkScimKey, checkScimTls, checkScimUrl, checkScimUsers } from '../../src/doctor/check-scim-access.js';
import { type KlaviyoReadings } from '../../src/doctor/klaviyo-readings.js';
import { unread, wasRead } from '../../src/provider/reading.js';
import { connectionFailure } from '../../src/http/http-failure.js';
import { scimFailure } from '../../src/klaviyo/scim-request.js';
import { SCIM_ERROR_CODES, type ScimErrorCode } from '../../src/klaviyo/scim-error.js';
import { sampleAccount } from '../constructs/okta/sample-account.js';
import { ACCOUNT, klaviyoReadings, only, scimFailed } from './sample-readings.js';

const CHECKS = { url: checkScimUrl, tls: checkScimTls, key: checkScimKey, users: checkScimUsers };
type Part = keyof typeof CHECKS;

const check = (part: Part, readings: Partial<KlaviyoReadings>, account = ACCOUNT) =>
  only(CHECKS[part](account, klaviyoReadings(readings)));

function failing(readings: Partial<KlaviyoReadings>): readonly string[] {
  return (Object.keys(CHECKS) as Part[]).filter((part) => check(part, readings).status === 'fail');
}

const at = (baseUrl: string) => sampleAccount({ scim: { ...ACCOUNT.scim, baseUrl } });

/** What the client makes of a certificate that is not accepted. */
const CERTIFICATE = {
  state: 'failed',
  error: scimFailure(
    connectionFailure({ code: 'CERT_HAS_EXPIRED' }, 'head'),
    new URL('https://a.klaviyo.com/scim/v2/Users'),
    (text) => text,
  ),
} as const;

describe('the checks of access to SCIM', () => {
  it('GIVEN a first page WHEN checked THEN all of them pass', () => {
    expect(Object.values(CHECKS).map((one) => only(one(ACCOUNT, klaviyoReadings())).status)).toEqual(
      Array(4).fill('pass'),
    );
  });

  it.each(SCIM_ERROR_CODES)(
    'GIVEN the error %s of the first page WHEN checked THEN exactly one check fails',
    (code) => {
      expect(failing({ firstPage: scimFailed(code) })).toHaveLength(1);
    },
  );

  it.each<[ScimErrorCode, Part]>([
    ['SCIM_UNAUTHORIZED', 'key'],
    ['SCIM_FORBIDDEN', 'key'],
    ['SCIM_NOT_FOUND', 'url'],
    ['SCIM_HTML', 'url'],
    ['SCIM_TIMEOUT', 'url'],
    ['SCIM_CONNECTION', 'url'],
    ['SCIM_UNAVAILABLE', 'users'],
    ['SCIM_RATE_LIMITED', 'users'],
  ])('GIVEN %s WHEN checked THEN it is the check of %s that fails, and nothing else passes but TLS', (code, part) => {
    const readings = { firstPage: scimFailed(code, 'It did not work.', { status: 400 }) };
    expect(failing(readings)).toEqual([part]);
    expect(check(part, readings).reason).toContain('It did not work.');
    const others = (Object.keys(CHECKS) as Part[]).filter((one) => one !== part && one !== 'tls');
    expect(others.map((one) => check(one, readings).status)).toEqual(others.map(() => 'not checkable'));
  });

  it('GIVEN no key WHEN checked THEN that fails, and nothing else is checkable', () => {
    const readings = { firstPage: unread('No key.'), key: unread('No key.') };
    const all = (Object.keys(CHECKS) as Part[]).map((part) => check(part, readings));
    expect(all.map(({ reason }) => reason)).toEqual(Array(4).fill('No key.'));
    expect((Object.keys(CHECKS) as Part[]).map((part, index) => `${part} ${all[index]!.status}`)).toEqual([
      'url not checkable',
      'tls not checkable',
      'key fail',
      'users not checkable',
    ]);
  });

  it('GIVEN JSON that is no list WHEN checked THEN the URL fails', () => {
    expect(failing({ firstPage: wasRead({ hello: 'world' }) })).toEqual(['url']);
    expect(check('users', { firstPage: wasRead(null) }).status).toBe('not checkable');
  });
});

describe('checkScimTls', () => {
  it('GIVEN plain http WHEN checked THEN it is not checkable on loopback, and fails elsewhere', () => {
    expect(check('tls', {}, at('http://127.0.0.1:8787/scim/v2')).status).toBe('not checkable');
    expect(check('tls', {}, at('http://a.klaviyo.com/scim/v2')).status).toBe('fail');
  });

  it('GIVEN a certificate that is not accepted WHEN checked THEN TLS alone fails', () => {
    expect(failing({ firstPage: CERTIFICATE })).toEqual(['tls']);
    expect(check('url', { firstPage: CERTIFICATE }).status).toBe('not checkable');
    expect(check('tls', { firstPage: CERTIFICATE }).remedy).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('GIVEN an answer, even a refusal WHEN checked THEN it passes; without any answer it is not checkable', () => {
    expect(check('tls', { firstPage: scimFailed('SCIM_UNAUTHORIZED', '', { status: 401 }) }).status).toBe('pass');
    expect(check('tls', { firstPage: scimFailed('SCIM_TIMEOUT') }).status).toBe('not checkable');
  });
});

describe('checkScimKey', () => {
  const refused = { firstPage: scimFailed('SCIM_UNAUTHORIZED', 'It answered 401.', { status: 401 }) };

  it('GIVEN a 401 and the other scheme accepted WHEN checked THEN it says that the key is right', () => {
    const verdict = check('key', { ...refused, otherScheme: 'accepted' });
    expect(verdict.reason).toBe(
      'The key is right, but the server does not take it as Klaviyo-API-Key; it does as Bearer.',
    );
    expect(verdict.remedy).toContain('scim.authorization to Bearer');
  });

  it('GIVEN a 401 both ways WHEN checked THEN it says so', () => {
    const verdict = check('key', { ...refused, otherScheme: 'refused' });
    expect(verdict.reason).toBe('It answered 401. It was tried as Klaviyo-API-Key and as Bearer.');
    expect(check('key', refused).reason).toBe('It answered 401.');
  });

  it('GIVEN a key that cannot be used WHEN checked THEN it fails', () => {
    const key = scimFailed('SCIM_ACCESS_KEY', 'The access key is empty.');
    expect(check('key', { key, firstPage: unread('No key.') })).toMatchObject({
      status: 'fail',
      reason: 'The access key is empty.',
    });
  });

  it('GIVEN a key at hand and nothing asked WHEN checked THEN it is not checkable', () => {
    expect(check('key', { firstPage: unread('Not asked.') })).toMatchObject({ status: 'not checkable' });
  });
});
