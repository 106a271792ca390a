import { connectionFailure } from '../../src/publish/connection-failure.js';

const failed = (code: string | undefined, message = 'boom') =>
  connectionFailure(Object.assign(new Error(message), { code }), 'POST x', (text) =>
    text.replace('secret', '[secret]'),
  );

describe('a failure of the connection', () => {
  test.each([
    ['ECONNRESET', true, 'the connection was lost or did not come about (ECONNRESET)'],
    ['UND_ERR_SOCKET', true, '(UND_ERR_SOCKET)'],
    ['ENOTFOUND', false, 'the host has no address'],
    ['SELF_SIGNED_CERT_IN_CHAIN', false, 'NODE_EXTRA_CA_CERTS'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', false, 'TLS certificate was not accepted'],
  ])('GIVEN %s THEN it may pass: %s, and it says "%s"', (code, retryable, says) => {
    expect(failed(code)).toMatchObject({ code: 'PUBLISH_CONNECTION', retryable });
    expect(failed(code).message).toContain(says);
  });

  test('GIVEN an unknown failure THEN its words are shown, without secrets or control characters', () => {
    expect(failed(undefined, 'a secret\u001b[31m').message).toBe(
      'POST x failed: the request ended with "Error: a [secret]<U+001B>[31m".',
    );
  });
});
