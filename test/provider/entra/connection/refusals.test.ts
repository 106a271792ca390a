import { redactor } from '../../../../src/http/redact.js';
import {
  DEPLOY_PERMISSIONS,
  neededPermissions,
  READ_PERMISSIONS,
} from '../../../../src/provider/entra/connection/entra-permissions.js';
import { graphRefusal } from '../../../../src/provider/entra/connection/graph-refusal.js';
import { secretsOf } from '../../../../src/provider/entra/connection/entra-refusal.js';
import { type RefusedAnswer } from '../../../../src/provider/requests/refusal.js';
import { tokenRefusal } from '../../../../src/provider/entra/connection/token-refusal.js';

const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): RefusedAnswer => ({
  status,
  header: (name) => headers[name],
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const context = { redact: redactor([]), now: 0 };

describe('graphRefusal', () => {
  const refuse = (status: number, body: unknown, path = '/groups/a', method: 'GET' | 'PUT' = 'GET') =>
    graphRefusal({ method, url: new URL(`https://graph.example.com/v1.0${path}`) }, answer(status, body), context);

  it.each([
    [401, 'ENTRA_UNAUTHORIZED', 'does not accept the token'],
    [404, 'ENTRA_NOT_FOUND', 'Check the ids in the access file'],
    [429, 'ENTRA_RATE_LIMITED', 'Run it again later'],
    [500, 'ENTRA_UNREACHABLE', 'service health'],
    [503, 'ENTRA_UNREACHABLE', 'service health'],
    [302, 'ENTRA_UNEXPECTED', 'Redirects are not followed'],
    [400, 'ENTRA_UNEXPECTED', 'does not take this request'],
  ])('GIVEN status %d WHEN it is refused THEN the code is %s and the remedy says "%s"', (status, code, remedy) => {
    const error = refuse(status, '<html></html>');
    expect(error).toMatchObject({ code, status, permissions: [] });
    expect(error.problem).toBe(`GET https://graph.example.com/v1.0/groups/a answered with status ${status}.`);
    expect(error.remedy).toContain(remedy);
  });

  it('GIVEN an error of Graph WHEN it is refused THEN its code and message are quoted', () => {
    const error = refuse(404, { error: { code: 'Request_ResourceNotFound', message: "Resource 'a' does not exist." } });
    expect(error.problem).toContain(`saying "Request_ResourceNotFound Resource 'a' does not exist."`);
  });

  it.each([['null'], [{ error: null }], [{ error: { code: 7, message: ['x'] } }], [{ error: 'text' }]])(
    'GIVEN %j WHEN it is refused THEN nothing is quoted',
    (body) => {
      expect(refuse(404, body).problem).not.toContain('saying');
    },
  );

  it('GIVEN 403 WHEN it is refused THEN the permission and where to grant it are named', () => {
    const error = refuse(403, { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } });
    expect(error).toMatchObject({ code: 'ENTRA_MISSING_PERMISSION', permissions: ['GroupMember.Read.All'] });
    expect(error.remedy).toBe(
      'Grant the application GroupMember.Read.All in Entra, under App registrations > the application > API permissions > Microsoft ' +
        'Graph > Application permissions, and have an administrator consent to it.',
    );
  });

  it('GIVEN 403 for want of a licence WHEN it is refused THEN no permission is said to be missing', () => {
    const code = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';
    const error = refuse(403, {
      error: { code, message: 'Neither tenant is B2C or tenant does not have premium license' },
    });
    expect(error).toMatchObject({ code: 'ENTRA_FORBIDDEN', permissions: [] });
    expect(error.remedy).toContain('P1 or P2');
  });

  it('GIVEN 429 WHEN it is refused THEN it may be sent again, since nothing was done', () => {
    const url = new URL('https://graph.example.com/v1.0/a');
    const error = graphRefusal({ method: 'GET', url }, answer(429, '', { 'retry-after': '12' }), context);
    expect(error).toMatchObject({ retryable: true, unprocessed: true, retryAfterMs: 12_000, rateLimited: true });
    expect(refuse(503, '')).toMatchObject({ retryable: true, unprocessed: false });
    expect(refuse(500, '')).toMatchObject({ retryable: false });
  });
});

describe('neededPermissions', () => {
  it.each([
    ['/v1.0/servicePrincipals', 'GET', 'Application.Read.All'],
    ['/v1.0/servicePrincipals/a/appRoleAssignedTo', 'GET', 'Application.Read.All'],
    ['/v1.0/servicePrincipals/a/synchronization/jobs', 'GET', 'Synchronization.Read.All'],
    ['/v1.0/servicePrincipals/a/synchronization/secrets', 'PUT', 'Synchronization.ReadWrite.All'],
    ['/beta/applications/a', 'PATCH', 'Application.ReadWrite.All'],
    ['/v1.0/groups/a/members', 'GET', 'GroupMember.Read.All'],
    ['/v1.0/groups', 'POST', 'Group.ReadWrite.All'],
    ['/v1.0/users', 'GET', 'User.Read.All'],
  ])('GIVEN %s (%s) WHEN it is refused THEN it needs %s', (path, method, permission) => {
    expect(neededPermissions(path, method)).toEqual([permission]);
    expect([...READ_PERMISSIONS, ...DEPLOY_PERMISSIONS]).toContain(permission);
  });

  it('GIVEN the provisioning logs WHEN they are refused THEN each permission that shows them is named', () => {
    expect(neededPermissions('/v1.0/auditLogs/provisioning')).toContain('AuditLog.Read.All');
  });
});

describe('tokenRefusal', () => {
  const refuse = (status: number, body: unknown) =>
    tokenRefusal(
      { method: 'POST', url: new URL('https://login.example.com/acme/oauth2/v2.0/token') },
      answer(status, body),
      context,
    );
  const said = (number: string) =>
    refuse(400, { error: 'invalid_client', error_description: `AADSTS${number}: Words.` });

  it.each([
    ['7000215', 'value of the secret'],
    ['7000222', 'has expired'],
    ['700016', 'ARM_CLIENT_ID'],
    ['90002', 'entra.tenant'],
    ['900023', 'entra.tenant'],
    ['700027', 'Upload the certificate'],
    ['700024', 'clock of this machine'],
    ['7000112', 'disabled'],
    ['70021', 'Federated credentials'],
    ['700213', 'Federated credentials'],
    ['7002138', 'Federated credentials'],
  ])('GIVEN AADSTS%s WHEN no token is issued THEN the remedy says "%s"', (number, words) => {
    expect(said(number)).toMatchObject({ code: 'ENTRA_UNAUTHORIZED', status: 400, retryable: false });
    expect(said(number).remedy).toContain(words);
  });

  it('GIVEN another number WHEN no token is issued THEN the page that explains it is named', () => {
    expect(said('53003').remedy).toContain('https://login.example.com/error?code=53003');
  });

  it('GIVEN ids for the support WHEN no token is issued THEN they are left out', () => {
    const description = 'AADSTS90002: No such tenant. Trace ID: 0 Correlation ID: 1 Timestamp: 2026';
    const error = refuse(400, { error: 'invalid_request', error_description: description });
    expect(error.problem).toContain('saying "invalid_request AADSTS90002: No such tenant."');
  });

  it('GIVEN an answer without words WHEN no token is issued THEN the credentials are to be checked', () => {
    expect(refuse(404, '<html>')).toMatchObject({ code: 'ENTRA_UNAUTHORIZED', status: 404 });
    expect(refuse(404, '<html>').remedy).toContain('Check ARM_CLIENT_ID');
  });

  it.each([
    [429, 'ENTRA_RATE_LIMITED'],
    [503, 'ENTRA_UNREACHABLE'],
  ])('GIVEN status %d WHEN no token is issued THEN the code is %s', (status, code) => {
    expect(refuse(status, '')).toMatchObject({ code, retryable: true });
  });
});

describe('secretsOf', () => {
  it('GIVEN a request WHEN it is redacted THEN token, secret and assertion are secret', () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    const body = 'client_id=c&client_secret=s1&client_assertion=s2';
    expect(secretsOf({ headers: form, body })).toEqual(['s1', 's2']);
    expect(secretsOf({ headers: { authorization: 'Bearer s3' }, body })).toEqual(['s3']);
    expect(secretsOf({ headers: {} })).toEqual([]);
  });
});
