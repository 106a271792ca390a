import { readGroupAssignments } from '../../../../src/provider/okta/app/read-group-assignments.js';
import { failure } from '../okta-at-hand.js';
import { type AnsweringOkta, startAnsweringOkta } from '../answering-okta.js';

let server: AnsweringOkta;
const answering = async (assignments: readonly object[]) =>
  (server = await startAnsweringOkta({
    '/api/v1/apps/0oa%2F1/groups?limit=200': assignments,
    '/api/v1/groups/00g%2F1': { id: '00g%2F1', type: 'OKTA_GROUP', profile: { name: 'one' } },
    '/api/v1/groups/00g2': { id: '00g2', type: 'OKTA_GROUP', profile: { name: 'two' } },
    '/api/v1/groups/00g3': { id: '00g3', type: 'OKTA_GROUP', profile: { name: 'three' } },
    '/api/v1/groups/00g4': { id: '00g4', type: 'OKTA_GROUP', profile: { name: 'four' } },
    '/api/v1/groups/00g5': { id: '00g5', type: 'OKTA_GROUP', profile: {} },
  }));
afterEach(() => server.close());

describe('readGroupAssignments', () => {
  it('GIVEN groups in any order WHEN they are read THEN they stand by priority, those without one last and as Okta has them', async () => {
    const { okta } = await answering([
      { id: '00g4' },
      { id: '00g/1', priority: 7, profile: { role: 'analyst' } },
      { id: '00g3', priority: null, profile: null },
      { id: '00g2', priority: 2, profile: { role: null } },
    ]);
    expect(await readGroupAssignments(okta, '0oa/1')).toEqual([
      { groupId: '00g2', groupName: 'two', groupType: 'OKTA_GROUP', priority: 2, role: null },
      { groupId: '00g/1', groupName: 'one', groupType: 'OKTA_GROUP', priority: 7, role: 'analyst' },
      { groupId: '00g4', groupName: 'four', groupType: 'OKTA_GROUP', priority: undefined, role: null },
      { groupId: '00g3', groupName: 'three', groupType: 'OKTA_GROUP', priority: undefined, role: null },
    ]);
  });

  it.each([
    [{ id: '' }, '0.id'],
    [{ id: '00g2', priority: '1' }, '0.priority'],
    [{ id: '00g2', profile: { role: 1 } }, '0.profile.role'],
    [{ id: '00g5' }, 'profile.name'],
  ])('GIVEN the assignment %j WHEN it is read THEN it is refused and the place named', async (assignment, place) => {
    const { okta } = await answering([assignment]);
    const error = await failure(readGroupAssignments(okta, '0oa/1'));
    expect(error.code).toBe('OKTA_UNEXPECTED');
    expect(error.problem).toContain(`JSON of an unknown form: ${place} `);
  });
});
