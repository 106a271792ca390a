import { type FindingKind, SEVERITIES, type Severity } from '../access/finding-kind.js';
import { rolePower, type RolePower } from '../access/role.js';
import { quoted } from '../text/quoted.js';
import { kindsWhere } from './kinds.js';

/** What a person has at a station, as far as a finding can grow worse by it. */
export interface WeighedState {
  readonly role: string | null;
  readonly active: boolean;
}

/** A finding at one time, as far as it can grow worse. */
export interface WeighedFinding {
  readonly severity: Severity;
  /** Null if the person is not there; undefined if the station was not read, or that was not kept. */
  readonly assigned?: WeighedState | null | undefined;
  readonly provisioned?: WeighedState | null | undefined;
}

/** The kinds that say that a person has, or may have, more than is declared. */
const OF_EXCESS: ReadonlySet<string> = kindsWhere(({ isExcess }) => isExcess);

const COMPARED = ['assigned', 'provisioned'] as const;

/**
 * What made a finding worse from one run to another, each as a clause on what it was before: a heavier severity; and, of a
 * kind that says that a person has too much, another role of no less power, or a station at which they were not or were
 * switched off. Empty if nothing did, or if the finding weighs less than before. A finding keeps its id all the while.
 */
export function grewWorse(
  kind: FindingKind | (string & {}),
  before: WeighedFinding,
  after: WeighedFinding,
): readonly string[] {
  const heavier = SEVERITIES.indexOf(before.severity) - SEVERITIES.indexOf(after.severity);
  if (heavier < 0) return [];
  const severity = heavier === 0 ? [] : [`severity was ${before.severity}`];
  if (!OF_EXCESS.has(kind)) return severity;
  return [...severity, ...COMPARED.flatMap((station) => worseAt(station, before[station], after[station]))];
}

function worseAt(
  station: (typeof COMPARED)[number],
  before: WeighedState | null | undefined,
  after: WeighedState | null | undefined,
): readonly string[] {
  if (before === undefined || after?.active !== true) return [];
  if (before?.active !== true) return [`not ${station} before`];
  if (before.role === after.role || weight(after.role) > weight(before.role)) return [];
  return [`${station} with ${before.role === null ? 'no role' : `the role ${quoted(before.role)}`} before`];
}

/** The heaviest first. A role of unknown power may be anything. */
const BY_WEIGHT: readonly RolePower[] = ['full', 'unknown', 'wide', 'narrow'];

function weight(role: string | null): number {
  return BY_WEIGHT.indexOf(role === null ? 'unknown' : rolePower(role));
}
