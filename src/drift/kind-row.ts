import { type Severity } from '../access/finding-kind.js';
import { type Hop, type Station } from '../people/station.js';

/** What a kind of finding is about. Findings of an account name the account or its app in place of a person. */
export type KindSubject = 'person' | 'account' | 'access file';

/** Everything that is to be known of a kind of finding. Its rule stands in rules/, its registration in compare.ts. */
export interface KindRow {
  readonly subject: KindSubject;
  /** The severity, unless the policy has another; or how it is weighed: by the roles, or by what was found. */
  readonly severity: Severity | 'by role' | Readonly<Record<string, Severity>>;
  /** The hops at which it can arise. Where the identity provider was not read, `declared-provisioned` alone. */
  readonly hops: readonly Hop[];
  /**
   * Whether one person can have it at both hops of one run. The id of the one at the first hop then has the hop in it; at the
   * last hop it has not, so that it keeps its id whether the identity provider is read or not.
   */
  readonly atEachHop: boolean;
  /** The stations at which it shows. One that shows at `assigned` alone cannot be seen where that was not read. */
  readonly stations: readonly Station[];
  /** Whether it says of a person that the stations differ, so that the person counts for `maximumDrift`. */
  readonly isDrift: boolean;
  /** Whether, at the last hop, its message names the problem of the push too, so that `not-synced` need not repeat it. */
  readonly namesPush: boolean;
  /** Whether it says that a person has or may have more than is declared, so that another role or station makes it worse. */
  readonly isExcess: boolean;
  /** A few words, for reports. */
  readonly title: string;
  /** One sentence for reports: what it means, and what to do in general. A finding's remedy is more exact. */
  readonly help: string;
}
