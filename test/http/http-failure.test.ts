import {
  connectionFailure,
  failureAdvice,
  failureSentence,
  type HttpFailureKind,
  HttpFailure,
} from '../../src/http/http-failure.js';
import { redactor } from '../../src/http/redact.js';

const redact = redactor(['example-secret-key'], '[secret]');
const asked = 'GET https://a.example.com/x';
const withCode = (code: string) => Object.assign(new Error('raw bytes of example-secret-key'), { code });
const sentences = (failure: HttpFailure) =>
  `${failureSentence(failure, { asked, redact })} ${failureAdvice(failure, 'the base URL')}`.trim();

describe('connectionFailure', () => {
  test.each<[string, 'head' | 'body', HttpFailureKind, boolean, boolean, string]>([
    ['UND_ERR_CONNECT_TIMEOUT', 'head', 'timeout', true, true, 'no connection was established in time'],
    ['ETIMEDOUT', 'head', 'timeout', true, false, 'no connection was established in time'],
    ['UND_ERR_HEADERS_TIMEOUT', 'head', 'timeout', true, false, 'did not begin to answer in time'],
    ['UND_ERR_BODY_TIMEOUT', 'body', 'timeout', true, false, 'stopped in the middle of its answer'],
    ['ECONNREFUSED', 'head', 'connection', true, true, 'the connection to the server failed'],
    ['EAI_AGAIN', 'head', 'connection', true, true, 'the connection to the server failed'],
    ['EHOSTUNREACH', 'head', 'connection', true, false, 'the connection to the server failed'],
    ['ENETUNREACH', 'body', 'connection', true, false, 'the connection to the server failed'],
    ['ECONNRESET', 'head', 'connection', true, false, 'the connection to the server failed'],
    ['ECONNABORTED', 'head', 'connection', true, false, 'the connection to the server failed'],
    ['EPIPE', 'head', 'connection', true, false, 'the connection to the server failed'],
    ['UND_ERR_SOCKET', 'head', 'connection', true, false, 'the connection to the server failed'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'body', 'truncated', true, false, 'lost in the middle of the answer'],
    ['ECONNRESET', 'body', 'truncated', true, false, 'lost in the middle of the answer'],
    ['UND_ERR_SOCKET', 'body', 'truncated', true, false, 'lost in the middle of the answer'],
    ['ENOTFOUND', 'head', 'connection', false, true, 'Check the base URL and the name resolution here.'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'head', 'connection', false, true, 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'head', 'connection', false, true, 'NODE_EXTRA_CA_CERTS'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'head', 'connection', false, true, 'TLS certificate was not accepted'],
    ['EPROTO', 'head', 'connection', false, false, 'TLS certificate was not accepted'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'head', 'connection', false, false, 'TLS certificate was not accepted'],
    ['UND_ERR_HEADERS_OVERFLOW', 'head', 'wire', false, false, 'not proper HTTP'],
    ['HPE_INVALID_CONSTANT', 'head', 'wire', false, false, 'not proper HTTP'],
  ])(
    'GIVEN %s in the %s THEN %s, retryable: %s, unprocessed: %s',
    (code, phase, kind, retryable, unprocessed, sentence) => {
      const failure = connectionFailure(withCode(code), phase);
      expect(failure.kind).toBe(kind);
      expect([failure.details.retryable ?? false, failure.details.unprocessed ?? false]).toEqual([
        retryable,
        unprocessed,
      ]);
      expect(sentences(failure)).toContain(`${asked} failed: `);
      expect(sentences(failure)).toContain(sentence);
      expect(sentences(failure)).toContain(`(${code}).`);
      expect(sentences(failure)).not.toContain('example-secret-key');
      expect(failure.cause).toBeUndefined();
    },
  );

  const connecting = Object.assign(withCode('EHOSTUNREACH'), { syscall: 'connect' });
  const reading = Object.assign(withCode('EHOSTUNREACH'), { syscall: 'read' });
  const several = (...errors: readonly Error[]) => Object.assign(new AggregateError(errors), { code: 'EHOSTUNREACH' });
  test.each([
    ['while it was connecting', true, connecting],
    ['at every address that it tried', true, several(connecting, connecting)],
    ['while it was reading', false, reading],
    ['somewhere while it was reading', false, several(connecting, reading)],
    ['without a word of where', false, several()],
  ])('GIVEN a host that cannot be reached %s THEN that nothing was sent is certain: %s', (_, unprocessed, error) => {
    expect(connectionFailure(error, 'head').details.unprocessed).toBe(unprocessed);
  });

  test('GIVEN an answer that is not HTTP, without a code THEN it is known by its name', () => {
    const failure = connectionFailure(Object.assign(new Error('odd'), { name: 'HTTPParserError' }), 'head');
    expect(failure.kind).toBe('wire');
    expect(sentences(failure)).toBe(
      `${asked} failed: the answer is not proper HTTP. Check the base URL, and whether a proxy interferes.`,
    );
  });

  test.each([
    [withCode('UND_ERR_CLOSED'), 'UND_ERR_CLOSED "Error: raw bytes of [secret]"'],
    [new Error('has no code, and example-secret-key'), 'the error "Error: has no code, and [secret]"'],
    [Object.assign(new Error('odd\u001b[31m'), { code: 7 }), 'the error "Error: odd<U+001B>[31m"'],
    ['a text', 'the error "a text"'],
  ])('GIVEN %s THEN its words are quoted, redacted, and it is not retried', (error, quoted) => {
    const failure = connectionFailure(error, 'head');
    expect([failure.kind, failure.details.retryable]).toEqual(['connection', undefined]);
    expect(sentences(failure)).toBe(`${asked} failed: the request ended with ${quoted}.`);
  });

  test.each([
    [407, 'Name its user and password in HTTPS_PROXY.'],
    [403, 'Check HTTPS_PROXY, or name the host in NO_PROXY.'],
  ])('GIVEN a proxy that refused with status %d THEN it says what to do', (status, advice) => {
    const failure = connectionFailure(new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`), 'head');
    expect(sentences(failure)).toBe(
      `${asked} failed: the proxy refused the connection with status ${status}. ${advice}`,
    );
  });
});

describe('failureSentence', () => {
  test('GIVEN a redirect THEN where it leads is shown as the room wants it, redacted', () => {
    const redirectedTo = new URL('https://b.example.com/example-secret-key?q=1');
    const failure = new HttpFailure('redirect', { what: 'answered with a redirect', redirectedTo });
    expect(failureSentence(failure, { asked, redact })).toBe(
      `${asked} answered with a redirect to "https://b.example.com/[secret]".`,
    );
    expect(failureSentence(failure, { asked, redact, show: ({ origin }) => origin })).toContain(
      'to "https://b.example.com".',
    );
    expect(failureAdvice(failure, 'the address')).toBe('');
  });
});
