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
    .map((finding) => ({ finding, key: userKey(finding.user) }))
    .sort(
      (one, other) =>
        SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity) ||
        FINDING_KINDS.indexOf(one.finding.kind) - FINDING_KINDS.indexOf(other.finding.kind) ||
        byCodeUnits(one.key, other.key) ||
        byCodeUnits(one.finding.id, other.finding.id),
    )
    .map(({ finding }) => finding);
}
