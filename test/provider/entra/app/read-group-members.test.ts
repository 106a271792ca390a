import { readGroupMembers } from '../../../../src/provider/entra/app/read-group-members.js';
import { groupsNamed } from '../../../../src/provider/entra/app/find-group.js';
import { userProperties } from '../../../../src/provider/entra/app/user-properties.js';
import { type GraphConnection } from '../../../../src/provider/entra/connection/graph-connection.js';
import { type EntraSeed, type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { type AnsweringGraph, startAnsweringGraph } from '../answering-graph.js';
import { connectTo, DEPLOYED, failure } from '../entra-at-hand.js';

const { select } = userProperties([]);

describe('readGroupMembers with the simulated Entra', () => {
  let simulator: EntraSimulator | undefined;
  afterEach(() => simulator?.close());

  async function members(group: string, seed: EntraSeed = DEPLOYED, change?: (simulator: EntraSimulator) => void) {
    simulator = await startEntraSimulator({ seed, pageSize: 1 });
    change?.(simulator);
    const entra: GraphConnection = await connectTo(simulator);
    const [found] = await groupsNamed(entra, group);
    return readGroupMembers(entra, found!, select);
  }

  it('GIVEN people WHEN they are read THEN everybody of every page, disabled people too', async () => {
    const { users, nested } = await members('klaviyo-analysts', DEPLOYED, ({ portal }) => {
      portal.disableUser('alan@example.com');
    });
    expect(users.map(({ userPrincipalName, enabled }) => [userPrincipalName, enabled])).toEqual([
      ['grace@example.com', true],
      ['alan@example.com', false],
    ]);
    expect(users[0]).toMatchObject({
      mail: 'grace@example.com',
      givenName: 'Grace',
      familyName: 'Hopper',
      isGuest: false,
    });
    expect(nested).toEqual([]);
  });

  it('GIVEN a group in the group WHEN they are read THEN it is told, and its members are not among them', async () => {
    const { users, nested } = await members('klaviyo-analysts', DEPLOYED, ({ portal }) => {
      portal.addMembers('klaviyo-analysts', 'klaviyo-admins');
    });
    expect(users.map(({ userPrincipalName }) => userPrincipalName)).not.toContain('ada@example.com');
    expect(nested.map(({ name }) => name)).toEqual(['klaviyo-admins']);
  });

  it('GIVEN a dynamic group WHEN they are read THEN it is read as any other', async () => {
    const { users } = await members('everyone', DEPLOYED, ({ portal }) => {
      portal.createDynamicGroup('everyone', 'user.accountEnabled -eq true');
    });
    expect(users).toHaveLength(3);
  });

  it('GIVEN an empty group WHEN they are read THEN there is nobody', async () => {
    expect(await members('klaviyo-analysts-emea')).toEqual({ users: [], nested: [] });
  });

  it('GIVEN a client that may not read people WHEN they are read THEN the missing permission is named', async () => {
    const client = { clientId: '00000000-0000-0000-0000-0000000000aa', secret: 'example-client-secret' };
    const seed: EntraSeed = { ...DEPLOYED, clients: [{ ...client, permissions: ['GroupMember.Read.All'] }] };
    const error = await failure(members('klaviyo-analysts', seed));
    expect(error).toMatchObject({ code: 'ENTRA_MISSING_PERMISSION', permissions: ['User.Read.All'] });
    expect(error.problem).toMatch(
      /gives the id \S+ of a person in the group "klaviyo-analysts" and not who they are\.$/,
    );
  });
});

describe('readGroupMembers with a Graph that is otherwise', () => {
  let graph: AnsweringGraph;
  afterEach(() => graph.close());

  it('GIVEN a group with hidden membership WHEN its list is empty THEN it is not believed', async () => {
    const group = { id: 'g1', displayName: 'Secret', visibility: 'HiddenMembership' };
    graph = await startAnsweringGraph({ '/groups/g1/members': [], '/groups/g1': group });
    const error = await failure(readGroupMembers(graph.entra, { id: 'g1', name: 'Secret' }, select));
    expect(error).toMatchObject({ code: 'ENTRA_MISSING_PERMISSION', permissions: ['Member.Read.Hidden'] });
    expect(error.problem).toBe(
      'The group "Secret" (g1) hides its members, so an empty list does not say that it is empty.',
    );
  });

  it("GIVEN an agent's user WHEN they are read THEN it is one of them, since it is a user for Entra", async () => {
    const agent = { id: 'a1', userPrincipalName: 'agent@example.com', accountEnabled: true };
    graph = await startAnsweringGraph({
      '/groups/g1/members': [{ '@odata.type': '#microsoft.graph.agentUser', ...agent }],
    });
    const { users } = await readGroupMembers(graph.entra, { id: 'g1', name: 'x' }, select);
    expect(users.map(({ userPrincipalName }) => userPrincipalName)).toEqual(['agent@example.com']);
  });

  it('GIVEN devices, contacts and applications WHEN they are read THEN they are nobody', async () => {
    const others = ['device', 'orgContact', 'servicePrincipal'].map((type, index) => ({
      '@odata.type': `#microsoft.graph.${type}`,
      id: `o${index}`,
    }));
    graph = await startAnsweringGraph({
      '/groups/g1/members': [...others, { '@odata.type': '#microsoft.graph.group', id: 'n' }],
    });
    expect(await readGroupMembers(graph.entra, { id: 'g1', name: 'x' }, select)).toEqual({
      users: [],
      nested: [{ id: 'n', name: 'n' }],
    });
    expect(graph.asked()).toEqual([
      '/groups/g1/members?$select=id,userPrincipalName,mail,givenName,surname,accountEnabled,userType,displayName&$top=999',
    ]);
  });
});
