import { type FindingKind } from '../access/finding-kind.js';
import { userKey } from '../people/user-key.js';
import { type Notice } from './drift-report.js';
import { type Finding } from './finding.js';
import { activeAssignments, activeRecords, type Person } from './person.js';
import { type RuleContext } from './rule-context.js';

/** With fewer people in drift a share says nothing: two of three are soon reached. */
const FEWEST_IN_DRIFT = 5;

/** From this share of the people in drift on, a kind counts as what is wrong with all of them. */
const NEARLY_ALL = 0.8;

/** The kinds that say that a person differs between stations. */
const OF_PEOPLE = [
  'missing',
  'inactive',
  'unexpected',
  'role',
  'unknown-role',
  'not-synced',
  'direct-assignment',
] as const;

type KindOfPeople = (typeof OF_PEOPLE)[number];

/** What is likely where nearly everyone in drift has this kind. */
const CAUSES: Readonly<Record<KindOfPeople, string>> = {
  missing:
    'Nearly all of them are missing: provisioning is probably switched off in Okta, or scim.baseUrl or the access key is of ' +
    'another Klaviyo account.',
  inactive: 'Nearly all of them are switched off: the app or its provisioning was probably switched off in Okta.',
  unexpected:
    'Nearly all of them are unexpected: the roster or the group names in the access file are probably wrong or out of date.',
  role: 'Nearly all of them have another role: the attribute mapping of role, or the roles of the groups in Okta, are probably wrong.',
  'unknown-role':
    'Nearly all of them have a role that nobody knows: the values of the attribute role are probably wrong, or customRoles ' +
    'lacks them.',
  'not-synced':
    'The pushes of nearly all of them failed: the access key in Okta was probably replaced, or provisioning fails.',
  'direct-assignment':
    'Nearly all of them are assigned by themselves: the app was probably assigned to people rather than to groups.',
};

const NOBODY_MATCHES =
  'Nearly all of them are missing or unexpected: scim.baseUrl or the access key is probably of another Klaviyo account, or ' +
  'userNames are written in another form than in the directory.';

const MIXED =
  'They differ in several ways: check the directory, scim.baseUrl and the app in Okta (klaviyo-access doctor).';

/**
 * Whether so many people are in drift that the configuration is probably at fault. The share is of everyone whom a station
 * has, the owner apart; in drift are those of whom a finding that is not excepted says that stations differ (names apart).
 */
export function notices(
  { policy, ownerKey }: RuleContext,
  people: readonly Person[],
  findings: readonly Finding[],
): readonly Notice[] {
  const present = people.filter((person) => person.key !== ownerKey && isPresent(person)).length;
  const kindsOf = new Map<string, Set<FindingKind>>();
  for (const { user, kind } of findings.filter(({ kind, exception }) => exception === null && isOfPeople(kind))) {
    const key = userKey(user);
    kindsOf.set(key, (kindsOf.get(key) ?? new Set()).add(kind));
  }
  const drifting = kindsOf.size;
  if (drifting < FEWEST_IN_DRIFT || drifting <= policy.maximumDrift * present) return [];
  const message =
    `${drifting} of ${present} people are in drift, ${percent(drifting / present)}; the policy takes up to ` +
    `${percent(policy.maximumDrift)} for drift (maximumDrift). The configuration is probably at fault. ` +
    `${likelyCause([...kindsOf.values()])} Do not heal them one by one before that is settled.`;
  return [{ kind: 'probable-configuration-fault', message }];
}

function isPresent(person: Person): boolean {
  return person.declared !== undefined || activeAssignments(person).length > 0 || activeRecords(person).length > 0;
}

function isOfPeople(kind: FindingKind): kind is KindOfPeople {
  return (OF_PEOPLE as readonly FindingKind[]).includes(kind);
}

function likelyCause(people: readonly ReadonlySet<FindingKind>[]): string {
  const nearlyAll = (holds: (kinds: ReadonlySet<FindingKind>) => boolean): boolean =>
    people.filter(holds).length >= NEARLY_ALL * people.length;
  const kind = OF_PEOPLE.find((candidate) => nearlyAll((kinds) => kinds.has(candidate)));
  if (kind !== undefined) return CAUSES[kind];
  return nearlyAll((kinds) => kinds.has('missing') || kinds.has('unexpected')) ? NOBODY_MATCHES : MIXED;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
