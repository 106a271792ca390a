import { z } from 'zod';
import { type OktaAccountSettings } from '../../../access/okta-settings.js';
import { type OktaAppState } from './okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { OktaReadError } from '../connection/okta-read-error.js';

const text = z.string().nullish();

const wireApp = z.object({
  id: z.string().min(1),
  name: z.string(),
  label: z.string(),
  status: z.string(),
  signOnMode: text,
  features: z.array(z.string()).nullish(),
  credentials: z
    .object({ userNameTemplate: z.object({ template: text, type: text, pushStatus: text }).nullish() })
    .nullish(),
  settings: z
    .object({
      signOn: z.object({ ssoAcsUrl: text, audience: text, recipient: text, destination: text }).nullish(),
    })
    .nullish(),
});

/** An app by its id (`GET /api/v1/apps/{id}`). @throws OktaReadError `OKTA_NOT_FOUND` and any other */
export async function readOktaApp(okta: OktaConnection, appId: string): Promise<OktaAppState> {
  return appState(await okta.get(`/api/v1/apps/${encodeURIComponent(appId)}`, wireApp));
}

/**
 * The app of an account: one whose id is declared (`app.existing`, `adopt.app`) by it, whatever its label and status,
 * another by its label, which has to be written exactly so.
 *
 * Okta searches by the start of a label, and a label may be given twice; so among those that were found exactly one must
 * be active and have this label.
 *
 * @throws OktaReadError `OKTA_NOT_FOUND` or `OKTA_AMBIGUOUS`, naming the candidates
 */
export async function findOktaApp(
  okta: OktaConnection,
  { app, adopt }: Pick<OktaAccountSettings, 'app' | 'adopt'>,
): Promise<OktaAppState> {
  const id = app.kind === 'existing' ? app.id : adopt?.app;
  if (id !== undefined) return readOktaApp(okta, id);
  const found = await appsLabelledLike(okta, app.label);
  const active = found.filter(({ label, status }) => label === app.label && status === 'ACTIVE');
  const [one, ...others] = active;
  if (one !== undefined && others.length === 0) return one;
  const wanted = `${okta.address} has ${one === undefined ? 'no' : 'several'} active app${one ? 's' : ''} labelled ${quoted(app.label)}`;
  throw new OktaReadError(one === undefined ? 'OKTA_NOT_FOUND' : 'OKTA_AMBIGUOUS', {
    problem: `${wanted}; ${candidates(one === undefined ? found : active)}.`,
    remedy: one === undefined ? NOT_THERE : 'Name the one that is meant by its id in the access file (app.existing).',
  });
}

const NOT_THERE =
  'If it was never deployed, deploy the stack; in a pull request, pass the plan that creates it (klaviyo-access drift --plan ' +
  'FILE). Otherwise it was removed, switched off or renamed in Okta: write the label in the access file (app.label) as Okta ' +
  'has it, or name the app by its id (app.existing).';

/**
 * Whether Okta has no app of this label, in whatever status, so that the account's app is not there yet. One that is switched
 * off is there.
 *
 * @throws OktaReadError if that cannot be read
 */
export async function hasNoApp(okta: OktaConnection, label: string): Promise<boolean> {
  return (await appsLabelledLike(okta, label)).every((app) => app.label !== label);
}

/** Apps whose label begins like this, and perhaps others. */
async function appsLabelledLike(okta: OktaConnection, label: string): Promise<readonly OktaAppState[]> {
  const query = new URLSearchParams({ q: label, limit: '200' }).toString();
  return (await okta.getAll(`/api/v1/apps?${query}`, z.array(wireApp))).map(appState);
}

const MOST_NAMED = 5;

function candidates(apps: readonly OktaAppState[]): string {
  if (apps.length === 0) return 'none begins with that label';
  const named = apps.slice(0, MOST_NAMED).map(({ label, id, status }) => `${quoted(label)} (${id}, ${status})`);
  const more = apps.length > MOST_NAMED ? ` and ${apps.length - MOST_NAMED} more` : '';
  return `there is ${named.join(', ')}${more}`;
}

function appState(app: z.infer<typeof wireApp>): OktaAppState {
  const { template, type, pushStatus } = app.credentials?.userNameTemplate ?? {};
  const { ssoAcsUrl, audience, recipient, destination } = app.settings?.signOn ?? {};
  const orUndefined = (value: string | null | undefined): string | undefined => value ?? undefined;
  return {
    id: app.id,
    name: app.name,
    label: app.label,
    status: app.status,
    signOnMode: app.signOnMode ?? '',
    features: app.features ?? [],
    userNameTemplate: { template: orUndefined(template), type: orUndefined(type), pushStatus: orUndefined(pushStatus) },
    signOn: {
      ssoAcsUrl: orUndefined(ssoAcsUrl),
      audience: orUndefined(audience),
      recipient: orUndefined(recipient),
      destination: orUndefined(destination),
    },
  };
}
