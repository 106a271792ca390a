import { type HttpRequest } from '../../../../src/http/send.js';
import { redactor } from '../../../../src/http/redact.js';
import {
  asksForNonce,
  asksForProof,
  oktaRefusal,
  secretsOf,
} from '../../../../src/provider/okta/connection/okta-refusal.js';
import { type RefusedAnswer } from '../../../../src/provider/requests/refusal.js';

const ASKED = 'https://acme.okta.com/api/v1/apps/0oa1';
const GET: HttpRequest = {
  method: 'GET',
  url: new URL(ASKED),
  headers: { authorization: 'SSWS example-token' },
};

function refusal(status: number, body: unknown, changes: Partial<RefusedAnswer> = {}, request = GET) {
  const answer = {
    status,
    header: () => undefined,
    text: typeof body === 'string' ? body : JSON.stringify(body),
    ...changes,
  };
  return oktaRefusal(request, answer, { redact: redactor(secretsOf(request)), now: 0 });
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
    expect(error.problem).toBe(`GET ${ASKED} answered with status ${status}.`);
    expect(error.remedy).toContain(remedy);
  });

  it("GIVEN Okta's error body WHEN it is refused THEN code, summary and causes are quoted", () => {
    const error = refusal(404, {
      errorCode: 'E0000007',
      errorSummary: 'Not found',
      errorCauses: [{ errorSummary: 'no such app' }, {}, 'odd'],
    });
    expect(error.problem).toBe(`GET ${ASKED} answered with status 404, saying "E0000007 Not found no such app".`);
  });

  it('GIVEN JSON that is no error body WHEN it is refused THEN nothing is quoted', () => {
    expect(refusal(404, 'null').problem).toBe(`GET ${ASKED} answered with status 404.`);
    expect(refusal(404, { errorCode: 7, errorSummary: ['x'] }).problem).toBe(`GET ${ASKED} answered with status 404.`);
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
      {},
      {
        ...GET,
        method: 'POST',
        headers: { authorization: 'DPoP example-token', dpop: 'proof-jwt' },
        body: 'grant_type=client_credentials&client_assertion=signed-jwt',
      },
    );
    expect(error.problem).toBe(
      `POST ${ASKED} answered with status 400, saying "got [secret] and [secret] and [secret]".`,
    );
  });

  it('GIVEN a 403 that names the scope WHEN it is refused THEN the scope is named', () => {
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

  it('GIVEN refusals of the token endpoint WHEN they come THEN the code says which of client and scope it is', () => {
    const description = { error_description: 'words of Okta' };
    expect(refusal(400, { error: 'invalid_client', ...description }).code).toBe('OKTA_UNAUTHORIZED');
    const scope = refusal(400, { error: 'invalid_scope', ...description });
    expect(scope.code).toBe('OKTA_MISSING_SCOPE');
    expect(scope.problem).toContain('"invalid_scope words of Okta"');
    expect(scope.remedy).toContain('OKTA_API_SCOPES');
  });
});

describe('what the retry of a refusal goes by', () => {
  it.each([429, 502, 503, 504])('GIVEN status %d WHEN it is refused THEN it may pass', (status) => {
    expect(refusal(status, {})).toMatchObject({ retryable: true, unprocessed: status === 429 });
  });

  it.each([400, 401, 403, 404, 500, 501])('GIVEN status %d WHEN it is refused THEN it does not pass', (status) => {
    expect(refusal(status, {}).retryable).toBe(false);
  });

  it('GIVEN a reset of the rate limit WHEN it is refused THEN the wait ends a second after it, by the clock of Okta', () => {
    const headers: Readonly<Record<string, string>> = {
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      'x-rate-limit-reset': String(Date.UTC(2026, 0, 1, 0, 0, 30) / 1000),
    };
    const header = (name: string) => headers[name];
    expect(refusal(429, {}, { header }).retryAfterMs).toBe(31_000);
    expect(refusal(503, {}, { header }).retryAfterMs).toBeUndefined();
  });
});

describe('a refused proof of possession', () => {
  it('GIVEN it by the token endpoint or by the API WHEN it is refused THEN the clock is to be checked', () => {
    const header = (name: string) =>
      name === 'www-authenticate' ? 'DPoP algs="ES256", error="invalid_dpop_proof"' : undefined;
    for (const error of [refusal(400, { error: 'invalid_dpop_proof' }), refusal(401, {}, { header })]) {
      expect(error.code).toBe('OKTA_UNAUTHORIZED');
      expect(error.remedy).toContain('proof of possession (DPoP). The clock here must be right');
    }
  });

  it('GIVEN answers WHEN one asks for a proof THEN it alone is no refusal', () => {
    expect(asksForProof({ status: 400, text: '{"error":"invalid_dpop_proof"}' })).toBe(true);
    expect(asksForProof({ status: 400, text: '{"error":"use_dpop_nonce"}' })).toBe(true);
    expect(asksForProof({ status: 401, text: '{"error":"invalid_dpop_proof"}' })).toBe(false);
    expect(asksForProof({ status: 400, text: '{"error":"invalid_client"}' })).toBe(false);
    expect(asksForProof({ status: 400, text: 'invalid_dpop_proof' })).toBe(false);
  });
});

describe('asksForNonce', () => {
  const asks = (status: number, text: string, headers: Readonly<Record<string, string>>) =>
    asksForNonce({ status, text, header: (name) => headers[name] });
  const nonce = { 'dpop-nonce': 'nonce-1' };
  const challenge = { ...nonce, 'www-authenticate': 'DPoP error="use_dpop_nonce"' };

  it('GIVEN answers WHEN one asks for a nonce and gives it THEN it alone is no refusal', () => {
    expect(asks(400, '{"error":"use_dpop_nonce"}', nonce)).toBe(true);
    expect(asks(401, '{}', challenge)).toBe(true);
    expect(asks(400, '{"error":"use_dpop_nonce"}', {})).toBe(false);
    expect(asks(401, '{"error":"use_dpop_nonce"}', nonce)).toBe(false);
    expect(asks(401, '{}', { ...nonce, 'www-authenticate': 'DPoP error="invalid_token"' })).toBe(false);
    expect(asks(400, '{"error":"invalid_client"}', nonce)).toBe(false);
    expect(asks(403, '{"error":"use_dpop_nonce"}', challenge)).toBe(false);
    expect(asks(400, 'use_dpop_nonce', nonce)).toBe(false);
  });
});
