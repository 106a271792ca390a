/**
 * What Entra pushes as the userName for a userPrincipalName: for a guest, `alias_theirdomain#EXT#@yourdomain`, it is `alias@theirdomain`;
 * for everybody else the name as it is.
 *
 * Microsoft, "How Application Provisioning works in Microsoft Entra ID", B2B (guest) users (read November 2026): where userPrincipalName is the
 * source attribute, #EXT# and the tenant's domain are stripped, and the person's original address is what is matched and provisioned. The page does
 * not say how the address is put together again; a domain has no underscore, so the last one stands where the `@` was.
 */
export function pushedUserName(userPrincipalName: string): string {
  const [, address] = /^(.*)#EXT#@/i.exec(userPrincipalName) ?? [];
  return address === undefined ? userPrincipalName : address.replace(/_([^_]*)$/, '@$1');
}
