import { readLiveApplication } from '../../../../src/provider/entra/adopt/live-application.js';
import { readRegistration } from '../../../../src/provider/entra/adopt/read-registration.js';
import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { connectTo, DEPLOYED } from '../entra-at-hand.js';

const ENTRA = { kind: 'entra', tenant: 'acme.onmicrosoft.com', environment: 'global' } as const;

let simulator: EntraSimulator;
beforeEach(async () => {
  simulator = await startEntraSimulator({ seed: DEPLOYED, pageSize: 2 });
});
afterEach(() => simulator.close());

const principal = () => simulator.world().applications[0]!.servicePrincipalId;

async function read(read: string[] = []) {
  return readLiveApplication(await connectTo(simulator), ENTRA, principal(), (what) => read.push(what));
}

it('GIVEN an application WHEN it is read THEN all of it is there, page by page', async () => {
  simulator.portal.createDynamicGroup('klaviyo-data', 'user.department -eq "data"');
  simulator.portal.changeUser('alan@example.com', { department: 'Data' });
  simulator.portal.assign('Klaviyo', 'klaviyo-data', 'analyst');
  simulator.portal.assign('Klaviyo', 'grace@example.com', 'admin');
  const progress: string[] = [];

  const live = await read(progress);

  expect([...live.groups.values()].map(({ name, users, keeping }) => [name, users.length, keeping.rule])).toEqual([
    ['klaviyo-admins', 1, undefined],
    ['klaviyo-analysts', 2, undefined],
    ['klaviyo-data', 1, 'user.department -eq "data"'],
  ]);
  expect([...live.groups.values()].at(-1)!.users[0]!.attributes).toMatchObject({ department: 'Data' });
  expect([...live.people.values()].map(({ userPrincipalName }) => userPrincipalName)).toEqual(['grace@example.com']);
  expect(live.jobs).toMatchObject([{ templateId: 'scim', schedule: 'Active' }]);
  expect(live.sharesItsName).toBe(false);
  expect(progress).toContain('the members of klaviyo-data');
  expect(simulator.requests().filter(({ method }) => method !== 'GET')).toMatchObject([{ method: 'POST' }]);
});

it('GIVEN another group of the name in other letters THEN it is known that a name does not tell them apart', async () => {
  simulator.portal.createGroup('KLAVIYO-Admins');

  const { sharedNames, groups } = await read();

  expect([...sharedNames].map((id) => groups.get(id)?.name)).toEqual(['klaviyo-admins']);
});

it('GIVEN no job THEN there is no schema, and no key is asked for', async () => {
  simulator.portal.deleteJob('Klaviyo');

  expect(await read()).toMatchObject({ jobs: [], schema: undefined, secretKeys: [] });
});

it('GIVEN an application that another tenant registered THEN it is refused, and it is said what to do', async () => {
  const foreign = { id: principal(), appId: '00000000-0000-0000-0000-0000000000fe', label: 'Klaviyo' };

  await expect(readRegistration(await connectTo(simulator), foreign)).rejects.toThrow(
    /is not registered in the tenant .*, but in another one.*Create an application of your own/,
  );
});

it('GIVEN that the synchronization cannot be read THEN the whole fails', async () => {
  simulator.failNext('denied', 1, { method: 'GET', path: '/synchronization/jobs' });

  await expect(read()).rejects.toMatchObject({ name: 'EntraReadError' });
});
