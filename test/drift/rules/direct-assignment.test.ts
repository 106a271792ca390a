import {
  assigned,
  compareThree,
  declared,
  DECLARES,
  ENDED,
  findingsOf,
  hopsOf,
  provisioned,
  wordsOf,
} from '../sample-account.js';

const DIRECT = 'medium direct-assignment declared-assigned';

test('GIVEN a declared person who is assigned directly THEN with which role, and how to convert the assignment', () => {
  const drift = compareThree([declared()], [assigned({ through: 'person' })], [provisioned()]);

  expect(hopsOf(drift)).toEqual([DIRECT]);
  expect(wordsOf(drift, 'direct-assignment')).toEqual([
    [
      `Assigned directly in Okta, with the role "analyst", so that no group decides the role; ${DECLARES}.`,
      'Convert the direct assignment to a group assignment in Okta, under the app > Assignments > People.',
    ],
  ]);
});

test('GIVEN assigned through a group or a rule, or directly but not any more THEN nothing', () => {
  for (const changes of [{}, { through: 'rule' }] as const) {
    expect(hopsOf(compareThree([declared()], [assigned(changes)], [provisioned()]))).toEqual([]);
  }
  const users = [assigned({ ...ENDED, id: '00u0', through: 'person' }), assigned()];
  expect(hopsOf(compareThree([declared()], users, [provisioned()]))).toEqual([]);
});

test('GIVEN somebody who is not declared THEN unexpected says the same', () => {
  expect(hopsOf(compareThree([], [assigned({ through: 'person' })], []))).toEqual([
    'high unexpected declared-assigned',
  ]);
});

test('GIVEN assigned through a group and directly THEN the direct one is found, under the id that it has alone', () => {
  const direct = assigned({ id: '00u2', through: 'person' });
  const of = (...users: Parameters<typeof compareThree>[1]) =>
    findingsOf(compareThree([declared()], users, [provisioned()])).find(({ kind }) => kind === 'direct-assignment');

  expect(of(assigned(), direct)?.assigned?.id).toBe('00u2');
  expect(of(assigned(), direct)?.id).toBe(of(direct)?.id);
});
