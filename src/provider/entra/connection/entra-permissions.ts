/**
 * The permissions of Microsoft Graph (application permissions, with an administrator's consent) with which everything that this
 * house reads of Entra can be read (Microsoft Graph, "Permissions reference").
 */
export const READ_PERMISSIONS = [
  'Application.Read.All',
  'GroupMember.Read.All',
  'Synchronization.Read.All',
  'User.Read.All',
] as const;

/**
 * Those with which the provisioning logs can be read too, which say how each person's last push went. Microsoft's page "List
 * provisioningObjectSummary" names the first two together, and `ProvisioningLog.Read.All` is the narrower one of the permissions
 * reference.
 */
export const LOG_PERMISSIONS = ['AuditLog.Read.All', 'Directory.Read.All', 'ProvisioningLog.Read.All'] as const;

/** The permissions with which Terraform can apply what the stacks declare: those that the azuread provider documents for each resource. */
export const DEPLOY_PERMISSIONS = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Group.ReadWrite.All',
  'Synchronization.ReadWrite.All',
] as const;

/** The permissions of which a request of Graph needs one, or as the words say, by its path below the version and its method. */
export function neededPermissions(path: string, method = 'GET'): readonly string[] {
  const [collection, , part] = path
    .replace(/^\/(?:v1\.0|beta)/, '')
    .split('/')
    .filter((segment) => segment !== '');
  const writes = method !== 'GET';
  if (collection === 'auditLogs') return LOG_PERMISSIONS;
  if (part === 'synchronization') return [writes ? 'Synchronization.ReadWrite.All' : 'Synchronization.Read.All'];
  if (collection === 'users') return ['User.Read.All'];
  if (collection === 'groups') return [writes ? 'Group.ReadWrite.All' : 'GroupMember.Read.All'];
  return [writes ? 'Application.ReadWrite.All' : 'Application.Read.All'];
}
