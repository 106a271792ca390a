import { type Account } from '../../../access/access-model.js';
import { isEntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { isText, textOf } from '../../plain-values.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { type PlannedAttributes, type PlannedSide } from '../../plan-subjects.js';

/** The ids of application and service principal that an account's access file names, in lower case: of one that exists already. */
export function declaredAppIds(account: Account): readonly string[] {
  if (!isEntraAccount(account)) return [];
  const { app, adopt } = account.identityProvider;
  const ids = [...(app.kind === 'existing' ? [app.id] : []), adopt?.servicePrincipal, adopt?.application];
  return ids.filter(isText).map((id) => id.toLowerCase());
}

/**
 * The ids by which something may say that it belongs to an application: those of the application, of its service principal, and its client
 * id. The resources write them as they are, or as the last part of a path such as `/servicePrincipals/ID`.
 */
export function appIds(values: PlannedAttributes): readonly string[] {
  const of = ['application_object_id', 'service_principal_object_id', 'object_id', 'client_id'] as const;
  return of.flatMap((name) => lastPart(values?.[name]) ?? []);
}

/** The id of the application or the service principal to which something belongs. */
export function appId(values: PlannedAttributes): string | undefined {
  return lastPart(values?.resource_object_id ?? values?.service_principal_id ?? values?.application_id);
}

function lastPart(value: unknown): string | undefined {
  return isText(value) && value !== '' ? value.slice(value.lastIndexOf('/') + 1).toLowerCase() : undefined;
}

/** By what an application in a plan shows itself as another one than the account's, as the rest of a sentence after it. Undefined if it is the account's. */
export function appDifference(account: Account, values: NonNullable<PlannedAttributes>): string | undefined {
  if (!isEntraAccount(account)) return 'is an application in Entra, and the account names none';
  const { app } = account.identityProvider;
  const declared = declaredAppIds(account);
  const ids = appIds(values);
  if (ids.some((id) => declared.includes(id))) return undefined;
  if (app.kind === 'existing') {
    return `has the id ${quoted(ids[0] ?? 'known only after the apply')}, and the account's application has ${quoted(app.id)}`;
  }
  const name = textOf(values.display_name);
  if (name !== app.label) {
    const own = name === undefined ? 'no name' : `the name ${quoted(name)}`;
    return `has ${own}, and the account's application has ${quoted(app.label)}`;
  }
  const template = textOf(values.template_id);
  if (template === undefined || template === '' || template.toLowerCase() === app.template.toLowerCase())
    return undefined;
  return `is made from the template ${quoted(template)}, and the account's application from ${quoted(app.template)}`;
}

/** Whether people can use an application: `account_enabled` of its service principal, which is true by default. */
export function appStatus({ values, unknown }: PlannedSide): 'active' | 'inactive' | 'unknown' {
  if (hasMark(marksAt(unknown, 'account_enabled'))) return 'unknown';
  return values?.account_enabled === false ? 'inactive' : 'active';
}

/**
 * What is lost with an application, in sentences. Terraform deletes a service principal also where it was there before and `use_existing`
 * took it over. Entra keeps deleted applications for 30 days (Microsoft Learn, "Restore or remove a recently deleted application").
 */
export function appDeletion({ values }: { readonly values: PlannedAttributes }): string {
  return (
    'Entra deletes the enterprise application: its app roles, its assignments and its attribute mapping are lost, and everybody ' +
    'loses access to Klaviyo. For 30 days it can be restored in Entra, under App registrations > Deleted applications. ' +
    (values?.use_existing === true
      ? 'use_existing does not keep it: Terraform deletes the application that was there before. To keep it, take the resource out of ' +
        'the state with terraform state rm, and look the application up by a data source.'
      : 'To keep it, take the resource out of the state with terraform state rm.')
  );
}

/**
 * What a service principal with `use_existing` does to an enterprise application that is there: the create of it is an update
 * (hashicorp/terraform-provider-azuread, service_principal_resource.go).
 */
export function appTakenOver(values: PlannedAttributes): string | undefined {
  if (values?.use_existing !== true) return undefined;
  return (
    'With use_existing it takes over the enterprise application that is there and overwrites its settings, such as whether people may sign in and ' +
    'whether they have to be assigned. When the resource leaves the configuration, that application is deleted. To use one that is there, look it ' +
    'up by a data source.'
  );
}
