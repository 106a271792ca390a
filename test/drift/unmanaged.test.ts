import { type ProvisionedPerson } from '../../src/people/listing.js';
import {
  provisioned,
  assigned,
  compare,
  compareThree,
  declared,
  exception,
  findingsOf,
  SAMPLE_POLICY,
  WAITING,
} from './sample-account.js';

const entry = { pattern: '*@agency.example', reason: 'An agency', privileged: false };
const policy = { ...SAMPLE_POLICY, unmanaged: [entry] };
const EVE = provisioned({ id: 'u7', userName: 'Eve@agency.example' });
const foundOf = (records: readonly ProvisionedPerson[], changes: object = {}) =>
  findingsOf(compare([declared()], [provisioned(), ...records], { policy, ...changes }));

test('GIVEN somebody in Klaviyo who matches THEN they are found, excepted without an end date, and not counted', () => {
  const [finding] = foundOf([EVE]);
  expect(finding).toMatchObject({ kind: 'unexpected', severity: 'high' });
  expect(finding?.exception).toEqual({ reason: 'An agency', expires: null, pattern: '*@agency.example' });
  expect(compare([declared()], [provisioned(), EVE], { policy }).summary).toMatchObject({ excepted: 1 });
});

test.each([['admin'], ['owner'], ['retention_lead'], ['growth'], [undefined]])(
  'GIVEN the role %s THEN it is not covered, unless the entry says so',
  (role) => {
    const unexpected = (changes: object) =>
      foundOf([provisioned({ ...EVE, role })], changes).find(({ kind }) => kind === 'unexpected');
    expect(unexpected({})?.exception).toBeNull();
    const privileged = { ...policy, unmanaged: [{ ...entry, privileged: true }] };
    expect(unexpected({ policy: privileged })?.exception?.reason).toBe('An agency');
  },
);

test('GIVEN a role that the policy calls privileged THEN it is not covered, and weighs as full power', () => {
  const [finding] = foundOf([EVE], { policy: { ...policy, privileged: ['analyst'] } });
  expect(finding).toMatchObject({ severity: 'critical', exception: null });
});

test('GIVEN a declared person who matches THEN nothing of theirs is covered', () => {
  const wanted = declared({ userName: 'eve@agency.example' });
  const findings = findingsOf(compare([declared(), wanted], [provisioned(), { ...EVE, role: 'manager' }], { policy }));
  expect(findings.map(({ kind, exception: by }) => [kind, by])).toEqual([['role', null]]);
});

test('GIVEN other kinds about somebody who matches THEN they are not covered', () => {
  const found = foundOf([EVE, provisioned({ ...EVE, id: 'u8' })]);
  expect(found.filter(({ exception: by }) => by === null).map(({ kind }) => kind)).toEqual(['duplicate']);
});

test('GIVEN Okta has assigned them THEN they are managed, and not covered; GIVEN it has not THEN they are', () => {
  const users = [assigned(), assigned({ id: '00u7', userName: 'eve@agency.example' })];
  const exceptionOf = (assignedUsers: typeof users) =>
    findingsOf(compareThree([declared()], assignedUsers, [provisioned(), EVE], { policy }))[0]?.exception;
  expect(exceptionOf(users)).toBeNull();
  expect(exceptionOf([assigned()])?.pattern).toBe('*@agency.example');
});

test('GIVEN an assignment that waits THEN Okta has assigned them all the same', () => {
  const users = [assigned(), assigned({ ...WAITING, id: '00u7', userName: 'eve@agency.example', role: 'admin' })];
  const [finding] = findingsOf(compareThree([declared()], users, [provisioned(), EVE], { policy }));
  expect(finding).toMatchObject({ kind: 'unexpected', severity: 'critical', exception: null });
});

test('GIVEN an exception too THEN the exception is shown', () => {
  const exceptions = [exception({ user: 'eve@agency.example', reason: 'Reviewed' })];
  expect(foundOf([EVE], { exceptions })[0]?.exception?.reason).toBe('Reviewed');
});
