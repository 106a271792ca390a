import { type KeyComment } from '../../access/access-file-text.js';
import { type Answers } from '../answers.js';
import { type Question } from '../question.js';

/** What a new project with one identity provider is made from. */
export interface ProviderProject {
  /** Where the provider is: asked before the account. */
  readonly address: readonly Question[];
  /** What is asked of its app: after the account. */
  readonly app: readonly Question[];
  /** What stands under the provider's key in the access file. */
  readonly settings: (answers: Answers) => Readonly<Record<string, unknown>>;
  /** The keys of an account that belong to the provider. */
  readonly account: (answers: Answers) => Readonly<Record<string, unknown>>;
  /** Comments of those keys, for whoever reads the file first. */
  readonly comments: readonly KeyComment[];
  /** The peer dependency with the resources of its stacks. Undefined: this package has them. */
  readonly bindings: string | undefined;
  /** Whether a stack names groups that exist by their ids, since it cannot look them up by their names. Default: it looks them up. */
  readonly groupsById?: true;
  /** The page on the way from an empty identity provider to the first person, in the package's docs. Undefined: there is none. */
  readonly guide?: string;
}

/** An example of the address that Klaviyo shows for single sign-on; the path ends with the account's own name. */
export const exampleSsoUrl = ({ account = 'acme' }: Answers): string => `https://www.klaviyo.com/sso/saml/${account}`;
