import { AccessGroup } from '../../../src/constructs/okta/access-group.js';
import { accessGroupId } from '../../../src/provider/resource-ids.js';
import { only, synthesise } from './synthesise.js';

describe('AccessGroup', () => {
  it('makes a group', () => {
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a ${b}', create: true }));

    expect(only(stack.resource.okta_group)).toMatchObject({ name: 'a $${b}' });
    expect(stack.data).toBeUndefined();
  });

  it('looks an existing group up and fails the plan for a near miss', () => {
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a "${b}"' }));

    expect(only(stack.data.okta_group)).toMatchObject({
      name: 'a "$${b}"',
      lifecycle: {
        postcondition: [
          {
            condition: '${self.name == "a \\"$${b}\\""}',
            error_message:
              'Okta has no group named exactly "a "$${b}""; the nearest is "${self.name}". Correct the name in the ' +
              'access file, make the group in Okta, or write create: true.',
          },
        ],
      },
    });
    expect(stack.resource).toBeUndefined();
  });

  it('looks a group up by its id, and fails the plan if that is not of the name', () => {
    const named = { by: 'id', id: '00g1', name: 'a "${b}"' } as const;
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a "${b}"', identity: named }));

    expect(only(stack.data.okta_group)).toEqual({
      id: '00g1',
      lifecycle: {
        postcondition: [
          {
            condition: '${self.name == "a \\"$${b}\\""}',
            error_message: expect.stringContaining(
              'The Okta group with the id 00g1 is named "${self.name}", not "a "$${b}"".',
            ) as string,
          },
        ],
      },
    });
  });

  it('looks a group up by its id alone', () => {
    const identity = { by: 'id', id: '00g1', name: undefined } as const;
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: '00g1', identity }));

    expect(only(stack.data.okta_group)).toEqual({ id: '00g1' });
  });

  it('looks a group up by name and type, and fails the plan if what is found has another of them', () => {
    const identity = { by: 'type', type: 'APP_GROUP' } as const;
    const stack = synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a', identity }));

    expect(only(stack.data.okta_group)).toMatchObject({ name: 'a', type: 'APP_GROUP' });
    expect(only(stack.data.okta_group)).toHaveProperty('lifecycle.postcondition', [
      expect.objectContaining({ condition: '${self.name == "a"}' }),
      {
        condition: '${self.type == "APP_GROUP"}',
        error_message:
          'The group "a" that Okta found has the type ${self.type}, not APP_GROUP. Correct the type in the access file, or ' +
          'name the group by its id.',
      },
    ]);
  });

  it('makes a group whose type is given as any other', () => {
    const identity = { by: 'type', type: 'OKTA_GROUP' } as const;
    const made = (props: object) =>
      synthesise((scope) => void new AccessGroup(scope, 'group', { name: 'a', create: true, ...props }));

    expect(made({ identity })).toEqual(made({}));
  });
});

describe('accessGroupId', () => {
  it('is legible for a plain name', () => {
    expect(accessGroupId('klaviyo-admins')).toBe('group-klaviyo-admins');
  });

  it('is what cdktf and Terraform take, whatever the name', () => {
    for (const name of ['Klaviyo Admins', 'a/b', '${x}', '管理者', '..', '-', 'x'.repeat(255), 'ends with \n']) {
      expect(accessGroupId(name)).toMatch(/^group-[a-z0-9_-]{1,80}$/);
    }
  });

  it('is the same every time and another for every name', () => {
    const names = [
      'klaviyo admins',
      'Klaviyo Admins',
      'klaviyo-admins',
      'klaviyo--admins',
      'klaviyo_admins',
      '管',
      '理',
    ];

    expect(new Set(names.map(accessGroupId)).size).toBe(names.length);
    expect(accessGroupId('Klaviyo Admins')).toBe(accessGroupId('Klaviyo Admins'));
  });
});
