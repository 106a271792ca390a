import fc from 'fast-check';
import { newUserBody, patchBody } from '../../src/klaviyo/write-body.js';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ADA = { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'analyst', active: true };

describe('newUserBody', () => {
  it('GIVEN a user WHEN created THEN the body has what Klaviyo documents, and no password', () => {
    expect(JSON.parse(newUserBody(ADA, 'role'))).toEqual({
      schemas: [USER],
      userName: 'ada@example.com',
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
      active: true,
      role: 'analyst',
    });
  });

  it('GIVEN the form roles WHEN created THEN the role is a list of one primary object', () => {
    const body = JSON.parse(newUserBody(ADA, 'roles')) as Record<string, unknown>;
    expect(body.roles).toEqual([{ value: 'analyst', primary: true }]);
    expect(body).not.toHaveProperty('role');
  });

  it.each([
    [{ givenName: '' }, { familyName: 'Lovelace' }],
    [{ familyName: '' }, { givenName: 'Ada' }],
    [{ givenName: '', familyName: '' }, undefined],
  ])('GIVEN %j WHEN created THEN the name is %j', (empty, name) => {
    expect((JSON.parse(newUserBody({ ...ADA, ...empty }, 'role')) as { name?: unknown }).name).toEqual(name);
  });
});

describe('patchBody', () => {
  const operations = (body: string) => {
    const { schemas, Operations } = JSON.parse(body) as { schemas: unknown; Operations: unknown };
    expect(schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:PatchOp']);
    return Operations;
  };

  it.each([
    [{ givenName: 'Ada' }, [{ op: 'replace', path: 'name.givenName', value: 'Ada' }]],
    [{ familyName: '' }, [{ op: 'replace', path: 'name.familyName', value: '' }]],
    [{ role: 'admin' }, [{ op: 'replace', path: 'role', value: 'admin' }]],
    [{ active: false }, [{ op: 'replace', path: 'active', value: false }]],
    [{ active: true, role: undefined }, [{ op: 'replace', path: 'active', value: true }]],
  ])('GIVEN %j WHEN changed THEN there is that operation alone', (changes, expected) => {
    expect(operations(patchBody(changes, 'role'))).toEqual(expected);
  });

  it('GIVEN several changes and the form roles WHEN changed THEN each has its path', () => {
    expect(operations(patchBody({ givenName: 'A', familyName: 'L', role: 'admin', active: true }, 'roles'))).toEqual([
      { op: 'replace', path: 'name.givenName', value: 'A' },
      { op: 'replace', path: 'name.familyName', value: 'L' },
      { op: 'replace', path: 'roles', value: [{ value: 'admin', primary: true }] },
      { op: 'replace', path: 'active', value: true },
    ]);
  });
});

it('GIVEN any changes WHEN patched THEN what changes is sent, each once, and nothing else', () => {
  const texts = { givenName: fc.string(), familyName: fc.string(), role: fc.string() };
  const changes = fc.record({ ...texts, active: fc.boolean() }, { requiredKeys: [] });
  fc.assert(
    fc.property(changes, (change) => {
      const { Operations } = JSON.parse(patchBody(change, 'role')) as {
        Operations: { path: string; value: unknown }[];
      };
      const sent = Operations.map(({ path, value }) => [path.replace('name.', ''), value]);
      expect(new Map(sent as [string, unknown][])).toEqual(new Map(Object.entries(change)));
      expect(sent).toHaveLength(Object.keys(change).length);
    }),
  );
});
