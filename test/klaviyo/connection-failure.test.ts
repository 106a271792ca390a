import { connectionFailure, type Phase } from '../../src/klaviyo/connection-failure.js';
import { redactor } from '../../src/http/redact.js';

const URL_ASKED = 'https://a.example.com/scim/v2/Users?startIndex=1&count=100';
const redact = redactor(['example-access-key'], '[access key]');
const withCode = (code: string) => Object.assign(new Error('raw bytes of example-access-key'), { code });

describe('connectionFailure', () => {
  test.each<[string, Phase, string, boolean, string]>([
    ['UND_ERR_CONNECT_TIMEOUT', 'head', 'SCIM_TIMEOUT', true, 'no connection came about in time'],
    ['ETIMEDOUT', 'head', 'SCIM_TIMEOUT', true, 'no connection came about in time'],
    ['UND_ERR_HEADERS_TIMEOUT', 'head', 'SCIM_TIMEOUT', true, 'did not begin to answer in time'],
    ['UND_ERR_BODY_TIMEOUT', 'body', 'SCIM_TIMEOUT', true, 'stopped in the middle of its answer'],
    ['ECONNREFUSED', 'head', 'SCIM_CONNECTION', true, 'the connection to the server failed'],
    ['ECONNRESET', 'head', 'SCIM_CONNECTION', true, 'the connection to the server failed'],
    ['ECONNRESET', 'body', 'SCIM_TRUNCATED', true, 'lost amid the answer'],
    ['UND_ERR_SOCKET', 'body', 'SCIM_TRUNCATED', true, 'lost amid the answer'],
    ['ENOTFOUND', 'head', 'SCIM_CONNECTION', false, 'the host has no address'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'head', 'SCIM_CONNECTION', false, 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'head', 'SCIM_CONNECTION', false, 'NODE_EXTRA_CA_CERTS'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'head', 'SCIM_CONNECTION', false, 'NODE_EXTRA_CA_CERTS'],
    ['UND_ERR_HEADERS_OVERFLOW', 'head', 'SCIM_WIRE', false, 'not proper HTTP'],
    ['UND_ERR_CLOSED', 'head', 'SCIM_CONNECTION', false, 'the request ended with'],
  ])('GIVEN %s in the %s THEN %s, retryable: %s', (code, phase, scimCode, retryable, sentence) => {
    const error = connectionFailure(withCode(code), phase, URL_ASKED, redact);
    expect(error).toMatchObject({ code: scimCode, retryable, url: URL_ASKED, status: undefined });
    expect(error.message).toContain(`GET ${URL_ASKED} failed: `);
    expect(error.message).toContain(sentence);
    expect(error.message).toContain(`(${code})`);
    expect(error.message).not.toContain('example-access-key');
    expect(error.cause).toBeUndefined();
  });

  test.each([
    [new Error('has no code, and example-access-key'), '"Error: has no code, and [access key]"'],
    [Object.assign(new Error('odd'), { code: 7 }), '"Error: odd"'],
    ['a text', '"a text"'],
  ])('GIVEN %s THEN it is quoted, redacted, and not retried', (failure, quoted) => {
    const error = connectionFailure(failure, 'head', URL_ASKED, redact);
    expect(error).toMatchObject({ code: 'SCIM_CONNECTION', retryable: false });
    expect(error.message).toBe(`GET ${URL_ASKED} failed: the request ended with ${quoted}.`);
  });
});
