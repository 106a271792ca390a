import { isCertificateFault, isLostConnection, proxyRefusal, TIMEOUT_CODES } from '../../src/http/connection-fault.js';

describe('what an error code says of a connection', () => {
  test.each(['ECONNRESET', 'ECONNREFUSED', 'EAI_AGAIN', 'UND_ERR_SOCKET'])('GIVEN %s THEN it was lost', (code) => {
    expect([isLostConnection(code), isCertificateFault(code)]).toEqual([true, false]);
  });

  test.each(['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID', 'EPROTO'])(
    'GIVEN %s THEN the certificate was not accepted',
    (code) => {
      expect([isLostConnection(code), isCertificateFault(code)]).toEqual([false, true]);
    },
  );

  test.each([...TIMEOUT_CODES, 'ENOTFOUND', ''])('GIVEN "%s" THEN it was neither', (code) => {
    expect([isLostConnection(code), isCertificateFault(code)]).toEqual([false, false]);
  });
});

describe('a proxy that refused', () => {
  test.each([
    [407, 'name its user and password in HTTPS_PROXY'],
    [403, 'check HTTPS_PROXY, or name the host in NO_PROXY'],
  ])('GIVEN the status %d THEN it is told, with what to do', (status, advice) => {
    const failure = new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`);
    expect(proxyRefusal(failure)).toBe(`the proxy refused the connection with status ${status}; ${advice}`);
  });

  test.each([new Error('boom'), 'a text'])('GIVEN %s THEN that is not what failed', (failure) => {
    expect(proxyRefusal(failure)).toBeUndefined();
  });
});
