import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_TENANT,
  startEntraSimulator,
} from '../../src/simulator/entra/index.js';
import { folderWith, runCli } from './cli-run.js';

const GUEST = 'hedy_example.org#EXT#@acme.onmicrosoft.com';

const file = (directory: string) => `version: 1
entra: { tenant: ${DEFAULT_TENANT} }
directory: ${directory}
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: https://a.klaviyo.com/scim/v2, accessKey: { env: ACME_KEY } }
    owner: owner@example.com
    app: { label: Klaviyo }
    policy: { minimumAdmins: 0 }
    assignments:
      - { role: analyst, group: klaviyo-analysts, members: [hedy@example.org] }
`;

const ROSTER = 'userName,givenName,familyName,groups,status\nhedy@example.org,Hedy,Lamarr,,active\n';

test.each([
  ['Entra', '{ entra: true }'],
  ['a roster', '{ roster: people.csv }'],
])(
  'GIVEN a guest among the members, and %s as the directory THEN validate says that no plan finds them',
  async (_, directory) => {
    const entra = await startEntraSimulator({
      seed: {
        users: [{ userPrincipalName: GUEST, properties: { userType: 'Guest' } }],
        groups: [{ displayName: 'klaviyo-analysts', members: [] }],
      },
    });
    try {
      const cwd = folderWith({
        ...{ 'access.yaml': file(directory), 'people.csv': ROSTER },
        'certificate.pem': entra.certificate,
      });
      const { exitCode, stderr } = await runCli(['validate'], {
        cwd,
        environment: {
          ...{ ARM_METADATA_HOSTNAME: entra.metadataHost, SSL_CERT_FILE: 'certificate.pem', ACME_KEY: 'example-key' },
          ...{ ARM_CLIENT_ID: DEFAULT_CLIENT, ARM_CLIENT_SECRET: DEFAULT_SECRET },
        },
      });

      expect(stderr).toMatch(
        /^access\.yaml:12:\d+: the member "hedy@example\.org" is a guest, whose userPrincipalName in Entra is/,
      );
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(exitCode).toBe(1);
    } finally {
      await entra.close();
    }
  },
);
