import { SEVERITIES, type Severity } from '../access/finding-kind.js';
import { type DriftReport, type Notice } from '../drift/drift-report.js';
import { type Finding } from '../drift/finding.js';
import { type AccountState } from '../people/account-state.js';
import { userKey } from '../people/user-key.js';
import { grewWorse, type WeighedState } from '../drift/grew-worse.js';
import { isAtOrAbove } from '../drift/severity.js';
import { PublishError } from './publish-error.js';

/** The part of the previous report that says what was known then; an earlier release may have written the rest. */
export interface PreviousReport {
  readonly capturedAt: string;
  readonly accounts: readonly {
    readonly name: string;
    readonly state?: AccountState | undefined;
    readonly stations?: { readonly assigned: { readonly available: boolean } } | undefined;
    readonly findings: readonly KnownFinding[];
  }[];
}

type KnownFinding = Pick<Finding, 'id' | 'severity'> & {
  readonly assigned?: WeighedState | null | undefined;
  readonly provisioned?: WeighedState | null | undefined;
  readonly kind?: string | undefined;
  readonly user?: string | undefined;
  readonly exception: unknown;
};

/** A finding that was not there before, or that grew worse since, with its account. */
export interface NewFinding {
  readonly account: string;
  readonly finding: Finding;
  /** What made it worse, each as a clause on what it was before: `severity was high`. Empty if it was not there before. */
  readonly worse: readonly string[];
}

/** What is to be known of an account before its findings are read. */
export interface AccountNotice extends Notice {
  readonly account: string;
}

/** What a notification is about. */
export interface NewFindings {
  readonly capturedAt: string;
  /** When the report before was captured; null if there is none, so that everything is new. */
  readonly previousCapturedAt: string | null;
  readonly minSeverity: Severity;
  /** Heaviest first over all accounts, then as the report has them. */
  readonly findings: readonly NewFinding[];
  /**
   * Those of the accounts with such findings of which the report before had not read the identity provider, as this one has: there it could
   * not have had them, so they may be older.
   */
  readonly mayBeOlder: readonly string[];
  /** The report's notices of the accounts that have such findings, or that are not deployed or have nobody, unlike in the report before. */
  readonly notices: readonly AccountNotice[];
}

/** The reports to compare. */
export interface NewFindingsInput {
  readonly report: DriftReport;
  /** Undefined on a first run. */
  readonly previous: PreviousReport | undefined;
  readonly minSeverity: Severity;
}

/**
 * The findings worth a message: at the severity or above it, under no exception, and not so in the previous report of
 * the same account. A finding that was there but lighter, or under an exception that has ended since, is new, and so is one that
 * grew worse (`grewWorse`).
 *
 * Of an account of which one report had read the identity provider and the other had not, a finding is also the same by its kind and person:
 * a difference there has another id where it was not read. What the report before could not have had is reported all the
 * same, since it may be new, and the account is named in `mayBeOlder`.
 *
 * @throws PublishError `PUBLISH_REPORT` if the report holds no account, or is not later than the previous one: nothing
 * could ever be new in it
 */
export function newFindings({ report, previous, minSeverity }: NewFindingsInput): NewFindings {
  if (report.accounts.length === 0) {
    throw new PublishError(
      'PUBLISH_REPORT',
      'The report holds no account: nothing was checked, so there is nothing to send.',
    );
  }
  if (previous !== undefined && Date.parse(previous.capturedAt) >= Date.parse(report.capturedAt)) {
    throw new PublishError(
      'PUBLISH_REPORT',
      `The previous report was captured at ${previous.capturedAt}, and this one, at ${report.capturedAt}, is not later: ` +
        'they are the same, or in the wrong order. Nothing was sent.',
    );
  }
  const worth = ({ severity, exception }: Pick<KnownFinding, 'severity' | 'exception'>) =>
    exception === null && isAtOrAbove(severity, minSeverity);
  const before = new Map(previous?.accounts.map((account) => [account.name, account]));
  const findings = report.accounts.flatMap((account) => {
    const known = knownBefore(account, before.get(account.name));
    return account.findings.filter(worth).flatMap((finding) => {
      const earlier = known(finding).filter(({ exception }) => exception === null);
      // It was there at several records where the station assigned was not read: it is new only if it is worse than each was.
      const worse = earlier.map((one) => grewWorse(finding.kind, one, finding));
      const [least = []] = worse.toSorted((one, other) => one.length - other.length);
      return earlier.length > 0 && least.length === 0 ? [] : [{ account: account.name, finding, worse: least }];
    });
  });
  const changed = report.accounts.filter(
    ({ name, state }) => state !== 'deployed' && state !== (before.get(name)?.state ?? 'deployed'),
  );
  const withNews = new Set([...findings.map(({ account }) => account), ...changed.map(({ name }) => name)]);
  const mayBeOlder = report.accounts.filter(
    ({ name, stations }) =>
      withNews.has(name) && stations.assigned.available && before.get(name)?.stations?.assigned.available === false,
  );
  return {
    capturedAt: report.capturedAt,
    previousCapturedAt: previous?.capturedAt ?? null,
    minSeverity,
    findings: findings.toSorted((one, other) => weight(one) - weight(other)),
    mayBeOlder: mayBeOlder.map(({ name }) => name),
    notices: report.accounts
      .filter(({ name }) => withNews.has(name))
      .flatMap(({ name, notices }) => notices.map(({ kind, message }) => ({ account: name, kind, message }))),
  };
}

function weight({ finding }: NewFinding): number {
  return SEVERITIES.indexOf(finding.severity);
}

type PreviousAccount = PreviousReport['accounts'][number];

/** What the report before had of a finding of the account: usually one or none. */
function knownBefore(
  { stations }: DriftReport['accounts'][number],
  before: PreviousAccount | undefined,
): (finding: KnownFinding) => readonly KnownFinding[] {
  if (before === undefined) return () => [];
  const readBefore = before.stations?.assigned.available ?? stations.assigned.available;
  const isSame = stations.assigned.available === readBefore;
  const findings = before.findings.map((finding) => (isSame ? finding : { ...finding, assigned: undefined }));
  const ids = grouped(findings, ({ id }) => id);
  if (isSame) return ({ id }) => ids.get(id) ?? [];
  const natures = grouped(findings, nature);
  return (finding) => ids.get(finding.id) ?? natures.get(nature(finding)) ?? [];
}

function grouped(
  findings: readonly KnownFinding[],
  by: (finding: KnownFinding) => string,
): ReadonlyMap<string, readonly KnownFinding[]> {
  const groups = new Map<string, KnownFinding[]>();
  for (const finding of findings) groups.set(by(finding), [...(groups.get(by(finding)) ?? []), finding]);
  return groups;
}

function nature({ kind, user = '' }: KnownFinding): string {
  return JSON.stringify([kind, userKey(user)]);
}
