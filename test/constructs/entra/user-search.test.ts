import { type EntraUserName } from '../../../src/access/entra-settings.js';
import { UserSearch } from '../../../src/constructs/entra/user-search.js';
import { only } from '../okta/synthesise.js';
import { synthesise } from './synthesise.js';

function search(userNames: readonly string[], by: EntraUserName = 'userPrincipalName') {
  let ids: readonly string[] = [];
  let dependables = 0;
  const stack = synthesise((scope) => {
    const people = new UserSearch(scope, 'people', { userNames, by, of: 'the group "${x}"' });
    ids = people.userIds;
    dependables = people.dependables.length;
  });
  return { stack, ids, dependables };
}

describe('UserSearch', () => {
  it('looks people up by their user principal name, and names everybody who is missing', () => {
    const { stack } = search(['ada@example.com', 'Grace@example.com']);

    const users = only(stack.data.azuread_users);
    const local = Object.keys(stack.locals)[0]!;
    const missing = `[for name in [for name in local.${local} : lower(name)] : name if !contains([for user in self.users : lower(user.user_principal_name)], name)]`;
    expect(users).toMatchObject({
      user_principal_names: ['ada@example.com', 'Grace@example.com'],
      ignore_missing: true,
      lifecycle: {
        postcondition: [
          {
            condition: `\${length(${missing}) == 0}`,
            error_message:
              `Entra has nobody with the user principal name: \${join(", ", ${missing})}. The access file puts them into the group ` +
              '"$${x}". Correct the names there, or make the people in Entra first. A guest has another one than the userName in Klaviyo (it ' +
              'holds #EXT#): put guests into a group whose members are kept in Entra.',
          },
        ],
      },
    });
  });

  it('looks people up by their e-mail address where that is the userName', () => {
    const { stack } = search(['ada@example.com'], 'mail');

    const users = only(stack.data.azuread_users);
    expect(users.mails).toEqual(['ada@example.com']);
    expect(JSON.stringify(users.lifecycle)).toContain('lower(user.mail)');
    expect(JSON.stringify(users.lifecycle)).not.toContain('guest');
  });

  it('counts somebody once, and asks in the order of letters', () => {
    const one = search(['grace@example.com', 'ada@example.com', ' ADA@example.com']).stack;
    const other = search([' ADA@example.com', 'grace@example.com']).stack;

    expect(only(one.data.azuread_users).user_principal_names).toEqual(['ADA@example.com', 'grace@example.com']);
    expect(one.data).toEqual(other.data);
  });

  it('asks for 25 people at a time', () => {
    const { stack, dependables } = search(Array.from({ length: 60 }, (_, index) => `p${index}@example.com`));

    const sizes = Object.values(stack.data.azuread_users ?? {}).map(
      ({ user_principal_names: names }) => (names as unknown[]).length,
    );
    expect(sizes).toEqual([25, 25, 10]);
    expect(dependables).toBe(3);
  });

  it('finds nobody where nobody is asked for', () => {
    expect(search([])).toMatchObject({ ids: [], dependables: 0 });
  });
});
