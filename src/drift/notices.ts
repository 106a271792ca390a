import { type DriftWords } from './wording.js';
import { FINDING_KINDS, type FindingKind } from '../access/finding-kind.js';
import { userKey } from '../people/user-key.js';
import { type Notice } from './drift-report.js';
import { type Finding } from './finding.js';
import { KINDS } from './kinds.js';
import { activeAssignments, activeRecords, type Person } from './person.js';
import { type RuleContext } from './rule-context.js';

/** With fewer people in drift a share says nothing: two of three are quickly reached. */
const FEWEST_IN_DRIFT = 5;

/** From this share of the people in drift on, a kind counts as that of all of them. */
const NEARLY_ALL = 0.8;

/** The kinds that say that a person differs between stations. */
type DriftKind = { [Kind in FindingKind]: (typeof KINDS)[Kind]['isDrift'] extends true ? Kind : never }[FindingKind];

/** What is likely where nearly everyone in drift has this kind; of several the first. */
const causes = ({ name }: DriftWords): Readonly<Record<DriftKind, string>> => ({
  missing:
    'Nearly all of them are missing: provisioning is probably switched off, or scim.baseUrl or the access key is of ' +
    'another Klaviyo account.',
  inactive: 'Nearly all of them are switched off: the app or its provisioning was probably switched off.',
  leaver:
    'Nearly all of them are inactive in the directory: the statuses there are probably wrong, or of another kind than they seem.',
  unexpected:
    'Nearly all of them are unexpected: the roster or the group names in the access file are probably wrong or out of date.',
  'expired-grant':
    'The grants of nearly all of them have ended: a deploy is probably overdue, or the day of the run is wrong.',
  renamed:
    'Nearly all of them have an old userName in Klaviyo: their e-mail addresses were probably changed all at once, and the ' +
    'changes were not pushed.',
  role: `Nearly all of them have another role: the attribute mapping of role, or the roles of the groups in ${name}, are probably wrong.`,
  'ambiguous-role':
    'Nearly all of them may get one of several roles: one of the assigned groups probably has everybody in it.',
  'unknown-role':
    `Nearly all of them have a role that is not known: the values of the roles in ${name} are probably wrong, or customRoles ` +
    'lacks them.',
  'not-synced': `The pushes of nearly all of them failed: the access key in ${name} is probably not valid any more, or provisioning fails.`,
  'direct-assignment':
    'Nearly all of them are assigned directly: the app was probably assigned to people rather than to groups.',
});

const NOBODY_MATCHES =
  'Nearly all of them are missing or unexpected: scim.baseUrl or the access key is probably of another Klaviyo account, or ' +
  'userNames are written in another form than in the directory.';

const mixed = ({ hasProvider, words }: RuleContext): string =>
  `They differ in several ways: check the directory, scim.baseUrl${hasProvider ? ` and the app in ${words.name}` : ''} ` +
  '(klaviyo-access doctor).';

/**
 * Whether so many people are in drift that the cause is probably the configuration. The share is of everyone whom a station
 * has, not counting the owner; in drift are those of whom a finding that is not excepted says that stations differ (names apart).
 */
export function notices(
  context: RuleContext,
  people: readonly Person[],
  findings: readonly Finding[],
): readonly Notice[] {
  const { policy, ownerKey } = context;
  const present = people.filter((person) => person.key !== ownerKey && isPresent(person)).length;
  const kindsOf = new Map<string, ReadonlySet<FindingKind>>();
  // Where nobody is assigned yet, everybody is missing, and that has its own notice.
  const counts = (kind: FindingKind): boolean => isDrift(kind) && !(context.state === 'empty' && kind === 'missing');
  for (const { user, kind } of findings.filter(({ kind, exception }) => exception === null && counts(kind))) {
    const key = userKey(user);
    const others = kindsOf.get(key);
    kindsOf.set(key, others === undefined ? KIND_ALONE.get(kind)! : new Set([...others, kind]));
  }
  const drifting = kindsOf.size;
  if (drifting < FEWEST_IN_DRIFT || drifting <= policy.maximumDrift * present) return [];
  const message =
    `${drifting} of ${present} people are in drift, ${percent(drifting / present)}; the policy allows up to ` +
    `${percent(policy.maximumDrift)} (maximumDrift). The cause is probably the configuration. ` +
    `${likelyCause(context, [...kindsOf.values()])} Resolve that before you correct them one by one.`;
  return [{ kind: 'probable-configuration-fault', message }];
}

/** A set for each kind alone, since most people have one, and there may be a hundred thousand of them. */
const KIND_ALONE: ReadonlyMap<FindingKind, ReadonlySet<FindingKind>> = new Map(
  FINDING_KINDS.map((kind) => [kind, new Set([kind])]),
);

function isPresent(person: Person): boolean {
  return person.declared !== undefined || activeAssignments(person).length > 0 || activeRecords(person).length > 0;
}

function isDrift(kind: FindingKind): kind is DriftKind {
  return KINDS[kind].isDrift;
}

function likelyCause(context: RuleContext, people: readonly ReadonlySet<FindingKind>[]): string {
  const nearlyAll = (holds: (kinds: ReadonlySet<FindingKind>) => boolean): boolean =>
    people.filter(holds).length >= NEARLY_ALL * people.length;
  const kind = FINDING_KINDS.filter(isDrift).find((candidate) => nearlyAll((kinds) => kinds.has(candidate)));
  if (kind !== undefined) return causes(context.words)[kind];
  return nearlyAll((kinds) => kinds.has('missing') || kinds.has('unexpected')) ? NOBODY_MATCHES : mixed(context);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
