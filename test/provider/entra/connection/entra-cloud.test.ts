import { type EntraSettings } from '../../../../src/access/entra-settings.js';
import { entraLocation, metadataHost, tenantToCompare } from '../../../../src/provider/entra/connection/entra-cloud.js';
import { ENTRA_CLOUDS } from '../../../../src/provider/entra/connection/entra-clouds.js';
import { refusal, TENANT } from '../entra-at-hand.js';

const settings: EntraSettings = { kind: 'entra', tenant: TENANT, environment: 'global' };

describe('entraLocation', () => {
  it.each([
    ['global', 'https://login.microsoftonline.com/acme.example.com'],
    ['usgovernmentl4', 'https://login.microsoftonline.us/acme.example.com'],
    ['usgovernmentl5', 'https://login.microsoftonline.us/acme.example.com'],
    ['china', 'https://login.chinacloudapi.cn/acme.example.com'],
  ] as const)('GIVEN the cloud %s WHEN a tenant is located THEN it is %s', (environment, location) => {
    expect(entraLocation({ kind: 'entra', tenant: 'acme.example.com', environment })).toBe(location);
  });

  it('GIVEN two clouds of one place for tokens WHEN Graph is asked THEN each has its own', () => {
    expect(ENTRA_CLOUDS.usgovernmentl4.graph).toBe('https://graph.microsoft.us');
    expect(ENTRA_CLOUDS.usgovernmentl5.graph).toBe('https://dod-graph.microsoft.us');
  });
});

describe('metadataHost', () => {
  it.each([
    [undefined, undefined],
    ['  ', undefined],
    [' 127.0.0.1:8443\n', '127.0.0.1:8443'],
    ['management.acme.example.com', 'management.acme.example.com'],
    ['[::1]:8443', '[::1]:8443'],
  ])('GIVEN %j WHEN the host is read THEN it is %j', (value, host) => {
    expect(metadataHost({ ARM_METADATA_HOSTNAME: value })).toBe(host);
  });

  it.each(['https://127.0.0.1', '127.0.0.1/x', 'a b', 'example.com:999999', 'user@example.com', '[]'])(
    'GIVEN %j WHEN the host is read THEN it is refused',
    (value) => {
      const error = refusal(() => metadataHost({ ARM_METADATA_HOSTNAME: value }));
      expect(error.code).toBe('ENTRA_SETTINGS');
      expect(error.problem).toBe(
        `The environment variable ARM_METADATA_HOSTNAME is "${value}", which is not the name of a host.`,
      );
    },
  );
});

describe('tenantToCompare', () => {
  it.each([
    [{}],
    [{ ARM_TENANT_ID: ` ${TENANT.toUpperCase()}\n`, ARM_ENVIRONMENT: 'global' }],
    [{ ARM_ENVIRONMENT: 'public' }],
    [{ ARM_ENVIRONMENT: ' ' }],
    [{ ARM_ENVIRONMENT: 'china', ARM_METADATA_HOSTNAME: '127.0.0.1:1' }],
  ])('GIVEN %j WHEN it is compared with the access file THEN nothing is left to compare', (environment) => {
    expect(tenantToCompare(settings, environment)).toBeUndefined();
  });

  it('GIVEN a domain beside an id WHEN they are compared THEN only Entra can say whether they are one tenant', () => {
    expect(tenantToCompare(settings, { ARM_TENANT_ID: 'acme.example.com' })).toBe('acme.example.com');
    expect(tenantToCompare({ ...settings, tenant: 'acme.example.com' }, { ARM_TENANT_ID: TENANT })).toBe(TENANT);
    expect(tenantToCompare({ ...settings, tenant: 'a.example.com' }, { ARM_TENANT_ID: 'b.example.com' })).toBe(
      'b.example.com',
    );
  });

  it('GIVEN the id of another tenant WHEN it is compared THEN it is refused', () => {
    const other = '00000000-0000-0000-0000-0000000000aa';
    expect(refusal(() => tenantToCompare(settings, { ARM_TENANT_ID: other }))).toMatchObject({
      code: 'ENTRA_SETTINGS',
      problem: `The environment variable ARM_TENANT_ID is "${other}", but the access file has entra.tenant: "${TENANT}".`,
      remedy: 'Terraform and klaviyo-access must ask the same one. Correct one of the two, or unset ARM_TENANT_ID.',
    });
  });

  it.each([
    ['usgovernment', 'global'],
    ['dod', 'usgovernmentl4'],
    ['public', 'china'],
    ['germany', 'global'],
  ] as const)(
    'GIVEN the cloud %s where %s is declared WHEN it is compared THEN it is refused',
    (cloud, environment) => {
      const error = refusal(() => tenantToCompare({ ...settings, environment }, { ARM_ENVIRONMENT: cloud }));
      expect(error.problem).toBe(
        `The environment variable ARM_ENVIRONMENT is "${cloud}", but the access file has entra.environment: "${environment}".`,
      );
    },
  );
});
