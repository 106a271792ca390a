import { AccessGroup, type AccessGroupProps } from '../../../src/constructs/entra/access-group.js';
import { ExistingGroup, type ExistingGroupProps } from '../../../src/constructs/entra/existing-group.js';
import { importsOf } from '../imports-of.js';
import { only } from '../okta/synthesise.js';
import { synthesise } from './synthesise.js';

const made = (changes: Partial<AccessGroupProps> = {}) =>
  synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'klaviyo-admins', ...changes }));

describe('AccessGroup', () => {
  it('is a security group whose name no other has, and whose members are left alone', () => {
    const group = only(made().resource.azuread_group);

    expect(group).toMatchObject({
      display_name: 'klaviyo-admins',
      security_enabled: true,
      prevent_duplicate_names: true,
    });
    expect(group).not.toHaveProperty('members');
    expect(group).not.toHaveProperty('dynamic_membership');
  });

  it('leaves alone what a person may have set, so that an adopted group is not replaced for it', () => {
    const { lifecycle } = only(made().resource.azuread_group);

    expect(lifecycle).toEqual({
      ignore_changes: expect.arrayContaining([
        'assignable_to_role',
        'description',
        'mail_enabled',
        'prevent_duplicate_names',
      ]) as unknown,
    });
    expect((lifecycle as { ignore_changes: string[] }).ignore_changes).not.toContain('types');
  });

  it('holds those whom it is given by name', () => {
    const group = only(made({ membership: { by: 'name', userIds: ['ID'] } }).resource.azuread_group);

    expect(group).toMatchObject({ members: ['ID'] });
    expect(group).not.toHaveProperty('types');
  });

  it('holds nobody where nobody is left, so that everybody leaves it', () => {
    expect(only(made({ membership: { by: 'name', userIds: [] } }).resource.azuread_group).members).toEqual([]);
  });

  it('is filled by a rule', () => {
    const rule = 'user.department -eq "${x}"';

    expect(only(made({ membership: { by: 'rule', rule } }).resource.azuread_group)).toMatchObject({
      types: ['DynamicMembership'],
      dynamic_membership: { enabled: true, rule: 'user.department -eq "$${x}"' },
    });
  });

  it('is taken over by its id', () => {
    expect(importsOf(made({ importId: 'ID' }))).toEqual({ 'azuread_group.group': '/groups/ID' });
  });
});

describe('ExistingGroup', () => {
  const found = (props: ExistingGroupProps) =>
    only(synthesise((scope) => void new ExistingGroup(scope, 'group', props)).data.azuread_group);

  it('is found by its exact name, although Entra does not tell letter case apart', () => {
    expect(found({ name: 'klaviyo-admins' })).toMatchObject({
      display_name: 'klaviyo-admins',
      lifecycle: {
        postcondition: [
          { condition: '${self.display_name == "klaviyo-admins"}' },
          { condition: '${self.security_enabled}' },
        ],
      },
    });
  });

  it('has a quote in its name written twice for the filter of the provider, and compared as it is', () => {
    expect(found({ name: "Retention's" })).toMatchObject({
      display_name: "Retention''s",
      lifecycle: { postcondition: [{ condition: '${self.display_name == "Retention\'s"}' }, {}] },
    });
  });

  it('is found by its id, and has the name that was given with it', () => {
    const group = found({ name: 'klaviyo-admins', groupId: 'ID' });

    expect(group).not.toHaveProperty('display_name');
    expect(group).toMatchObject({
      object_id: 'ID',
      lifecycle: {
        postcondition: [
          { error_message: expect.stringContaining('The Entra group with the id ID is named') as string },
          {},
        ],
      },
    });
  });

  it('may have any name where its id alone is given', () => {
    expect(found({ name: undefined, groupId: 'ID' }).lifecycle).toMatchObject({
      postcondition: [{ condition: '${self.security_enabled}' }],
    });
  });

  it('is not looked up by nothing', () => {
    expect(() => found({ name: undefined })).toThrow('`name` or `groupId` must be given, got neither.');
  });
});
