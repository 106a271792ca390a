import { connectionPlan, connectionRefusals } from '../../../../src/provider/entra/synchronization/connection-plan';
import { type SecretKey } from '../../../../src/provider/entra/synchronization/secret-keys';

const BASE_URL = 'https://scim.example/v2';
const JOB = { id: 'scim.0a.0b', templateId: 'scim', schedule: 'Active', status: 'Active', quarantine: undefined };
const key = (name: string, value?: string): SecretKey => ({ key: name, value });

describe('the keys of a connection as they are to be written', () => {
  it('GIVEN none WHEN it is planned THEN all are new, in the order that the stack declares, and the token is in no plan', () => {
    expect(connectionPlan([], BASE_URL)).toEqual([
      { key: 'BaseAddress', value: BASE_URL, state: 'new', from: undefined },
      { key: 'SecretToken', value: undefined, state: 'new', from: undefined },
      { key: 'SyncAll', value: 'false', state: 'new', from: undefined },
    ]);
  });

  it('GIVEN keys in another order, and others THEN the order of the stack comes first and the others are kept', () => {
    const keys = [key('SyncNotificationSettings', '{}'), key('SyncAll'), key('SecretToken'), key('BaseAddress')];

    expect(connectionPlan(keys, BASE_URL)).toEqual([
      { key: 'BaseAddress', value: BASE_URL, state: 'unknown', from: undefined },
      { key: 'SecretToken', value: undefined, state: 'unknown', from: undefined },
      { key: 'SyncAll', value: 'false', state: 'unknown', from: undefined },
      { key: 'SyncNotificationSettings', value: '{}', state: 'kept', from: '{}' },
    ]);
  });

  it.each([
    ['the same address', key('BaseAddress', `${BASE_URL}/`), 'same'],
    ['another address', key('BaseAddress', 'https://other.example'), 'changed'],
    ['the same scope in other letters', key('SyncAll', 'False'), 'same'],
    ['another scope', key('SyncAll', 'true'), 'changed'],
  ])('GIVEN %s WHEN it is planned THEN it is %s', (_, set, state) => {
    expect(connectionPlan([set], BASE_URL).find((planned) => planned.key === set.key)).toMatchObject({
      state,
      from: set.value,
    });
  });

  it('GIVEN a token that a server shows WHEN it is planned THEN it is not taken over', () => {
    expect(JSON.stringify(connectionPlan([key('SecretToken', 'shown-by-mistake')], BASE_URL))).not.toContain('shown');
  });
});

describe('what keeps the connection from being written', () => {
  it('GIVEN keys whose values are known THEN nothing, also while the job runs', () => {
    const plan = connectionPlan([key('BaseAddress', BASE_URL), key('SecretToken'), key('Notes', 'x')], BASE_URL);

    expect(connectionRefusals(plan, JOB, 'command')).toEqual([]);
  });

  it('GIVEN a stack that sets it THEN it is left to the stack', () => {
    expect(connectionRefusals(connectionPlan([], BASE_URL), JOB, 'terraform')).toEqual([
      expect.stringContaining('The access file says provisioning.secret: terraform'),
    ]);
  });

  it('GIVEN other keys whose values are not shown THEN they are named, since they could be lost', () => {
    const plan = connectionPlan([key('Domain'), key('SyncNotificationSettings'), key('Notes', 'x')], BASE_URL);

    expect(connectionRefusals(plan, JOB, 'command')).toEqual([
      expect.stringContaining('Entra does not show the value of "Domain" and "SyncNotificationSettings"'),
    ]);
  });

  it('GIVEN everybody in scope while the job runs THEN it has to be paused first, since it would switch off who is not assigned', () => {
    const plan = connectionPlan([key('BaseAddress', BASE_URL), key('SyncAll', 'True')], BASE_URL);

    expect(connectionRefusals(plan, JOB, 'command')).toEqual([
      expect.stringContaining('The job "scim.0a.0b" provisions everybody now (SyncAll "True")'),
    ]);
    expect(connectionRefusals(plan, { ...JOB, schedule: 'Disabled', status: 'Paused' }, 'command')).toEqual([]);
  });

  it('GIVEN another address while the job runs THEN it has to be paused first', () => {
    const plan = connectionPlan([key('BaseAddress', 'https://other.example')], BASE_URL);

    expect(connectionRefusals(plan, JOB, 'command')).toEqual([
      expect.stringContaining('The job "scim.0a.0b" pushes to "https://other.example" now'),
    ]);
    expect(connectionRefusals(plan, { ...JOB, schedule: 'Disabled', status: 'Paused' }, 'command')).toEqual([]);
  });
});
