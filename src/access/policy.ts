import { type Condition } from '../rules/condition.js';
import { type SourcePosition } from '../yaml/file-path.js';
import { type FindingKind, type Severity } from './finding-kind.js';

/** How an account's findings are judged. Every member has a default: see {@link DEFAULT_POLICY}. */
export interface Policy {
  /** Who must not have which roles, of the file and of the account. */
  readonly forbid: readonly ForbiddenRoles[];
  /** What a kind of finding weighs in place of its own weight. The note that the owner is not managed keeps its own. */
  readonly severity: Readonly<Partial<Record<FindingKind, Severity>>>;
  /** Ids of roles that weigh as full power, such as a custom role that administers users. */
  readonly privileged: readonly string[];
  /** People in Klaviyo who are not managed by the identity provider and are known to be there. */
  readonly unmanaged: readonly UnmanagedPeople[];
  /** The smallest number of people with full power, not counting the owner. */
  readonly minimumAdmins: number;
  /** From 0 to 1: the share of people in drift above which a fault of the configuration is more likely than drift. */
  readonly maximumDrift: number;
  /**
   * From 0 to 1: the share of people that may be taken out at once: of a group's people by a deploy, through its members or its rule,
   * before the guard of a plan refuses it; of an account's active people by one run of reconcile. Fewer than `FEWEST_REMOVALS`
   * people are not counted against it.
   */
  readonly maximumRemovals: number;
  /** From 0 to 1: the largest share of the active people whose role or name a run may change. Fewer than 5 people are not counted against it. */
  readonly maximumChanges: number;
  /** How many days before its end an exception is announced. */
  readonly announceExpiry: number;
  /** How many days from today an exception may end at the latest. */
  readonly maximumExceptionDays: number;
  /** Hours within which somebody who left the directory is to be gone from the account. */
  readonly removalTarget: number;
  /** The most people that a roster, or a listing of Klaviyo, may have; more are an error. */
  readonly maximumPeople: number;
}

/** People by a pattern of their userNames, and why they are in Klaviyo. */
export interface UnmanagedPeople {
  /** Such as `*@agency.example`; `*` stands for any characters. See `matchesPattern`. */
  readonly pattern: string;
  readonly reason: string;
  /** Whether it also covers full power, and roles of which nobody knows what they allow. Default false. */
  readonly privileged: boolean;
}

/** Roles that people who match a condition must not have. */
export interface ForbiddenRoles {
  /** Ids of roles; `privileged` stands for every role of full power. */
  readonly roles: readonly string[];
  readonly when: Condition;
  readonly reason: string;
  readonly at: SourcePosition;
}

/** In a list of forbidden roles: every role of full power. */
export const PRIVILEGED = 'privileged';

/** From how many people on a share of a group says something: one of three is a third. */
export const FEWEST_REMOVALS = 5;

/** The policy of an access file that has none. */
export const DEFAULT_POLICY: Policy = {
  forbid: [],
  severity: {},
  privileged: [],
  unmanaged: [],
  minimumAdmins: 1,
  maximumDrift: 0.3,
  maximumRemovals: 0.25,
  maximumChanges: 0.3,
  announceExpiry: 14,
  maximumExceptionDays: 400,
  removalTarget: 24,
  maximumPeople: 2_000_000,
};

/** A policy as written: what is left out, or undefined, is not said. */
export type PartialPolicy = { readonly [Member in keyof Policy]?: Policy[Member] | undefined };

/**
 * One policy of several, the later ones overriding: `severity` kind by kind, every other member as a whole; but `forbid` of all
 * of them holds. What none of them says is the default.
 */
export function mergedPolicy(...policies: readonly (PartialPolicy | undefined)[]): Policy {
  return policies.reduce<Policy>((merged, policy = {}) => {
    const said = Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined));
    const kinds = Object.entries(policy.severity ?? {}).filter(([, severity]) => severity !== undefined);
    return {
      ...merged,
      ...said,
      severity: { ...merged.severity, ...Object.fromEntries(kinds) },
      forbid: [...merged.forbid, ...(policy.forbid ?? [])],
    };
  }, DEFAULT_POLICY);
}
