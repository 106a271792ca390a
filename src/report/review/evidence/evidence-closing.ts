import { type Leavers } from '../../../history/leavers/leaver.js';
import { type ClosingTerms } from '../../../review/journal-entry.js';

/** How a review was closed: all that its evidence says besides the review itself. */
export interface EvidenceClosing extends Pick<ClosingTerms, 'withOpen' | 'toolVersion' | 'signature' | 'timeStamp'> {
  /** When, ISO 8601 in UTC. */
  readonly closedAt: string;
  /** Who left, and when they were gone, where a report on it was given. */
  readonly leavers?: Leavers | undefined;
}
