import {
  asksForNonce,
  oktaRefusal,
  type RefusedAnswer,
} from '../../../../src/provider/okta/connection/okta-refusal.js';

const URL = 'https://acme.okta.com/api/v1/apps/0oa1';

function refusal(status: number, body: unknown, changes: Partial<RefusedAnswer> = {}) {
  return oktaRefusal({
    request: { url: URL, headers: { Authorization: 'SSWS example-token' } },
    status,
    header: () => undefined,
    text: typeof body === 'string' ? body : JSON.stringify(body),
    ...changes,
  });
}

describe('oktaRefusal', () => {
  it.each([
    [401, 'OKTA_UNAUTHORIZED', 'OKTA_API_TOKEN'],
    [403, 'OKTA_FORBIDDEN', 'administrator role'],
    [404, 'OKTA_NOT_FOUND', 'Check the ids in the access file'],
    [429, 'OKTA_RATE_LIMITED', 'Run it again later'],
    [500, 'OKTA_UNREACHABLE', 'status.okta.com'],
    [503, 'OKTA_UNREACHABLE', 'status.okta.com'],
    [302, 'OKTA_UNEXPECTED', 'Redirects are not followed'],
    [400, 'OKTA_UNEXPECTED', 'does not take this request of /api/v1/apps/0oa1'],
  ])('GIVEN status %d WHEN it is refused THEN the code is %s and the remedy says "%s"', (status, code, remedy) => {
    const error = refusal(status, '<html></html>');
    expect(error).toMatchObject({ code, status, scopes: [] });
    expect(error.problem).toBe(`GET ${URL} answered with status ${status}.`);
    expect(error.remedy).toContain(remedy);
  });

  it("GIVEN Okta's error body WHEN it is refused THEN code, summary and causes are quoted", () => {
    const error = refusal(404, {
      errorCode: 'E0000007',
      errorSummary: 'Not found',
      errorCauses: [{ errorSummary: 'no such app' }, {}, 'odd'],
    });
    expect(error.problem).toBe(`GET ${URL} answered with status 404, saying "E0000007 Not found no such app".`);
  });

  it('GIVEN JSON that is no error body WHEN it is refused THEN nothing is quoted', () => {
    expect(refusal(404, 'null').problem).toBe(`GET ${URL} answered with status 404.`);
    expect(refusal(404, { errorCode: 7, errorSummary: ['x'] }).problem).toBe(`GET ${URL} answered with status 404.`);
  });

  it('GIVEN words that are long or hide something WHEN they are quoted THEN they are cut and made visible', () => {
    const error = refusal(404, { errorSummary: `a\u001b[2J${'b'.repeat(500)}` });
    expect(error.problem).toContain('"a<U+001B>[2Jbbb');
    expect(error.problem).toContain('…"');
    expect(error.problem.length).toBeLessThan(600);
  });

  it('GIVEN words that echo what was sent in confidence WHEN they are quoted THEN it is struck out', () => {
    const error = refusal(
      400,
      { errorSummary: 'got example-token and proof-jwt and signed-jwt' },
      {
        request: {
          url: URL,
          method: 'post',
          headers: { Authorization: 'DPoP example-token', DPoP: 'proof-jwt' },
          body: 'grant_type=client_credentials&client_assertion=signed-jwt',
        },
      },
    );
    expect(error.problem).toBe(
      `POST ${URL} answered with status 400, saying "got [secret] and [secret] and [secret]".`,
    );
  });

  it('GIVEN a 403 that names the scope WHEN it is refused THEN the scope is told', () => {
    const challenge =
      'Bearer authorization_uri="https://acme.okta.com/oauth2/v1/authorize", scope="okta.apps.read okta.apps.manage", ' +
      'error="insufficient_scope", error_description="The access token provided does not contain the required scopes."';
    const error = refusal(403, {}, { header: (name) => (name === 'www-authenticate' ? challenge : undefined) });
    expect(error).toMatchObject({ code: 'OKTA_MISSING_SCOPE', scopes: ['okta.apps.read', 'okta.apps.manage'] });
    expect(error.remedy).toContain('It lacks okta.apps.read okta.apps.manage.');
  });

  it('GIVEN a challenge without a usable scope WHEN it is refused THEN it is a plain 403', () => {
    const header = () => 'Bearer error="insufficient_scope"';
    expect(refusal(403, {}, { header }).code).toBe('OKTA_FORBIDDEN');
    expect(refusal(403, {}, { header: () => 'Bearer error="invalid_token", scope="a"' }).code).toBe('OKTA_FORBIDDEN');
  });

  it('GIVEN refusals of the token endpoint WHEN they come THEN client and scope are told apart', () => {
    const description = { error_description: 'words of Okta' };
    expect(refusal(400, { error: 'invalid_client', ...description }).code).toBe('OKTA_UNAUTHORIZED');
    const scope = refusal(400, { error: 'invalid_scope', ...description });
    expect(scope.code).toBe('OKTA_MISSING_SCOPE');
    expect(scope.problem).toContain('"invalid_scope words of Okta"');
    expect(scope.remedy).toContain('OKTA_API_SCOPES');
  });
});

describe('asksForNonce', () => {
  it('GIVEN answers WHEN one asks for a nonce THEN it alone is no refusal', () => {
    expect(asksForNonce({ status: 400, text: '{"error":"use_dpop_nonce"}' })).toBe(true);
    expect(asksForNonce({ status: 401, text: '{"error":"use_dpop_nonce"}' })).toBe(false);
    expect(asksForNonce({ status: 400, text: 'use_dpop_nonce' })).toBe(false);
  });
});
