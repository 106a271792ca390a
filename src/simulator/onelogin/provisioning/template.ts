import { type Json, object } from '../json-value.js';
import { type OneLoginApp, type OneLoginUser, type World } from '../world.js';
import { isActive, parameterValue, skipsIfBlank, userValue } from './parameter-value.js';

/** A template that is not a JSON object. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

const PLACE = /\{\$(user|parameters)\.([\w-]+)\}/g;
const ONE_PLACE = /^\{\$(user|parameters)\.([\w-]+)\}$/;

/** Left out of the body. */
const NOTHING = Symbol('nothing');

/**
 * The body that an app's JSON template makes for somebody: `{$user.…}` and `{$parameters.…}` are replaced inside the texts of the
 * template. A text that is `{$user.active}` alone becomes true or false. A text that is one parameter without a value becomes empty, or is
 * left out where the parameter has `skip_if_blank`. `id` is left out: it is the server's. All of this but the two kinds of places is
 * assumed.
 *
 * @throws TemplateError if the template is not a JSON object
 */
export function rendered(world: World, app: OneLoginApp, user: OneLoginUser): Json {
  const template = Object.entries(parsed(app.scim.jsonTemplate)).filter(([key]) => key !== 'id');
  const valueAt = (kind: string, name: string): string =>
    kind === 'user' ? userValue(user, name) : parameterValue(world, app, user, name);

  const render = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(render).filter((one) => one !== NOTHING);
    if (typeof part === 'object' && part !== null) {
      const entries = Object.entries(part).map(([key, value]) => [key, render(value)] as const);
      return Object.fromEntries(entries.filter(([, value]) => value !== NOTHING));
    }
    if (typeof part !== 'string') return part;
    const [, kind, name = ''] = ONE_PLACE.exec(part) ?? [];
    if (kind === 'user' && name === 'active') return isActive(user);
    if (kind === 'parameters' && valueAt(kind, name) === '' && skipsIfBlank(app, name)) return NOTHING;
    return part.replace(PLACE, (_whole, at: string, of: string) => valueAt(at, of));
  };
  return object(render(Object.fromEntries(template)));
}

function parsed(template: string): Json {
  let json: unknown;
  try {
    json = JSON.parse(template);
  } catch (error) {
    throw new TemplateError(`The SCIM JSON template is not JSON: ${(error as Error).message}`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new TemplateError('The SCIM JSON template is not a JSON object.');
  }
  return json as Json;
}
