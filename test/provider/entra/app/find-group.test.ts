import { findGroup, groupsNamed } from '../../../../src/provider/entra/app/find-group.js';
import { type GraphConnection } from '../../../../src/provider/entra/connection/graph-connection.js';
import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { connectTo, DEPLOYED, failure, TENANT } from '../entra-at-hand.js';

let simulator: EntraSimulator;
let entra: GraphConnection;

beforeEach(async () => {
  simulator = await startEntraSimulator({ seed: DEPLOYED });
  entra = await connectTo(simulator);
});
afterEach(() => simulator.close());

const idsOf = async (name: string) => (await groupsNamed(entra, name)).map(({ id }) => id);

describe('findGroup', () => {
  it('GIVEN its exact name WHEN it is looked for THEN it is found, and not one that begins so', async () => {
    expect(await findGroup(entra, { group: 'klaviyo-analysts' })).toMatchObject({ name: 'klaviyo-analysts' });
  });

  it('GIVEN a name with an apostrophe WHEN it is looked for THEN it is that one', async () => {
    simulator.portal.createGroup("R&D's + #1");
    expect(await findGroup(entra, { group: "R&D's + #1" })).toMatchObject({ name: "R&D's + #1" });
  });

  it('GIVEN another letter case WHEN it is looked for THEN it is not that one, and it is named', async () => {
    const [id] = await idsOf('klaviyo-admins');
    expect(await failure(findGroup(entra, { group: 'Klaviyo-Admins' }))).toMatchObject({
      code: 'ENTRA_NOT_FOUND',
      problem: `The tenant ${TENANT} has no group named exactly "Klaviyo-Admins"; there is "klaviyo-admins" (${id}).`,
      remedy: 'Write the name in the access file as Entra has it.',
    });
  });

  it('GIVEN no such group WHEN it is looked for THEN that is all that is said', async () => {
    expect((await failure(findGroup(entra, { group: 'elsewhere' }))).problem).toBe(
      `The tenant ${TENANT} has no group named exactly "elsewhere".`,
    );
  });

  it('GIVEN two of a name WHEN it is looked for THEN it is refused, and the form with the id is told', async () => {
    simulator.portal.createGroup('klaviyo-admins');
    const [one, other] = await idsOf('klaviyo-admins');
    const error = await failure(findGroup(entra, { group: 'klaviyo-admins' }));
    expect(error.code).toBe('ENTRA_AMBIGUOUS');
    expect(error.remedy).toBe(
      'Name the group that is meant by its id in the access file: ' +
        `group: { id: ${one}, name: "klaviyo-admins" } or group: { id: ${other}, name: "klaviyo-admins" }.`,
    );
    const identity = { by: 'id', id: other!, name: 'klaviyo-admins' } as const;
    expect(await findGroup(entra, { group: 'klaviyo-admins', identity })).toMatchObject({ id: other });
  });

  it('GIVEN an id with another name WHEN it is looked for THEN it is refused', async () => {
    const [id] = await idsOf('klaviyo-admins');
    const identity = { by: 'id', id: id!, name: 'klaviyo-owners' } as const;
    expect((await failure(findGroup(entra, { group: 'klaviyo-owners', identity }))).problem).toBe(
      `The group with the id "${id}" of the tenant ${TENANT} is named "klaviyo-admins", not "klaviyo-owners".`,
    );
    expect(await findGroup(entra, { group: id!, identity: { ...identity, name: undefined } })).toMatchObject({ id });
  });

  it('GIVEN an id that no group has WHEN it is looked for THEN it is told where ids are found', async () => {
    const id = '00000000-0000-0000-0000-0000000000ff';
    const error = await failure(findGroup(entra, { group: id, identity: { by: 'id', id, name: undefined } }));
    expect(error).toMatchObject({ code: 'ENTRA_NOT_FOUND', status: 404 });
    expect(error.remedy).toContain('Object ID');
  });

  it('GIVEN a Graph that refuses WHEN an id is looked for THEN its own error goes through', async () => {
    simulator.failNext('denied', 1, { path: /groups/ });
    const id = '00000000-0000-0000-0000-0000000000ff';
    const error = await failure(findGroup(entra, { group: id, identity: { by: 'id', id, name: undefined } }));
    expect(error.code).toBe('ENTRA_MISSING_PERMISSION');
  });
});
