import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entraAccount, type EntraAccount } from '../../src/access/entra-account.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { assignableRoles } from '../../src/access/role.js';
import { appRoleId } from '../../src/provider/entra/app/app-role-id.js';
import { DEFAULT_TENANT, type EntraSimulator, startEntraSimulator } from '../../src/simulator/entra/index.js';
import { type KlaviyoSimulator, startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type CliRun, runCli } from '../cli/cli-run.js';
import { surroundingsOf } from '../provider/entra/checks/deployed-tenant.js';
import { readDocument } from './documents.js';
import { ownArguments } from './shell-examples.js';
import { shellCommands } from './shell-words.js';

const { examples } = readDocument('docs/entra.md');
const ACCESS_FILE = examples.find(({ language }) => language === 'yaml')!.text;
/** The commands of the page that are ours, in its order. */
const COMMANDS = examples
  .filter(({ language }) => language === 'sh')
  .flatMap(({ text }) => shellCommands(text))
  .flatMap((command) => (ownArguments(command) === undefined ? [] : [ownArguments(command)!]));

const ACCESS_KEY = 'example-access-key-for-the-walk';
const ROSTER = `userName,givenName,familyName,groups,status
owner@example.com,Olive,Owner,,active
ada@example.com,Ada,Lovelace,klaviyo-admins,active
grace@example.com,Grace,Hopper,klaviyo-analysts,active
`;

let entra: EntraSimulator;
let klaviyo: KlaviyoSimulator;
let run: (words: readonly string[]) => Promise<CliRun>;

beforeAll(async () => {
  klaviyo = await startKlaviyoSimulator({
    account: {
      accessKey: ACCESS_KEY,
      kind: 'account',
      owner: 'owner@example.com',
      users: [{ userName: 'owner@example.com', givenName: 'Olive', familyName: 'Owner' }],
    },
  });
  const text = ACCESS_FILE.replace('acme.onmicrosoft.com', DEFAULT_TENANT).replace(
    'https://a.klaviyo.com/scim/v2',
    klaviyo.baseUrl,
  );
  const account = entraAccount(parseAccessFile(text, { path: 'access.yaml' }).accounts[0]!);
  entra = await startEntraSimulator({ seed: afterTheFirstDeploy(account) });
  const { cwd, environment } = surroundingsOf(entra, { KLAVIYO_SCIM_ACCESS_KEY: `Klaviyo-API-Key ${ACCESS_KEY}` });
  writeFileSync(join(cwd, 'access.yaml'), text);
  writeFileSync(join(cwd, 'people.csv'), ROSTER);
  run = (words) => runCli(words, { cwd, environment });
});
afterAll(() => Promise.all([entra.close(), klaviyo.close()]));

/** What the stack makes, with people in the groups. The end-to-end tests show that it makes that. */
function afterTheFirstDeploy(account: EntraAccount) {
  return {
    users: [
      { userPrincipalName: 'ada@example.com', givenName: 'Ada', surname: 'Lovelace' },
      { userPrincipalName: 'grace@example.com', givenName: 'Grace', surname: 'Hopper' },
    ],
    groups: [
      { displayName: 'klaviyo-admins', members: ['ada@example.com'] },
      { displayName: 'klaviyo-analysts', members: ['grace@example.com'] },
    ],
    applications: [
      {
        displayName: 'Klaviyo',
        roles: assignableRoles(account).map(({ id }) => ({ value: id, id: appRoleId(account, id) })),
        assignments: account.assignments.map(({ group, role }) => ({ principal: group, role })),
        job: {},
      },
    ],
  };
}

const roleOf = (name: string): string | undefined =>
  klaviyo.users().find(({ userName }) => userName === name)?.role ?? undefined;

describe('the way of docs/entra.md, from a deployed stack to everybody in Klaviyo', () => {
  it('GIVEN its commands in its order WHEN they are run THEN nobody is provisioned before the person on demand, and then everybody', async () => {
    const walked: (readonly [string, number])[] = [];
    for (const words of COMMANDS) {
      if (words[0] === 'drift') {
        // The page has the job switched on and deployed before.
        entra.portal.startJob('Klaviyo');
        await entra.runCycle();
      }
      if (words[0] === 'entra' && words[1] !== 'provision') expect(roleOf('ada@example.com')).toBeUndefined();
      const { exitCode, stderr, stdout } = await run(words);
      expect(stdout + stderr).not.toContain(ACCESS_KEY);
      walked.push([words.join(' '), exitCode]);
      if (words[1] === 'provision' && words.includes('--apply')) {
        expect([roleOf('ada@example.com'), roleOf('grace@example.com')]).toEqual(['admin', undefined]);
      }
    }

    expect(walked).toEqual([
      ['validate --without-credentials', 0],
      ['runbook entra', 0],
      // The connection and the mapping are missing still.
      ['doctor', 1],
      ['entra connection --account acme', 2],
      ['entra connection --account acme --apply', 0],
      ['entra role-mapping --account acme --prune', 2],
      ['entra role-mapping --account acme --prune --apply', 0],
      ['entra provision ada@example.com --account acme', 0],
      ['entra provision ada@example.com --account acme --apply', 0],
      ['drift --account acme', 0],
    ]);
    expect([roleOf('ada@example.com'), roleOf('grace@example.com')]).toEqual(['admin', 'analyst']);
  });
});
