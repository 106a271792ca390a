import { DataAzureadUsers } from '@cdktf/provider-azuread/lib/data-azuread-users/index.js';
import { type ITerraformDependable, type Postcondition, TerraformLocal, Token } from 'cdktf';
import { Construct } from 'constructs';
import { type EntraUserName } from '../../access/entra-settings.js';
import { userKey } from '../../people/user-key.js';
import { terraformText } from '../terraform-text.js';

export interface UserSearchProps {
  /** The userNames of the people, in whatever letter case. A repeated one counts once. */
  readonly userNames: readonly string[];
  /** The attribute that the userNames are of. */
  readonly by: EntraUserName;
  /** What the people belong to, for messages, such as `the group "klaviyo-admins"`. */
  readonly of: string;
}

/** How many people one data source looks up: the provider asks for one after the other, and Terraform reads ten at a time. */
const LARGEST_SEARCH = 25;

/** What the provider calls the attribute: of a person, and in the search. */
const ATTRIBUTES: Readonly<
  Record<EntraUserName, { readonly one: string; readonly called: string; readonly guests: string }>
> = {
  userPrincipalName: {
    one: 'user_principal_name',
    called: 'user principal name',
    guests:
      ' A guest has another one than the userName in Klaviyo (it holds #EXT#): put guests into a group whose members are kept in Entra.',
  },
  mail: { one: 'mail', called: 'e-mail address', guests: '' },
};

/**
 * People of Entra, looked up by their userNames: one `data.azuread_users` for 25 of them. The plan fails, naming the people, if somebody does
 * not exist. A guest is not found by the userName that Entra pushes (`pushedUserName`), and no data source finds them by a part of a name. Two people with one e-mail address make the provider fail, naming the address.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/3.7.0/docs/data-sources/users
 */
export class UserSearch extends Construct {
  private readonly searches: readonly { readonly data: DataAzureadUsers; readonly wanted: string }[];
  private readonly attribute: string;

  constructor(scope: Construct, id: string, props: UserSearchProps) {
    super(scope, id);
    this.attribute = ATTRIBUTES[props.by].one;
    this.searches = inSearches(props.userNames).map((each, index) => {
      const local = new TerraformLocal(this, `names-${index + 1}`, each.map(terraformText));
      // Entra's filters and its sign-in do not tell letter case apart.
      const wanted = `[for name in local.${local.friendlyUniqueId} : lower(name)]`;
      return {
        data: this.createSearch(`users-${index + 1}`, each, missingPostcondition(wanted, props), props.by),
        wanted,
      };
    });
  }

  /** What has to be read before anyone counts as found; empty if there is nobody to look up. */
  get dependables(): readonly ITerraformDependable[] {
    return this.searches.map(({ data }) => data);
  }

  /** References to the object ids of all of them. */
  get userIds(): string[] {
    if (this.searches.length === 0) return [];
    const ids = this.searches.map(
      ({ data, wanted }) =>
        `[for user in ${data.fqn}.users : user.object_id if contains(${wanted}, lower(user.${this.attribute}))]`,
    );
    return Token.asList(`\${concat(${ids.join(', ')})}`);
  }

  /** Somebody who is missing is left out by the provider, so that the postcondition can name everybody who is. */
  protected createSearch(
    id: string,
    userNames: readonly string[],
    postcondition: Postcondition,
    by: EntraUserName,
  ): DataAzureadUsers {
    const names = userNames.map(terraformText);
    return new DataAzureadUsers(this, id, {
      ...(by === 'mail' ? { mails: names } : { userPrincipalNames: names }),
      ignoreMissing: true,
      lifecycle: { postcondition: [postcondition] },
    });
  }
}

/** The userNames in the order of their letters, so that a reordered access file changes no search. */
function inSearches(userNames: readonly string[]): readonly (readonly string[])[] {
  const distinct = new Map(userNames.map((name) => [userKey(name), name.trim()]));
  const sorted = [...distinct].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, name]) => name);
  return Array.from({ length: Math.ceil(sorted.length / LARGEST_SEARCH) }, (_, index) =>
    sorted.slice(index * LARGEST_SEARCH, (index + 1) * LARGEST_SEARCH),
  );
}

/** @param wanted - a Terraform expression of the list of their names, in small letters */
function missingPostcondition(wanted: string, { by, of }: UserSearchProps): Postcondition {
  const { one, called, guests } = ATTRIBUTES[by];
  const missing = `[for name in ${wanted} : name if !contains([for user in self.users : lower(user.${one})], name)]`;
  return {
    condition: `\${length(${missing}) == 0}`,
    errorMessage:
      `Entra has nobody with the ${called}: \${join(", ", ${missing})}. ` +
      `The access file puts them into ${terraformText(of)}. Correct the names there, or make the people in Entra first.${guests}`,
  };
}
