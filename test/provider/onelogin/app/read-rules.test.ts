import { readAppRules, readMappings } from '../../../../src/provider/onelogin/app/read-rules.js';
import { type OneLoginConnection } from '../../../../src/provider/onelogin/connection/onelogin-connection.js';
import { roleRule } from '../../../simulator/onelogin/klaviyo-app.js';
import { RecordingServer } from '../../../publish/recording-server.js';
import { connect, withOneLogin } from '../onelogin-at-hand.js';

const RULES = [roleRule('a', 'analyst'), { ...roleRule('b', 'manager'), enabled: false }, roleRule('b', 'admin')];

describe('readAppRules', () => {
  it('GIVEN rules, one of them switched off WHEN they are read THEN all come, in their order', async () => {
    const roles = [{ name: 'a' }, { name: 'b' }];
    const seed = { roles, apps: [{ name: 'Klaviyo', parameters: { role: {} }, roles: ['a', 'b'], rules: RULES }] };
    await withOneLogin({ seed }, async ({ world }, onelogin) => {
      const rules = await readAppRules(onelogin, String(world().apps[0]!.id));
      expect(rules.map(({ name, enabled }) => [name, enabled])).toEqual([
        ['a is analyst', true],
        ['b is manager', false],
        ['b is admin', true],
      ]);
      const [first] = rules;
      expect(first).toMatchObject({
        match: 'all',
        position: 1,
        actions: [{ action: 'set_role', values: ['analyst'] }],
      });
      expect(first!.conditions).toEqual([
        { source: 'has_role', operator: 'ri', value: String(world().roles.find(({ name }) => name === 'a')!.id) },
      ]);
    });
  });
});

describe('readMappings', () => {
  it('GIVEN mappings WHEN they are read THEN those that are switched off come last, without a position', async () => {
    const conditions = [{ source: 'department', value: 'Marketing' }];
    const actions = [{ action: 'add_role', value: 'a' }];
    const mappings = [
      { name: 'off', enabled: false, conditions, actions },
      { name: 'on', conditions, actions },
    ];
    await withOneLogin({ seed: { roles: [{ name: 'a' }], mappings } }, async (_simulator, onelogin) => {
      const read = await readMappings(onelogin);
      expect(read.map(({ name, position }) => [name, position])).toEqual([
        ['on', 1],
        ['off', undefined],
      ]);
      expect(read[0]!.conditions).toEqual([{ source: 'department', operator: '=', value: 'Marketing' }]);
    });
  });

  it('GIVEN an action that OneLogin computes WHEN it is read THEN its values say nothing', async () => {
    const server = new RecordingServer();
    await server.start();
    const rule = {
      id: 1,
      match: 'any',
      enabled: true,
      actions: [{ action: 'set_role', value: null, expression: '.*' }],
    };
    server.respond(({ url }) => ({
      status: 200,
      body: url.pathname.endsWith('/token')
        ? { access_token: 'example-token', token_type: 'bearer', expires_in: 36_000 }
        : url.searchParams.has('enabled')
          ? []
          : [rule],
    }));
    try {
      const onelogin: OneLoginConnection = connect(server.origin);
      expect(await readMappings(onelogin)).toEqual([
        {
          id: '1',
          name: '',
          match: 'any',
          enabled: true,
          position: undefined,
          conditions: [],
          actions: [{ action: 'set_role', values: [], isComputed: true }],
        },
      ]);
    } finally {
      await server.stop();
    }
  });
});
