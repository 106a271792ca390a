import { applicationLink, federationMetadataLink } from '../../../../src/provider/entra/app/portal-links.js';

describe('applicationLink', () => {
  it('is the page of the enterprise application', () => {
    expect(applicationLink({ environment: 'global' }, 'SP', 'CLIENT')).toBe(
      'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/SP/appId/CLIENT',
    );
  });

  it.each([
    ['usgovernmentl4', 'https://entra.microsoft.us/'],
    ['usgovernmentl5', 'https://entra.microsoft.us/'],
    ['china', 'https://entra.microsoftonline.cn/'],
  ] as const)('is in the admin center of the cloud: %s', (environment, start) => {
    expect(applicationLink({ environment }, 'SP', 'CLIENT').startsWith(start)).toBe(true);
  });
});

describe('federationMetadataLink', () => {
  it.each([
    ['global', 'https://login.microsoftonline.com/'],
    ['usgovernmentl4', 'https://login.microsoftonline.us/'],
    ['china', 'https://login.chinacloudapi.cn/'],
  ] as const)(
    'is where the cloud publishes the metadata of the tenant for the application: %s',
    (environment, start) => {
      expect(federationMetadataLink({ tenant: 'acme.onmicrosoft.com', environment }, 'CLIENT')).toBe(
        `${start}acme.onmicrosoft.com/federationmetadata/2007-06/federationmetadata.xml?appid=CLIENT`,
      );
    },
  );
});
