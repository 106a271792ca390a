import { userNameFault } from '../../src/people/user-name-fault.js';

test.each(['', 'ada@example.com', "o'neil+x@example.com", 'andré@example.com'])(
  'GIVEN %j THEN it may stand in a file',
  (userName) => {
    expect(userNameFault(userName)).toBeUndefined();
  },
);

test.each([
  ['ada\u200b@example.com', '\u200b'],
  ['\u200b', '\u200b'],
  ['\ufffd', '\ufffd'],
  ['o\u2019neil@example.com', '\u2019'],
  ['\uff41da@example.com', '\uff41'],
  ['\u0430da@example.com', '\u0430'],
])('GIVEN %j THEN the character that its reader takes for another one is named', (userName, character) => {
  expect(userNameFault(userName)).toMatchObject({ character });
});
