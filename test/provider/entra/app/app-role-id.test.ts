import fc from 'fast-check';
import { ENTRA_ID } from '../../../../src/access/entra-settings.js';
import { appRoleId } from '../../../../src/provider/entra/app/app-role-id.js';
import { sampleEntraAccount, templateApp } from '../../../constructs/entra/sample-account.js';

const idOf = (name: string, role: string): string => appRoleId(sampleEntraAccount({ name }), role);

describe('appRoleId', () => {
  it.each([
    ['acme', 'admin', 'd9a07a83-f69d-54f8-b40e-4297ab6c442a'],
    ['acme', 'manager', '566dbe30-dced-5bfd-b9fe-7527e9a6b2d0'],
    ['acme', 'retention_lead', '9ccfd3d6-7ffb-5156-9b6f-a4e985569fbf'],
    ['acme-eu', 'admin', '3f121477-d619-5a7a-9619-79c82ba71ae9'],
  ])('is the same for ever: %s, %s', (name, role, id) => {
    expect(idOf(name, role)).toBe(id);
  });

  it("is the access file's where it gives one", () => {
    const app = templateApp({ appRoles: { admin: '00000000-0000-0000-0000-0000000000c1' } });
    const account = sampleEntraAccount({ app });

    expect(appRoleId(account, 'admin')).toBe('00000000-0000-0000-0000-0000000000c1');
    expect(appRoleId(account, 'manager')).toBe(idOf('acme', 'manager'));
  });

  it('is derived for a role that is called as a member of every object', () => {
    expect(idOf('acme', 'constructor')).toMatch(ENTRA_ID);
  });

  it('is a UUID of version 5, another one for each account and role', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    const role = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(name, role, name, role, (account, own, other, others) => {
        const id = idOf(account, own);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(idOf(other, others) === id).toBe(account === other && own === others);
      }),
    );
  });
});
