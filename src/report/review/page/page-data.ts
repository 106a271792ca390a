import { type AccountKind } from '../../../access/role.js';
import { type ReviewFlag } from '../../../review/flag.js';
import { type ReviewIdentity } from '../../../review/population.js';
import { type RuledRow } from '../../../review/decision-rules.js';

/** What the page of a reviewer shows and asks, as it stands in the page. Texts from outside are as they were read. */
export interface PageData {
  readonly review: Pick<ReviewIdentity, 'id' | 'name' | 'openedAt' | 'due'>;
  /** SHA-256 of the population. */
  readonly population: string;
  /** E-mail address. */
  readonly reviewer: string;
  /** The name of the file that the page hands out. */
  readonly fileName: string;
  /** The accounts that the people are in, in the order of the review. */
  readonly accounts: readonly PageAccount[];
  /** The most suspicious ones first. */
  readonly people: readonly PagePerson[];
  readonly questions: readonly PageQuestion[];
}

export interface PageAccount {
  readonly name: string;
  readonly kind: AccountKind;
  /** Whether the identity provider was read, so that who is assigned there is among the people. */
  readonly hasProvider: boolean;
  /** What is missing since it was not, as a sentence; left out where it was, or where there is none. */
  readonly unread?: string;
  /** The roles that a person can be given, and behind them the others that somebody has. */
  readonly roles: readonly PageRole[];
}

export interface PageRole {
  readonly id: string;
  readonly title: string;
  /** What it may do, as sentences. */
  readonly may: string;
  /** Whether it can be given to somebody. */
  readonly canBeGiven: boolean;
}

/** Somebody to be decided on. Sentences that are not there are left out. */
export interface PagePerson extends RuledRow {
  readonly row: string;
  readonly account: string;
  readonly name: string;
  /** Whether a record in Klaviyo gives them access. */
  readonly active: boolean;
  readonly flags: readonly ReviewFlag[];
  /** Why they have it, as a sentence. */
  readonly why: string;
  /** Messages of the drift check. */
  readonly findings: readonly string[];
  /** How they were in the review before, and what was decided, as sentences. */
  readonly before?: string;
  /** When their membership ends, and why it was given. */
  readonly ends?: string;
  readonly lastSignIn?: string;
  /** Why this reviewer decides, and whether somebody else decides too. */
  readonly decides: string;
}

/** A question about what the list of people does not show. */
export interface PageQuestion {
  /** Of the question and its account. */
  readonly key: string;
  readonly question: string;
  readonly account: string;
  readonly statement: string;
  readonly place: string;
  readonly because: string;
}
