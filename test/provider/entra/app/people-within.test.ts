import { peopleWithin } from '../../../../src/provider/entra/app/people-within.js';
import { userProperties } from '../../../../src/provider/entra/app/user-properties.js';
import { type AnsweringGraph, startAnsweringGraph } from '../answering-graph.js';
import { failure } from '../entra-at-hand.js';

const { select } = userProperties([]);
const GROUP = { id: 'g1', name: 'team' };

const person = (id: string, accountEnabled = true) => ({
  ...{ '@odata.type': '#microsoft.graph.user', id, userPrincipalName: `${id}@example.com`, accountEnabled },
  ...{ mail: null, givenName: null, surname: null, userType: 'Member' },
});
const group = (id: string) => ({ '@odata.type': '#microsoft.graph.group', id, displayName: id });

describe('peopleWithin', () => {
  let graph: AnsweringGraph;
  afterEach(() => graph.close());

  it('GIVEN groups in groups, in a circle too THEN everybody who is enabled is in it once, and each group is read once', async () => {
    graph = await startAnsweringGraph({
      '/groups/g1/members': [person('ada'), group('g2'), person('left', false)],
      '/groups/g2/members': [person('alan'), person('ada'), group('g1'), group('g2')],
    });
    expect(await peopleWithin(graph.entra, GROUP, select)).toEqual(new Set(['ada', 'alan']));
    expect(graph.asked()).toHaveLength(2);
  });

  it('GIVEN a group within that hides its members THEN it is not known, and not taken for empty', async () => {
    const hidden = { id: 'g2', displayName: 'Secret', visibility: 'HiddenMembership' };
    graph = await startAnsweringGraph({
      '/groups/g1/members': [person('ada'), group('g2')],
      ...{ '/groups/g2/members': [], '/groups/g2': hidden },
    });
    expect(await peopleWithin(graph.entra, GROUP, select)).toBeUndefined();
  });

  it('GIVEN a group that cannot be read THEN it is an error', async () => {
    graph = await startAnsweringGraph({ '/groups/g1/members': [{ id: 'ada' }] });
    expect((await failure(peopleWithin(graph.entra, GROUP, select))).code).not.toBe('ENTRA_MISSING_PERMISSION');
  });
});
