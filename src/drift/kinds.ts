import { FINDING_KINDS, type FindingKind, type Severity } from '../access/finding-kind.js';
import { type KindRow, type KindSubject } from './kind-row.js';

const LAST_HOPS = ['assigned-provisioned', 'declared-provisioned'] as const;
const ALL_HOPS = ['declared-assigned', ...LAST_HOPS] as const;
const BOTH = ['assigned', 'provisioned'] as const;
const EVERYWHERE = { hops: ALL_HOPS, stations: BOTH } as const;
const USUAL = { subject: 'person', atEachHop: false, isDrift: false, isExcess: false, namesPush: false } as const;
const EXCESS = { ...USUAL, isExcess: true } as const;
const OF_ACCOUNT = { ...USUAL, subject: 'account' } as const;
const OF_PUSHES = { hops: ['assigned-provisioned'], stations: ['assigned'] } as const;
const IN_PROVIDER = { hops: ['declared-assigned'], stations: ['assigned'] } as const;

/**
 * The kinds of findings, a row each. They stand in reports in the order of FINDING_KINDS. To add one: its id there, its row
 * here, its rule in rules/; the compiler names what is missing.
 */
export const KINDS = {
  missing: {
    ...USUAL,
    severity: 'medium',
    ...EVERYWHERE,
    isDrift: true,
    namesPush: true,
    title: 'Declared, but not there',
    help: 'The access file declares a person who is not assigned in the identity provider, or has no record in Klaviyo: deploy, then look for a failed provisioning task in the identity provider.',
  },
  inactive: {
    ...USUAL,
    severity: 'medium',
    ...EVERYWHERE,
    isDrift: true,
    namesPush: true,
    title: 'Declared, but switched off',
    help: 'The access file declares a person who is switched off in the identity provider or in Klaviyo: check in the identity provider that the person is active and assigned through their group, then push the person again.',
  },
  leaver: {
    ...EXCESS,
    severity: 'by role',
    ...EVERYWHERE,
    isDrift: true,
    title: 'Has left, but still has access',
    help: 'The directory lists a person as inactive who is assigned in the identity provider or active in Klaviyo: remove their access, or correct their status in the directory if they have not left.',
  },
  unexpected: {
    ...EXCESS,
    severity: 'by role',
    ...EVERYWHERE,
    isDrift: true,
    title: 'There, but not declared',
    help: 'A person is assigned in the identity provider or active in Klaviyo whom the access file does not declare: remove them, put them into an assigned group, or add an exception with a reason and an end date.',
  },
  'expired-grant': {
    ...EXCESS,
    severity: 'by role',
    ...EVERYWHERE,
    isDrift: true,
    title: 'A grant has ended, but the access has not',
    help: 'The last day of the membership that the access file gives a person is over, and they still have access: deploy, so that they leave the group, or set a new end date and have it reviewed.',
  },
  kept: {
    ...USUAL,
    severity: 'info',
    hops: LAST_HOPS,
    stations: ['provisioned'],
    title: 'Kept without an assignment',
    help: 'No assignment applies to a person who is active in the directory, and the account keeps such people (whenUnmatched: keep): remove them in Klaviyo if they should not be there.',
  },
  renamed: {
    ...EXCESS,
    // What the provider says of a record is sure; a record that says it of itself weighs what an unexpected person does.
    severity: { linkedByProvider: 'medium', linkedByRecord: 'high', linkedByRecordWithPower: 'critical' },
    ...OF_PUSHES,
    isDrift: true,
    namesPush: true,
    title: 'In Klaviyo under an old userName',
    help: "A declared person's record in Klaviyo has another userName than the identity provider, which manages it: push the person again, and do not remove the record.",
  },
  role: {
    ...EXCESS,
    severity: 'by role',
    ...EVERYWHERE,
    isDrift: true,
    atEachHop: true,
    namesPush: true,
    title: 'A role that differs from the declared one',
    help: 'The role in the identity provider or in Klaviyo differs from the one that the access file gives: deploy and push the user again from the identity provider, since with SCIM on a role is changed in the identity provider only.',
  },
  'ambiguous-role': {
    ...EXCESS,
    severity: 'high',
    hops: ['declared-assigned', 'declared-provisioned'],
    stations: ['declared', 'assigned'],
    isDrift: true,
    title: 'One of several roles',
    help: 'A person is in several assigned groups of different roles, and the identity provider gives them one of these roles, which is not defined: take them out of the groups whose roles they should not have.',
  },
  forbidden: {
    ...EXCESS,
    severity: 'critical',
    hops: LAST_HOPS,
    stations: ['declared', ...BOTH],
    title: 'A role that the policy forbids them',
    help: 'A guardrail of the policy (forbid) says that the person must not have this role: change what gives it to them, or correct what the directory says of them.',
  },
  name: {
    ...USUAL,
    severity: 'low',
    ...EVERYWHERE,
    atEachHop: true,
    title: 'A name that differs from the directory',
    help: 'The given or family name differs: correct the name in the identity provider and push the user again, or add an exception where Klaviyo keeps a name of its own.',
  },
  duplicate: {
    ...EXCESS,
    severity: 'high',
    ...EVERYWHERE,
    atEachHop: true,
    title: 'Several records of one person',
    help: 'Several assignments in the identity provider or records in Klaviyo have the same userName: find out which one the person signs in with, and remove the others.',
  },
  'unknown-role': {
    ...EXCESS,
    severity: 'high',
    ...EVERYWHERE,
    atEachHop: true,
    isDrift: true,
    title: 'A role that is not known',
    help: 'The role is neither built into Klaviyo nor declared: declare its Custom SCIM ID under customRoles, or correct the value in the identity provider.',
  },
  'conflicting-record': {
    ...EXCESS,
    severity: 'high',
    hops: LAST_HOPS,
    stations: ['provisioned'],
    title: 'A record that contradicts itself',
    help: 'One record names several roles, or gives different values for another attribute: look the user up in Klaviyo to see what is right, and push a declared person again from the identity provider.',
  },
  'no-active': {
    ...EXCESS,
    severity: 'medium',
    hops: LAST_HOPS,
    stations: ['provisioned'],
    title: 'A record that does not say whether it is active',
    help: 'The record has no "active", so it counts as active, and a person who is switched off would not be found: look the user up in Klaviyo.',
  },
  'look-alike': {
    ...EXCESS,
    severity: 'high',
    ...EVERYWHERE,
    atEachHop: true,
    title: "A userName that looks like another person's",
    help: 'A character in the userName of an assignment or a record is read as another one, so it counts as that of another person: find out in the identity provider or in Klaviyo whose it is.',
  },
  'not-synced': {
    ...USUAL,
    severity: 'medium',
    ...OF_PUSHES,
    isDrift: true,
    title: 'Not pushed to Klaviyo',
    help: 'The last push of the person failed or has not been made: look at the provisioning tasks of the app in the identity provider and push the user again.',
  },
  'direct-assignment': {
    ...EXCESS,
    severity: 'medium',
    ...IN_PROVIDER,
    isDrift: true,
    title: 'Assigned directly, not through a group',
    help: 'A person is assigned to the app directly, so that no group decides the role: convert it to a group assignment.',
  },
  'role-list': {
    ...OF_ACCOUNT,
    ...IN_PROVIDER,
    severity: { lacking: 'high', surplus: 'low' },
    title: 'The roles of the app are not those of the access file',
    help: 'The list of roles that the identity provider can push differs from the roles of the access file: deploy, or declare what is missing.',
  },
  'nested-group': {
    ...OF_ACCOUNT,
    severity: 'medium',
    ...IN_PROVIDER,
    title: 'A group within an assigned group',
    help: 'The identity provider gives the app to the direct members of an assigned group alone, so people who are in it by another group get nothing: put them into the assigned group themselves, or assign the other group too.',
  },
  'provisioning-stopped': {
    ...OF_ACCOUNT,
    severity: 'critical',
    ...OF_PUSHES,
    title: 'Provisioning has stopped',
    help: 'The identity provider has stopped pushing the app because Klaviyo refused for long, so people who leave keep their access: find out why (klaviyo-access doctor), and start it again.',
  },
  'too-few-admins': {
    ...OF_ACCOUNT,
    severity: 'critical',
    hops: ALL_HOPS,
    stations: ['declared', 'provisioned'],
    title: 'Too few people with full power',
    help: 'Fewer people have full power than the policy requires, so the account could be locked out: give the role to somebody else too.',
  },
  'expired-exception': {
    ...USUAL,
    subject: 'access file',
    severity: 'medium',
    hops: LAST_HOPS,
    stations: ['declared'],
    title: 'An exception that has ended',
    help: 'The last day of an exception is over: remove it from the access file, or set a new end date and have it reviewed.',
  },
  'unmatched-exception': {
    ...USUAL,
    subject: 'access file',
    severity: 'low',
    hops: LAST_HOPS,
    stations: ['declared'],
    title: 'An exception that matches no finding',
    help: 'What the exception covers no longer exists: remove it from the access file.',
  },
  'expiring-exception': {
    ...USUAL,
    subject: 'access file',
    severity: 'info',
    hops: LAST_HOPS,
    stations: ['declared'],
    title: 'An exception that ends soon',
    help: 'The last day of an exception is near: resolve what it covers, or set a new end date and have it reviewed.',
  },
  'expiring-grant': {
    ...USUAL,
    severity: 'info',
    hops: LAST_HOPS,
    stations: ['declared'],
    title: 'A grant that ends soon',
    help: 'The last day of the membership that gives a person their role is near: let it end, or set a new end date and have it reviewed.',
  },
  owner: {
    ...EXCESS,
    subject: 'account',
    hops: LAST_HOPS,
    stations: ['provisioned'],
    // No difference at all; the declared owner has another role; another person has the owner's role.
    severity: { unmanaged: 'info', otherRole: 'high', anotherOwner: 'critical' },
    title: "The account's owner",
    help: 'The owner is not managed over SCIM and is reported for completeness; an owner who differs from the declared one is to be resolved at once.',
  },
} as const satisfies Readonly<Record<FindingKind, KindRow>>;

/** The kinds that are about this. */
export type KindAbout<Subject extends KindSubject> = {
  [Kind in FindingKind]: (typeof KINDS)[Kind]['subject'] extends Subject ? Kind : never;
}[FindingKind];

/** The kinds whose severity does not depend on what was found. */
export type FixedKind = {
  [Kind in FindingKind]: (typeof KINDS)[Kind]['severity'] extends Severity ? Kind : never;
}[FindingKind];

/**
 * Whether findings of a kind are about a person, so that hop and stations say something of them. The others are about the
 * account or about a line of the access file.
 */
export function isAboutPerson(kind: FindingKind): boolean {
  return kind === 'owner' || KINDS[kind].subject === 'person';
}

/** The kinds of which this holds. */
export function kindsWhere(holds: (row: KindRow) => boolean): ReadonlySet<FindingKind> {
  return new Set(FINDING_KINDS.filter((kind) => holds(KINDS[kind])));
}
