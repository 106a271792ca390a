import { type EntraAccountSettings } from '../../access/entra-settings.js';

/**
 * Why what is asked of provisioning is not possible for an application that exists, in sentences; undefined if it is. Such an application is left
 * as it is, its provisioning with it: Terraform cannot tell whether it has a synchronization job, and a second one would push people, too.
 */
export function existingProvisioningRefusal({
  app,
  provisioning,
  adopt,
}: Pick<EntraAccountSettings, 'app' | 'provisioning' | 'adopt'>): string | undefined {
  if (app.kind !== 'existing') return undefined;
  const asked = [
    ...(provisioning.job === 'on' ? ['provisioning.job: on'] : []),
    ...(provisioning.secret === 'terraform' ? ['provisioning.secret: terraform'] : []),
    ...(adopt?.job === undefined ? [] : ['adopt.job']),
  ];
  if (asked.length === 0) return undefined;
  return (
    `${asked.join(' and ')} ${asked.length === 1 ? 'is' : 'are'} not possible for the existing application "${app.label}" (${app.id}): ` +
    'it is left as it is, and so is its provisioning. Remove it and set provisioning up in the portal (the output console_steps lists ' +
    'how), or write adopt in place of app.existing, so that Terraform manages the application.'
  );
}
