/**
 * Graph's application permissions that the calls of this simulator take (learn.microsoft.com, "Microsoft Graph permissions
 * reference"). What stands in a token's claim `roles`.
 */
export const PERMISSIONS = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Application.ReadWrite.OwnedBy',
  'AppRoleAssignment.ReadWrite.All',
  'AuditLog.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Group.Create',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Organization.Read.All',
  'ProvisioningLog.Read.All',
  'Synchronization.Read.All',
  'Synchronization.ReadWrite.All',
  'User.Read.All',
  'User.ReadBasic.All',
  'User.ReadWrite.All',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Any one of these lets a call pass. */
export type Allowed = readonly Permission[];

const DIRECTORY_READ: Allowed = ['Directory.Read.All', 'Directory.ReadWrite.All'];

/**
 * Who may do what, by the tables of the pages of each call. `Application.ReadWrite.OwnedBy` is taken for every app: whom an app
 * belongs to is not simulated.
 */
export const MAY = {
  readApplications: [
    'Application.Read.All',
    'Application.ReadWrite.All',
    'Application.ReadWrite.OwnedBy',
    ...DIRECTORY_READ,
  ],
  writeApplications: ['Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy', 'Directory.ReadWrite.All'],
  readAssignments: [
    'Application.Read.All',
    'Application.ReadWrite.All',
    'AppRoleAssignment.ReadWrite.All',
    ...DIRECTORY_READ,
  ],
  writeAssignments: ['AppRoleAssignment.ReadWrite.All'],
  readGroups: [
    'GroupMember.Read.All',
    'GroupMember.ReadWrite.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
    ...DIRECTORY_READ,
  ],
  createGroups: ['Group.Create', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  writeGroups: ['Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  writeMembers: ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  readUsers: ['User.Read.All', 'User.ReadBasic.All', 'User.ReadWrite.All', ...DIRECTORY_READ],
  readOrganization: ['Organization.Read.All', ...DIRECTORY_READ],
  readObjects: [
    ...DIRECTORY_READ,
    'Application.Read.All',
    'Application.ReadWrite.All',
    'Group.ReadWrite.All',
    'User.Read.All',
  ],
  readSynchronization: ['Synchronization.Read.All', 'Synchronization.ReadWrite.All', 'Application.ReadWrite.OwnedBy'],
  writeSynchronization: ['Synchronization.ReadWrite.All', 'Application.ReadWrite.OwnedBy'],
  readProvisioningLog: ['ProvisioningLog.Read.All', 'AuditLog.Read.All', 'Directory.Read.All'],
} as const satisfies Record<string, Allowed>;

/** What the simulator's own client has unless a seed says otherwise: what deploying and checking take. */
export const DEPLOYING: readonly Permission[] = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'AuditLog.Read.All',
  'Group.ReadWrite.All',
  'Organization.Read.All',
  'Synchronization.ReadWrite.All',
  'User.Read.All',
];
