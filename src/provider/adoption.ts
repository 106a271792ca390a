import { type Account, type IdentityProviderSettings } from '../access/access-model.js';
import { type AccountKind } from '../access/role.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';

/** An app that was made by hand, and what the identity provider does not know of its account. */
export interface AdoptRequest {
  readonly identityProvider: IdentityProviderSettings;
  /** Id of the app in the identity provider; of Entra, one of those by which it calls an enterprise application. */
  readonly app: string;
  /** The account's name in the access file. */
  readonly accountName: string;
  /** Default: by the roles of the app. */
  readonly kind?: AccountKind | undefined;
  readonly baseUrl: string;
  /** The environment variable that holds the access key. */
  readonly accessKeyVariable: string;
  /** Default: the owner that Klaviyo lists. */
  readonly owner?: string | undefined;
  /** The access file's path, for messages. */
  readonly accessFile: string;
  /** The roster's path, as the access file names it. */
  readonly roster: string;
}

/** What an adoption needs besides the identity provider. */
export interface AdoptSurroundings {
  /** Lists everybody in Klaviyo; undefined if there is no access key, so that Klaviyo is not asked. */
  readonly readPeople: () => Promise<readonly ProvisionedPerson[] | undefined>;
  /** Called with what is being read, for a line that is overwritten. The text may hold names from outside. */
  readonly onProgress?: (what: string) => void;
}

/** All that adopting an app comes to. */
export interface Adopted {
  readonly app: { readonly id: string; readonly label: string };
  /** The text of the access file; it is a valid one. */
  readonly text: string;
  readonly account: Account;
  /** The roster, as CSV; undefined if nobody is in the app's groups. */
  readonly roster: string | undefined;
  /** How many people the roster has. */
  readonly people: number;
  /** What the first plan imports: addresses of the synthesised stack. */
  readonly imports: readonly string[];
  /** What differs, and what follows from it, warnings first. Also comments of the access file. */
  readonly notes: readonly AdoptNote[];
  /** What to look at in the first plan, as whole sentences. */
  readonly caution: string;
  /** What the plan after the first one still changes, as lines of text; usually none. */
  readonly afterwards: readonly string[];
}

/**
 * Something to know before the first plan of an adopted app. A `warning` is about people who would lose access or roles, or
 * have others than they seem to, a plan that fails, or a group that a rule of the provider fills and of which the access file does not say
 * so; any other difference is an `info`. The text is whole sentences and may hold text from outside.
 */
export interface AdoptNote {
  readonly severity: 'warning' | 'info';
  readonly text: string;
}

export function warning(text: string): AdoptNote {
  return { severity: 'warning', text };
}

export function info(text: string): AdoptNote {
  return { severity: 'info', text };
}

/** An app that cannot be adopted, or not yet. The message says why and what to do. */
export class AdoptError extends KlaviyoAccessError {
  override readonly name = 'AdoptError';
}
