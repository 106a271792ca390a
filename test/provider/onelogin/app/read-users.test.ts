import { readAppPeople } from '../../../../src/provider/onelogin/app/read-app-people.js';
import { readConnectors } from '../../../../src/provider/onelogin/app/read-connectors.js';
import { attributeNamesOf, readEveryone, readUsers } from '../../../../src/provider/onelogin/app/read-users.js';
import { RecordingServer } from '../../../publish/recording-server.js';
import { seedFor } from '../../../simulator/onelogin/klaviyo-app.js';
import { connect, failure, withOneLogin } from '../onelogin-at-hand.js';

describe('readEveryone', () => {
  it('GIVEN people with fields of their own WHEN they are read with attributes THEN their texts are there, by the names of conditions', async () => {
    const users = [
      {
        email: 'ada@example.com',
        firstname: 'Ada',
        status: 'suspended' as const,
        properties: { department: 'Marketing', member_of: ['CN=a', 'CN=b'], title: '' },
        customAttributes: { team: 'Blue' },
      },
      { email: 'grace@example.com', username: null },
    ];
    await withOneLogin({ seed: { users } }, async (_simulator, onelogin) => {
      const [ada, grace] = await readEveryone(onelogin, 'with-attributes');
      expect(ada).toMatchObject({ email: 'ada@example.com', firstname: 'Ada', status: 2, state: 1 });
      expect(ada!.attributes).toEqual({
        email: 'ada@example.com',
        username: 'ada@example.com',
        firstname: 'Ada',
        department: 'Marketing',
        member_of: 'CN=a;CN=b',
        custom_attribute_team: 'Blue',
      });
      expect(grace!.attributes).toEqual({ email: 'grace@example.com' });
      expect(attributeNamesOf([ada!, grace!])).toEqual(
        expect.arrayContaining(['department', 'title', 'company', 'custom_attribute_team']),
      );
      expect(attributeNamesOf([ada!])).not.toContain('status');
      const [plain] = await readEveryone(onelogin, 'base');
      expect(Object.keys(plain!.attributes)).not.toContain('department');
    });
  });

  it('GIVEN a OneLogin that leaves out a field WHEN people are read THEN it fails, since it would pass for an empty one', async () => {
    const server = new RecordingServer();
    await server.start();
    const user = {
      id: 1,
      email: 'a@example.com',
      username: null,
      firstname: null,
      lastname: null,
      status: 1,
      state: 1,
    };
    server.respond(({ url }) =>
      url.pathname.endsWith('/token')
        ? { status: 200, body: { access_token: 'example-token', token_type: 'bearer', expires_in: 36_000 } }
        : { status: 200, body: [user], headers: { 'total-count': '1' } },
    );
    try {
      expect(await readEveryone(connect(server.origin), 'base')).toHaveLength(1);
      const error = await failure(readEveryone(connect(server.origin), 'with-attributes'));
      expect(error.message).toContain('without the field title');
      expect((await failure(readUsers(connect(server.origin), ['1', '2'], 'base'))).message).toContain(
        'lists the user 2',
      );
      expect((await failure(readUsers(connect(server.origin), ['2'], 'base'))).message).toContain('lists the user 2');
    } finally {
      await server.stop();
    }
  });
});

describe('readUsers', () => {
  it('GIVEN more ids than fit on a page WHEN their people are read THEN all come', async () => {
    const users = Array.from({ length: 120 }, (_, index) => ({ email: `person-${index}@example.com` }));
    await withOneLogin({ seed: { users } }, async ({ world }, onelogin) => {
      const ids = world()
        .users.slice(5)
        .map(({ id }) => String(id));
      const read = await readUsers(onelogin, ids, 'base');
      expect(read.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(await readUsers(onelogin, [], 'base')).toEqual([]);
    });
  });
});

describe('readAppPeople', () => {
  it('GIVEN an app WHEN its people are read THEN they are those of its roles', async () => {
    await withOneLogin({ seed: seedFor({}) }, async ({ world }, onelogin) => {
      const people = await readAppPeople(onelogin, String(world().apps[0]!.id));
      expect(people.map(({ email }) => email)).toEqual(['ada@example.com', 'grace@example.com']);
    });
  });
});

describe('readConnectors', () => {
  it('GIVEN a part of a name WHEN connectors are read THEN each has its number', async () => {
    await withOneLogin({}, async (_simulator, onelogin) => {
      const found = await readConnectors(onelogin, 'SCIM Provisioner');
      expect(found).toContainEqual({ id: 900001, name: 'SCIM Provisioner with SAML (SCIM v2 Core)' });
      expect(await readConnectors(onelogin, 'nothing of the kind')).toEqual([]);
    });
  });
});
