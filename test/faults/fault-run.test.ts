import { type DriftReport } from '../../src/drift/drift-report.js';
import { folderWith, runCli, type CliRun } from '../cli/cli-run.js';
import { FaultServer, type PlannedFault } from './fault-server.js';
import { FAULT_CELLS } from './fault-table.js';
import { FAULTS } from './faults.js';
import { ACCESS_KEY, DESIRED } from './person.js';

const ROSTER = [
  'userName,givenName,familyName,groups',
  ...DESIRED.map(({ userName, givenName, familyName, group }) => [userName, givenName, familyName, group].join(',')),
].join('\n');

const accessFile = (baseUrl: string): string => `version: 1
okta: { org: acme }
directory: { roster: people.csv }
accounts:
  - name: acme
    kind: account
    scim: { baseUrl: '${baseUrl}', accessKey: { env: ACME_KEY } }
    owner: user-0@example.com
    app: { existing: 0oa1 }
    policy: { minimumAdmins: 0 }
    assignments:
      - { role: admin, group: klaviyo-admins }
      - { role: analyst, group: klaviyo-analysts }
`;

/** The whole command, as a pipeline calls it, against a server that goes wrong as planned. */
async function drift(planned: PlannedFault | undefined): Promise<CliRun> {
  const server = new FaultServer();
  await server.start();
  try {
    server.plan(planned);
    const cwd = folderWith({ 'access.yaml': accessFile(server.baseUrl), 'people.csv': ROSTER });
    return await runCli(['drift', '--report', 'json'], { cwd, environment: { ACME_KEY: ACCESS_KEY } });
  } finally {
    await server.stop();
  }
}

const findingsOf = ({ stdout }: CliRun) => (JSON.parse(stdout) as DriftReport).accounts.map(({ findings }) => findings);

// The client asks for a hundred on a page, and the server gives ten. Faults of answers are not here, since the command waits
// for them in real time, nor faults of records, which the server truly has.
const CELLS = FAULT_CELLS.filter(
  ({ fault, where, often }) =>
    often === 'always' &&
    (FAULTS[fault]!.kind === 'page' || (fault === 'the access key as a name' && where === 'middle')),
);

describe('GIVEN the whole command against a server', () => {
  const named = CELLS.map((cell) => [`${cell.fault}, on the ${cell.where} page`, cell] as const);
  let truth: CliRun;
  let runs: ReadonlyMap<string, CliRun>;

  // All at one time: most of it is the pauses before a listing is read again.
  beforeAll(async () => {
    truth = await drift(undefined);
    const ran = named.map(async ([name, { fault, where, often }]) => {
      return [name, await drift({ fault: FAULTS[fault]!, where, often })] as const;
    });
    runs = new Map(await Promise.all(ran));
  }, 60_000);

  test('without a fault THEN there is drift, and it exits with 2', () => {
    expect(truth.exitCode).toBe(2);
    expect(findingsOf(truth)[0]!.length).toBeGreaterThan(5);
  });

  test.each(named)(
    'with %s THEN it finds the same and exits with 2, or says why not and exits with 1',
    (name, cell) => {
      const { outcome } = cell;
      const { exitCode, stdout, stderr } = runs.get(name)!;
      expect(stdout + stderr).not.toContain(ACCESS_KEY);
      if (typeof outcome === 'object') {
        expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      } else {
        expect(exitCode).toBe(2);
        expect(findingsOf({ exitCode, stdout, stderr })).toEqual(findingsOf(truth));
      }
    },
  );
});
