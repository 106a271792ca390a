import { z } from 'zod';
import { type EntraAccountSettings } from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { graphQuery, LARGEST_PAGE, odataText } from '../connection/graph-query.js';
import { type EntraApplication } from './entra-state.js';

const wireApplication = z.object({
  id: z.string().min(1),
  appId: z.string(),
  displayName: z.string(),
  accountEnabled: z.boolean().nullish(),
  appRoleAssignmentRequired: z.boolean().nullish(),
  applicationTemplateId: z.string().nullish(),
  preferredSingleSignOnMode: z.string().nullish(),
  replyUrls: z.array(z.string()).nullish(),
  servicePrincipalNames: z.array(z.string()).nullish(),
  appRoles: z.array(
    z.object({
      id: z.string().min(1),
      displayName: z.string().nullish(),
      value: z.string().nullish(),
      isEnabled: z.boolean().nullish(),
    }),
  ),
});

/** What is read of an enterprise application (Microsoft Graph, "servicePrincipal resource type"). */
const SELECT = Object.keys(wireApplication.shape);

/** An enterprise application by the object id of its service principal. @throws EntraReadError `ENTRA_NOT_FOUND` and any other */
export async function readApplication(entra: GraphConnection, id: string): Promise<EntraApplication> {
  return entraApplication(
    await entra.get(`/servicePrincipals/${encodeURIComponent(id)}${graphQuery({ select: SELECT })}`, wireApplication),
  );
}

/**
 * The enterprise application of an account: one whose id is declared (`app.existing`, `adopt.servicePrincipal`) by it, whatever its name;
 * another by its name, which has to be written exactly so, and by the template that it was made from. A name may be given twice, so
 * exactly one must have both.
 *
 * @throws EntraReadError `ENTRA_NOT_FOUND` or `ENTRA_AMBIGUOUS`, naming the candidates
 */
export async function findApplication(
  entra: GraphConnection,
  { app, adopt }: Pick<EntraAccountSettings, 'app' | 'adopt'>,
): Promise<EntraApplication> {
  const id = app.kind === 'existing' ? app.id : adopt?.servicePrincipal;
  if (id !== undefined) return readApplication(entra, id);
  const template = app.kind === 'template' ? app.template : undefined;
  const found = await applicationsNamed(entra, app.label);
  const fitting = found.filter((one) => one.template?.toLowerCase() === template?.toLowerCase());
  const [one, ...others] = fitting;
  if (one !== undefined && others.length === 0) return one;
  const wanted =
    `The tenant ${entra.tenant} has ${one === undefined ? 'no' : 'several'} enterprise application${one ? 's' : ''} named exactly ` +
    `${quoted(app.label)} and made from the template ${template}`;
  throw new EntraReadError(one === undefined ? 'ENTRA_NOT_FOUND' : 'ENTRA_AMBIGUOUS', {
    problem: `${wanted}; ${candidates(one === undefined ? found : fitting)}.`,
    remedy:
      one === undefined
        ? NOT_THERE
        : 'Name the one that is meant by the object id of its service principal in the access file (app.existing).',
  });
}

const NOT_THERE =
  'If it was never deployed, deploy the stack; in a pull request, pass the plan that creates it (klaviyo-access drift --plan ' +
  'FILE). Otherwise it was removed or renamed in Entra: write the name in the access file (app.label) as Entra has it, or name the ' +
  'application by the object id of its service principal (app.existing).';

/**
 * Whether Entra has no enterprise application of this name, from whatever template, so that the account's is not there yet.
 *
 * @throws EntraReadError if that cannot be read
 */
export async function hasNoApplication(entra: GraphConnection, label: string): Promise<boolean> {
  return (await applicationsNamed(entra, label)).length === 0;
}

/** The enterprise applications with exactly this name. The condition does not tell upper from lower case. */
async function applicationsNamed(entra: GraphConnection, label: string): Promise<readonly EntraApplication[]> {
  const query = graphQuery({ select: SELECT, filter: `displayName eq ${odataText(label)}`, top: LARGEST_PAGE });
  const found = await entra.getAll(`/servicePrincipals${query}`, wireApplication);
  return found.map(entraApplication).filter((application) => application.label === label);
}

const MOST_NAMED = 5;

function candidates(applications: readonly EntraApplication[]): string {
  if (applications.length === 0) return 'none has that name';
  const named = applications
    .slice(0, MOST_NAMED)
    .map(
      ({ label, id, template }) =>
        `${quoted(label)} (${id}, ${template === undefined ? 'from no template' : `template ${template}`})`,
    );
  const more = applications.length > MOST_NAMED ? ` and ${applications.length - MOST_NAMED} more` : '';
  return `there is ${named.join(', ')}${more}`;
}

function entraApplication(wire: z.output<typeof wireApplication>): EntraApplication {
  return {
    id: wire.id,
    appId: wire.appId,
    label: wire.displayName,
    enabled: wire.accountEnabled !== false,
    assignmentRequired: wire.appRoleAssignmentRequired === true,
    template: wire.applicationTemplateId ?? undefined,
    signOnMode: wire.preferredSingleSignOnMode ?? undefined,
    replyUrls: wire.replyUrls ?? [],
    identifiers: wire.servicePrincipalNames ?? [],
    roles: wire.appRoles.map(({ id, displayName, value, isEnabled }) => ({
      id,
      name: displayName ?? '',
      value: value === undefined || value === '' ? null : value,
      enabled: isEnabled !== false,
    })),
  };
}
