import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type AccessModel, type Account } from '../../src/access/access-model.js';
import { declaredPeople, NobodyDeclaredError } from '../../src/access/declared-people.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { openDirectory } from '../../src/directory/open-directory.js';
import { type DeclaredPerson } from '../../src/people/declared-person.js';
import { type Directory } from '../../src/people/directory-person.js';
import { userKey } from '../../src/people/user-key.js';
import { type ProviderAccess } from '../../src/provider/identity-provider.js';
import { PROVIDERS } from '../../src/provider/providers.js';
import { startEntraSimulator } from '../../src/simulator/entra/index.js';
import { startOktaSimulator } from '../../src/simulator/okta/index.js';
import { startOneLoginSimulator } from '../../src/simulator/onelogin/index.js';
import { klaviyoApp } from '../../stacks/klaviyo-app.js';
import { wayTo as wayToEntra } from '../provider/entra/entra-at-hand.js';
import { connect as connectOkta } from '../provider/okta/okta-at-hand.js';
import { wayTo as wayToOneLogin } from '../provider/onelogin/onelogin-at-hand.js';
import { accessFile, type ProvisionedBy, roster } from './access-file.js';
import { companies, type Company, type Person, TODAY } from './company.js';
import { deployedEntra } from './deployed-entra.js';
import { deployedOkta } from './deployed-okta.js';
import { deployedOneLogin } from './deployed-onelogin.js';
import { type SynthesisedStack } from './synthesised-stack.js';

/** More companies than a run has time for: KLAVIYO_ACCESS_RUNS=1000. */
const RUNS = Number(process.env.KLAVIYO_ACCESS_RUNS ?? 15);

/** Who has which role, by the keys of userNames. */
type Roles = ReadonlyMap<string, string | null>;

/** A provider into which the stack of an account was deployed. */
interface Deployed {
  readonly access: ProviderAccess;
  readonly close: () => Promise<void>;
}

const DEPLOY: Readonly<
  Record<Exclude<ProvisionedBy, 'direct'>, (stack: SynthesisedStack, people: readonly Person[]) => Promise<Deployed>>
> = {
  okta: async (stack, people) => {
    const okta = await startOktaSimulator({ seed: deployedOkta(stack, people) });
    return {
      access: { available: true, address: okta.url, open: () => connectOkta(okta.url) },
      close: () => okta.close(),
    };
  },
  entra: async (stack, people) => {
    const entra = await startEntraSimulator({ seed: deployedEntra(stack, people) });
    return { access: wayToEntra(entra), close: () => entra.close() };
  },
  onelogin: async (stack, people) => {
    const onelogin = await startOneLoginSimulator({ seed: deployedOneLogin(stack, people) });
    return { access: wayToOneLogin(onelogin), close: () => onelogin.close() };
  },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-model-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('GIVEN any company WHEN its access file is deployed to every provider THEN each has the same people declared and assigned, with the same roles', async () => {
  const seen = { declared: 0, notDeclared: 0, byPriority: 0 };
  await fc.assert(
    fc.asyncProperty(companies, async (company) => {
      const model = modelOf(company);
      klaviyoApp(model, { outdir: join(folder, 'out'), today: TODAY }).synth();
      const [direct, ...others] = [...model.accounts].reverse();
      const wanted = await declaredIn(direct!, openDirectory(model.directory, folder, undefined, { today: TODAY }));
      seen.declared += wanted.length;
      seen.notDeclared += company.people.length - wanted.length;
      seen.byPriority += wanted.filter(({ passedOver }) => passedOver.length > 0).length;
      for (const account of others) await readBack(account, company, rolesOf(wanted));
    }),
    { numRuns: RUNS },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(RUNS / 4);
}, 600_000);

function modelOf(company: Company): AccessModel {
  writeFileSync(join(folder, 'people.csv'), roster(company.people));
  return parseAccessFile(accessFile(company), { path: join(folder, 'access.yaml') });
}

/** Deploys the stack of an account, and compares what its provider's own readers say with what was wanted. */
async function readBack(account: Account, { people }: Company, wanted: Roles): Promise<void> {
  const kind = account.identityProvider!.kind;
  const stack = JSON.parse(
    readFileSync(join(folder, 'out/stacks', account.name, 'cdk.tf.json'), 'utf8'),
  ) as SynthesisedStack;
  const deployed = await DEPLOY[kind](stack, people);
  try {
    const provider = PROVIDERS[kind];
    const declared = await declaredIn(account, provider.directory(deployed.access, [account], { today: TODAY }));
    // Somebody named in a later group who matches an earlier one has both roles in Entra, which the drift check reports.
    const ambiguous = new Set(
      declared.flatMap(({ userName, ambiguousWith }) => (ambiguousWith === undefined ? [] : userKey(userName))),
    );
    const station = await provider.assigned(deployed.access, account, { today: TODAY });
    if (!station.available) throw new Error(station.reason);
    const active = new Set(people.flatMap(({ active: is, userName }) => (is ? userKey(userName) : [])));
    const assigned = station.people.filter(
      ({ userName, access }) => access === 'given' && active.has(userKey(userName)),
    );

    expect([kind, rolesOf(declared)]).toEqual([kind, wanted]);
    expect([kind, keysOf(assigned)]).toEqual([kind, [...wanted.keys()].sort()]);
    for (const { userName, role, possibleRoles } of assigned) {
      const key = userKey(userName);
      if (ambiguous.has(key)) expect(possibleRoles).toContain(wanted.get(key));
      else expect([kind, key, role]).toEqual([kind, key, wanted.get(key)]);
    }
  } finally {
    await deployed.close();
  }
}

/** Whom a directory says an account should have; nobody is an answer here. */
async function declaredIn(account: Account, directory: Directory): Promise<readonly DeclaredPerson[]> {
  try {
    return declaredPeople(account, await directory.read(), { today: TODAY });
  } catch (error) {
    if (error instanceof NobodyDeclaredError) return [];
    throw error;
  }
}

function rolesOf(people: readonly { readonly userName: string; readonly role: string }[]): Roles {
  return new Map(people.map(({ userName, role }) => [userKey(userName), role]));
}

function keysOf(people: readonly { readonly userName: string }[]): readonly string[] {
  return people.map(({ userName }) => userKey(userName)).sort();
}
