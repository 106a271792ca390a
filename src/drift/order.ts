import { FINDING_KINDS, SEVERITIES } from '../access/finding-kind.js';
import { userKey } from '../people/user-key.js';
import { type Finding } from './finding.js';

/** Compares by UTF-16 code units: the same order on every machine, whatever its locale. */
export function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The findings heaviest first, then in the order of the kinds, by the person's key and by id. */
export function inReportOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, rank: rankOf(finding), key: userKey(finding.user) }))
    .sort(
      (one, other) =>
        one.rank - other.rank || byCodeUnits(one.key, other.key) || byCodeUnits(one.finding.id, other.finding.id),
    )
    .map(({ finding }) => finding);
}

/** By severity, then by kind, as one number: it is worked out once for each finding, and compared many times. */
function rankOf({ severity, kind }: Finding): number {
  return SEVERITIES.indexOf(severity) * FINDING_KINDS.length + FINDING_KINDS.indexOf(kind);
}
