import { assignedPeople } from '../../../src/provider/okta/assigned-person.js';
import { ADA } from '../../doctor/sample-readings.js';

test('GIVEN an app user of Okta THEN a person of the station assigned, without a status word but in the detail', () => {
  expect(assignedPeople([ADA])).toEqual([
    {
      id: '00u1',
      userName: 'ada@example.com',
      givenName: 'Ada',
      familyName: 'Lovelace',
      role: 'admin',
      access: 'given',
      push: 'done',
      through: 'group',
      groups: [],
      externalId: 'u1',
      detail: 'status PROVISIONED, syncState SYNCHRONIZED',
    },
  ]);
});

test('GIVEN a direct assignment, an empty role, no syncState and a status of no known form THEN each is carried over', () => {
  const [person] = assignedPeople([{ ...ADA, scope: 'USER', role: '', status: 'new "one"', syncState: undefined }]);
  expect(person).toMatchObject({ through: 'person', role: null, access: 'unknown', push: 'unknown' });
  expect(person?.detail).toMatch(/^status "new/);
});

test('GIVEN several people THEN each has the standing of their own status and syncState, in order', () => {
  const people = assignedPeople([
    { ...ADA, syncState: 'ERROR' },
    { ...ADA, id: '00u2' },
    { ...ADA, id: '00u3', status: 'SUSPENDED' },
    { ...ADA, id: '00u4', syncState: 'ERROR' },
  ]);
  expect(people.map(({ id, access, push }) => [id, access, push])).toEqual([
    ['00u1', 'given', 'failed'],
    ['00u2', 'given', 'done'],
    ['00u3', 'ended', 'done'],
    ['00u4', 'given', 'failed'],
  ]);
});
