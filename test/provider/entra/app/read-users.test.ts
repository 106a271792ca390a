import { readEveryone, readUsers } from '../../../../src/provider/entra/app/read-users.js';
import { userProperties } from '../../../../src/provider/entra/app/user-properties.js';
import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { connectTo, failure, TENANT } from '../entra-at-hand.js';

const { select } = userProperties([]);
const people = Array.from({ length: 40 }, (_, index) => ({ userPrincipalName: `person-${index}@example.com` }));

let simulator: EntraSimulator;
beforeEach(async () => {
  simulator = await startEntraSimulator({ seed: { users: people }, pageSize: 7 });
});
afterEach(() => simulator.close());

describe('reading people of Entra', () => {
  it('GIVEN many WHEN everyone is read THEN everybody of every page', async () => {
    expect(await readEveryone(await connectTo(simulator), select)).toHaveLength(40);
  });

  it('GIVEN more ids than one condition takes WHEN they are read THEN each once, in as few requests as can be', async () => {
    const entra = await connectTo(simulator);
    const ids = (await readEveryone(entra, select)).map(({ id }) => id).slice(0, 31);
    simulator.forgetRequests();
    const found = await readUsers(entra, ids, select);
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(ids));
    const firstPages = simulator.requests().filter(({ path }) => !path.includes('skiptoken'));
    expect(firstPages).toHaveLength(3);
  });

  it('GIVEN somebody who was deleted WHEN they are read THEN nothing is concluded', async () => {
    const entra = await connectTo(simulator);
    const [one, other] = await readEveryone(entra, select);
    simulator.portal.deleteUser('person-1@example.com');
    const error = await failure(readUsers(entra, [one!.id, other!.id], select));
    expect(error.code).toBe('ENTRA_UNEXPECTED');
    expect(error.problem).toBe(
      `An application is assigned to the user "${other!.id}", whom the tenant ${TENANT} does not list.`,
    );
  });

  it('GIVEN nobody WHEN they are read THEN nothing is asked', async () => {
    expect(await readUsers(await connectTo(simulator), [], select)).toEqual([]);
    expect(simulator.requests()).toEqual([]);
  });
});
