import { readSecretKeys } from '../../../../src/provider/entra/synchronization/secret-keys';
import { answeringGraph } from './answering-graph';

const PATH = '/servicePrincipals/sp-1/synchronization/secrets';

describe('the keys of a synchronization', () => {
  it('GIVEN keys WHEN they are read THEN they keep their order, and a masked value is not known', async () => {
    const value = [
      { key: 'SecretToken', value: '*' },
      { key: 'BaseAddress', value: '********' },
      { key: 'SyncAll', value: 'false' },
      { key: 'SyncNotificationSettings', value: null },
      { key: 'Domain' },
      { key: 'Url', value: '' },
    ];

    expect(await readSecretKeys(answeringGraph({ [PATH]: { value } }), 'sp-1')).toEqual([
      { key: 'SecretToken', value: undefined },
      { key: 'BaseAddress', value: undefined },
      { key: 'SyncAll', value: 'false' },
      { key: 'SyncNotificationSettings', value: undefined },
      { key: 'Domain', value: undefined },
      { key: 'Url', value: undefined },
    ]);
  });
});
