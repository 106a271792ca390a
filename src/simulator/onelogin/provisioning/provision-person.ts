import { type Json, text } from '../json-value.js';
import { type OneLoginApp, type OneLoginUser, type ProvisionedPerson, type World } from '../world.js';
import { isActive } from './parameter-value.js';
import { type ScimAnswer, type ScimConnection } from './scim-connection.js';
import { rendered } from './template.js';

/** What was done about somebody, or waits to be done. */
export interface Outcome {
  readonly action: 'create' | 'update' | 'suspend' | 'delete';
  /** `pending`: an administrator has to approve it. */
  readonly status: 'success' | 'failure' | 'pending';
  /** What the server said, where it went wrong. */
  readonly message?: string;
}

/** An app with the connection to its server. */
export interface Target {
  readonly world: World;
  readonly app: OneLoginApp;
  readonly connection: ScimConnection;
}

/**
 * Brings somebody who has the app to its server (developers.onelogin.com, "Implement RESTful SCIM APIs for Your App", "Example API
 * Flow"): a search by userName, POST for somebody new, PUT for somebody who is there. That the documented "Update User" is a PUT of the
 * whole template is assumed; PATCH stands there for groups alone. Somebody who is not active and not there is not made. Whether they are
 * active is sent, when it changes, also where the template does not say it: templates of OneLogin's own do not, and the administration still offers to
 * suspend people ("When user accounts are suspended in OneLogin"). In which form it is sent then is assumed.
 *
 * @returns undefined if nothing is to be done
 * @throws ConnectionFault if the server itself will not do
 * @throws TemplateError if the template is not JSON
 */
export async function provision(target: Target, user: OneLoginUser): Promise<Outcome | undefined> {
  const { world, app } = target;
  const body = rendered(world, app, user);
  const active = isActive(user);
  const known = app.provisioned.get(user.id);
  if (known?.written === JSON.stringify(body) && known.active === active) return undefined;
  if (known === undefined && !active) return undefined;
  const there = known?.targetId ?? (await idOf(target, body));
  const action = there === undefined ? 'create' : active ? 'update' : 'suspend';
  if (waits(app, user.id, action === 'create' ? 'create' : 'update')) return { action, status: 'pending' };
  const isBack = active && known?.active === false;
  const answer = await written(target, there, isBack || !active ? { ...body, active } : body);
  if (answer.status === 404 && there !== undefined) {
    // Somebody deleted them at the server: they are looked for, and made, the next time.
    app.provisioned.delete(user.id);
    return failure(action, answer);
  }
  const targetId = text(answer.body.id) ?? there;
  if ((answer.status !== 200 && answer.status !== 201) || targetId === undefined) return failure(action, answer);
  app.approved.delete(user.id);
  app.provisioned.set(user.id, { targetId, written: JSON.stringify(body), active });
  return { action, status: 'success' };
}

/**
 * Does at the server what is set for somebody who has lost the app or is deleted: DELETE, a PUT with `active` false, or nothing, after which
 * OneLogin knows no more of them.
 *
 * @returns undefined if nothing is to be done
 * @throws ConnectionFault if the server itself will not do
 */
export async function deprovision(
  target: Target,
  userId: number,
  person: ProvisionedPerson,
): Promise<Outcome | undefined> {
  const { app, connection } = target;
  const { removal } = app.scim;
  if (removal === 'nothing') {
    app.provisioned.delete(userId);
    return undefined;
  }
  if (removal === 'suspend' && !person.active) return undefined;
  const action = removal;
  if (waits(app, userId, 'delete')) return { action, status: 'pending' };
  if (removal === 'delete') {
    const answer = await connection.ask('DELETE', userPath(person.targetId));
    if (answer.status !== 204 && answer.status !== 404) return failure(action, answer);
    app.provisioned.delete(userId);
  } else {
    const body = { ...(JSON.parse(person.written) as Json), active: false };
    const answer = await written(target, person.targetId, body);
    if (answer.status !== 200) return failure(action, answer);
    app.provisioned.set(userId, { targetId: person.targetId, written: JSON.stringify(body), active: false });
  }
  app.approved.delete(userId);
  return { action, status: 'success' };
}

function waits({ scim, approved }: OneLoginApp, userId: number, task: keyof OneLoginApp['scim']['approvals']): boolean {
  return scim.approvals[task] && !approved.has(userId);
}

async function idOf({ connection }: Target, { userName }: Json): Promise<string | undefined> {
  const found = await connection.find(text(userName) ?? '');
  return found === undefined ? undefined : text(found.id);
}

function written({ connection }: Target, id: string | undefined, body: Json): Promise<ScimAnswer> {
  return id === undefined
    ? connection.ask('POST', '/Users', body)
    : connection.ask('PUT', userPath(id), { ...body, id });
}

function userPath(id: string): string {
  return `/Users/${encodeURIComponent(id)}`;
}

function failure(action: Outcome['action'], { status, body, text: whole }: ScimAnswer): Outcome {
  const detail = text(body.detail) ?? whole.slice(0, 200);
  return { action, status: 'failure', message: `The application answered with HTTP ${String(status)}: ${detail}` };
}
