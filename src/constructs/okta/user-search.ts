import { DataOktaUsers } from '@cdktf/provider-okta/lib/data-okta-users/index.js';
import { type ITerraformDependable, type Postcondition, TerraformLocal, Token } from 'cdktf';
import { Construct } from 'constructs';
import { terraformText } from '../terraform-text.js';

export interface UserSearchProps {
  /** The logins of the people, in whatever letter case. A repeated one counts once. */
  readonly logins: readonly string[];
  /** What the people belong to, for messages, such as `the group "klaviyo-admins"`. */
  readonly of: string;
}

/** How many people one search asks for, and how long its expression may be: Okta documents no limit, but addresses have one. */
const LARGEST_SEARCH = { logins: 30, characters: 2_000 };

/**
 * People of Okta, looked up by their logins: one `data.okta_users` for 30 of them, so that 1,000 people are planned in seconds. The
 * plan fails, naming the people, if somebody does not exist, if several match one login, or if an e-mail address differs from the
 * login: the app makes the userName of the e-mail address, so that person would be another one in Klaviyo.
 *
 * @see https://registry.terraform.io/providers/okta/okta/6.12.0/docs/data-sources/users
 */
export class UserSearch extends Construct {
  private readonly searches: readonly { readonly data: DataOktaUsers; readonly wanted: string }[];

  constructor(scope: Construct, id: string, { logins, of }: UserSearchProps) {
    super(scope, id);
    this.searches = inSearches(logins).map((each, index) => {
      const local = new TerraformLocal(this, `logins-${index + 1}`, each.map(terraformText));
      // Okta's search and its sign-in do not tell letter case apart.
      const wanted = `[for login in local.${local.friendlyUniqueId} : lower(login)]`;
      return { data: this.createSearch(`users-${index + 1}`, each, postconditions(wanted, of)), wanted };
    });
  }

  /** What has to be read before anyone counts as found; empty if there is nobody to look up. */
  get dependables(): readonly ITerraformDependable[] {
    return this.searches.map(({ data }) => data);
  }

  /** References to the ids of all of them. */
  get userIds(): string[] {
    if (this.searches.length === 0) return [];
    const ids = this.searches.map(
      ({ data, wanted }) => `[for user in ${data.fqn}.users : user.id if contains(${wanted}, lower(user.login))]`,
    );
    return Token.asList(`\${concat(${ids.join(', ')})}`);
  }

  protected createSearch(id: string, logins: readonly string[], postcondition: Postcondition[]): DataOktaUsers {
    return new DataOktaUsers(this, id, {
      search: [{ expression: terraformText(searchExpression(logins)) }],
      lifecycle: { postcondition },
    });
  }
}

/** The logins in the order of their letters, so that a reordered access file changes no search. */
function inSearches(logins: readonly string[]): readonly (readonly string[])[] {
  const distinct = new Map(logins.map((login) => [login.trim().toLowerCase(), login.trim()]));
  const sorted = [...distinct].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, login]) => login);
  const searches: string[][] = [];
  for (const login of sorted) {
    const last = searches.at(-1);
    const isFull =
      last === undefined ||
      last.length >= LARGEST_SEARCH.logins ||
      searchExpression([...last, login]).length > LARGEST_SEARCH.characters;
    if (isFull) searches.push([login]);
    else last.push(login);
  }
  return searches;
}

/** Quotes and backslashes in a text are escaped as in JSON (RFC 7644, section 3.4.2.2, whose filters Okta's are). */
function searchExpression(logins: readonly string[]): string {
  return logins.map((login) => `profile.login eq "${login.replace(/["\\]/g, '\\$&')}"`).join(' or ');
}

/** @param wanted - a Terraform expression of the list of their logins, in small letters */
function postconditions(wanted: string, of: string): Postcondition[] {
  const matching = '[for user in self.users : user.id if lower(user.login) == login]';
  const isOther = `contains(${wanted}, lower(user.login)) && lower(user.email) != lower(user.login)`;
  const whose = terraformText(of);
  return [
    none(
      `[for login in ${wanted} : login if length(${matching}) == 0]`,
      'Okta has nobody with the login',
      `The access file puts them into ${whose}. Correct the logins there, or make the people in Okta first.`,
    ),
    none(
      `[for login in ${wanted} : login if length(${matching}) > 1]`,
      'Okta has several people with the login',
      `The access file puts one of them into ${whose}, and it is not known whom. Give each a login of their own in Okta.`,
    ),
    none(
      `[for user in self.users : "\${user.login} (\${user.email})" if ${isOther}]`,
      'In Okta the e-mail address differs from the login of',
      `The access file puts them into ${whose}. Their name in Klaviyo is the e-mail address, so they would be somebody else ` +
        'there. Make both the same in Okta, or name other people in the access file.',
    ),
  ];
}

/** Fails if a list of texts is not empty, and names them. */
function none(list: string, problem: string, remedy: string): Postcondition {
  return {
    condition: `\${length(${list}) == 0}`,
    errorMessage: `${problem}: \${join(", ", ${list})}. ${remedy}`,
  };
}
