import { FINDING_KINDS, SEVERITIES } from '../../access/finding-kind.js';
import { visible } from '../../text/visible.js';
import { type AccountDrift, type DriftReport } from '../../drift/drift-report.js';
import { type FindingFigures, figuresOf } from '../../drift/summary.js';

/**
 * Where a report that was read from a file contradicts itself, each as a sentence that names the account: its listing is not
 * complete, or its figures are not those of its findings. A verdict on such a report could be a false all-clear.
 */
export function contradictions({ accounts }: DriftReport): readonly string[] {
  return accounts.flatMap((account) =>
    [
      ...listingFaults(account),
      ...assignedFaults(account),
      ...stateFaults(account),
      ...figureFaults(account),
      ...everybodyFaults(account),
    ].map((fault) => `account "${visible(account.name)}": ${fault}`),
  );
}

function listingFaults({ listing: { totalResults, read }, summary: { provisioned } }: AccountDrift): readonly string[] {
  return [
    ...(read === totalResults ? [] : [`totalResults ${totalResults}, read ${read}: the listing is not complete`]),
    ...(provisioned === read ? [] : [`summary.provisioned is ${provisioned}, and the listing has ${read}`]),
  ];
}

function assignedFaults({ stations, summary: { assigned } }: AccountDrift): readonly string[] {
  const people = stations.assigned.available ? stations.assigned.people : null;
  return assigned === people ? [] : [`summary.assigned is ${assigned}, and the station assigned has ${people}`];
}

function stateFaults({
  state,
  stations: { assigned },
  summary: { waiting },
  notices,
}: AccountDrift): readonly string[] {
  const fits = {
    deployed: true,
    empty: assigned.available && assigned.people === 0,
    'not-deployed': !assigned.available,
  };
  const said = notices.flatMap(({ kind }) => (kind === 'empty' || kind === 'not-deployed' ? [kind] : []));
  const other = said.find((kind) => kind !== state);
  return [
    ...(fits[state]
      ? []
      : [
          `its state is ${state}, and the station assigned ${assigned.available ? `has ${assigned.people}` : 'was not read'}`,
        ]),
    ...(other === undefined ? [] : [`its state is ${state}, and a notice says ${other}`]),
    ...(waiting === 0 || state === 'not-deployed' ? [] : [`its state is ${state}, and summary.waiting is ${waiting}`]),
  ];
}

function everybodyFaults({ everybody, summary: { inSync } }: AccountDrift): readonly string[] {
  if (everybody === undefined) return [];
  const { all, listed } = everybody;
  const inStep = listed.filter(({ state }) => state === 'in-sync').length;
  const doubtful = listed.find(
    ({ state, findings }) => findings.length > 0 && state !== 'finding' && state !== 'excepted',
  );
  return [
    ...(listed.length > all ? [`everybody has ${listed.length} of ${all} people`] : []),
    ...(inStep > inSync ? [`everybody has ${inStep} people in sync, and summary.inSync is ${inSync}`] : []),
    ...(doubtful === undefined
      ? []
      : [`everybody has "${visible(doubtful.user)}" as ${doubtful.state}, with findings`]),
  ];
}

function figureFaults({ summary, findings }: AccountDrift): readonly string[] {
  const found = new Map(named(figuresOf(findings)));
  return named(summary).flatMap(([name, figure]) =>
    figure === found.get(name) ? [] : [`summary.${name} is ${figure}, and the findings have ${found.get(name)}`],
  );
}

function named({ excepted, byKind, bySeverity }: FindingFigures): readonly (readonly [string, number])[] {
  return [
    ['excepted', excepted],
    ...FINDING_KINDS.map((kind) => [`byKind.${kind}`, byKind[kind]] as const),
    ...SEVERITIES.map((severity) => [`bySeverity.${severity}`, bySeverity[severity]] as const),
  ];
}
