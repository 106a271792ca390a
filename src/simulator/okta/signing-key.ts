import { X509Certificate, createHash } from 'node:crypto';

/**
 * The certificate with which every app of the simulator is said to sign. It was made for this file, and its private key
 * was never kept: nothing is signed. A fixed one, so that key ids and metadata are the same in every run.
 */
const CERTIFICATE = [
  'MIIDRzCCAi+gAwIBAgIUdgd8J1NGeTePlW1uxaC7PvpIr5AwDQYJKoZIhvcNAQELBQAwMjEXMBUGA1UECgwOa2xhdml5by1hY2Nl',
  'c3MxFzAVBgNVBAMMDk9rdGEgc2ltdWxhdG9yMCAXDTI2MTEyMzA2MjQxMloYDzIxMjYxMDMwMDYyNDEyWjAyMRcwFQYDVQQKDA5r',
  'bGF2aXlvLWFjY2VzczEXMBUGA1UEAwwOT2t0YSBzaW11bGF0b3IwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQDJAgLu',
  'HUOGaB/CCe8QZhNCNzLhhGRxZMGzTJgR95AIGIJkxmTgQbR+1PuOKE48qOVyis4kCN9ZD//ZaNFyvRosFXXgLAbCMUzbzovFMEjB',
  'DmC6gP38eonVt+qyDnfSLCl7BQVHYyHM7+7/yfHvhzioZzSxVdrMUUQ3CAIb343A0Xf7RVJQv1NYCEAx3DKcAeXHSUhQBGJ3DrHE',
  'ZbpnKAmmL8i/mJKqDwnkcEybwQp0RKYRb5EvIXMFTRkPUNFQur3vUmzmW49vscBBXfh+qdtCcJDhvym/Br33x0IQaKcfDowiymGz',
  's4qfGjlcSlLqn1/T3ucqCqNbAPnJOXJZOEwdAgMBAAGjUzBRMB0GA1UdDgQWBBTpHNw2oX8+twxnb6ppB8rQo+us3zAfBgNVHSME',
  'GDAWgBTpHNw2oX8+twxnb6ppB8rQo+us3zAPBgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQA5zuip6sPtKoJHDUPP',
  '47nY2aSKAfK+2TKdBzNqmCFWsUPHDk176hku1+OBui5jhinWTk7wgdsAwKw943DwosapCsqOK6LqvIdmunLGOa7W5pj/XpCy/xjs',
  'JLQNsKg8fCBrep1nSltFS6mjpneyOF3UxheUXhFKT7ZZHzi9ptwL+8ErZ7V2UpKeSAy+CupzPSdnc9n9OqNbhgBq1O2fA/r7LWEc',
  'ic5+y1Y2fQesm+u5Q9ipfJjAkEvP/tXcmLe+9mtK9tpKx/XlGb28My11zehjpIFIxWEbVyZ9UtRa4wCTX+EEo2qKc8VrYzklNtje',
  'swmSy/vLLGl2qHI0EAxxb7t1',
].join('');

const certificate = new X509Certificate(Buffer.from(CERTIFICATE, 'base64'));
const jwk = certificate.publicKey.export({ format: 'jwk' });

/** An app's signing key as `GET /api/v1/apps/{id}/credentials/keys` returns it (RFC 7517). */
export const SIGNING_KEY = {
  kty: 'RSA',
  expiresAt: new Date(certificate.validTo).toISOString(),
  /** The key's thumbprint (RFC 7638). */
  kid: createHash('sha256')
    .update(JSON.stringify({ e: jwk.e, kty: jwk.kty, n: jwk.n }))
    .digest('base64url'),
  use: 'sig',
  x5c: [CERTIFICATE],
  'x5t#S256': createHash('sha256').update(certificate.raw).digest('base64url'),
  e: jwk.e,
  n: jwk.n,
} as const;
