import { peopleOf } from '../effects.js';
import { type OneLoginApp, type World } from '../world.js';
import { type Outcome, type Target, deprovision, provision } from './provision-person.js';
import { ConnectionFault, connect } from './scim-connection.js';
import { TemplateError } from './template.js';

/** What a push of one app came to. */
export interface PushReport {
  readonly app: string;
  /** `Failed`: the server will not do, and nothing more was written. `NotRun`: provisioning or the API connection is off. */
  readonly state: 'Succeeded' | 'Failed' | 'NotRun';
  /** Why, where it did not succeed. */
  readonly reason?: string;
  readonly actions: readonly (Outcome & {
    /** The e-mail address; the id of somebody who is deleted. */
    readonly user: string;
  })[];
}

/**
 * Provisions every app whose provisioning is enabled and whose API connection is on. OneLogin does so as things change; here it happens when
 * it is asked for.
 */
export async function push(world: World): Promise<readonly PushReport[]> {
  const reports: PushReport[] = [];
  for (const app of world.apps.values()) reports.push(await pushApp(world, app));
  return reports;
}

async function pushApp(world: World, app: OneLoginApp): Promise<PushReport> {
  const actions: PushReport['actions'][number][] = [];
  const report = { app: app.name, actions };
  if (!app.provisioningEnabled) return { ...report, state: 'NotRun', reason: 'Provisioning is not enabled.' };
  if (!app.scim.apiEnabled) return { ...report, state: 'NotRun', reason: 'The API connection is not enabled.' };
  const note = (user: string, outcome: Outcome | undefined): void => {
    if (outcome !== undefined) actions.push({ user, ...outcome });
  };
  try {
    await pushPeople({ world, app, connection: await connect(app.scim) }, note);
  } catch (error) {
    if (!(error instanceof ConnectionFault || error instanceof TemplateError)) throw error;
    return { ...report, state: 'Failed', reason: error.message };
  }
  return { ...report, state: 'Succeeded' };
}

async function pushPeople(target: Target, note: (user: string, outcome: Outcome | undefined) => void): Promise<void> {
  const { world, app } = target;
  const people = peopleOf(world, app);
  for (const user of world.users.values()) {
    if (people.has(user.id)) note(user.properties.email, await provision(target, user));
  }
  for (const [id, person] of app.provisioned) {
    const user = world.users.get(id);
    if (!people.has(id)) note(user?.properties.email ?? String(id), await deprovision(target, id, person));
  }
}
