import { type Declare, ok } from '../api.js';
import { pageOf } from '../paging.js';

const LIMITS = { fallback: 20, max: 200 };

/** Profile mappings between Okta's user and each app's, in both directions, without what they map. */
export function mappings(declare: Declare): void {
  declare('get', '/api/v1/mappings', 'okta.profileMappings.read', (call) => {
    const user = { id: 'default', name: 'user', type: 'user' };
    const all = [...call.world.apps.values()].flatMap((app) => {
      const instance = { id: app.id, name: app.name, type: 'appuser' };
      const number = app.id.slice('0oa'.length);
      return [
        { id: `prmi${number.slice(1)}`, source: instance, target: user },
        { id: `prmo${number.slice(1)}`, source: user, target: instance },
      ];
    });
    const chosen = all.filter(({ source, target }) =>
      (['sourceId', 'targetId'] as const).every((name) => {
        const asked = call.url.searchParams.get(name);
        return asked === null || asked === (name === 'sourceId' ? source.id : target.id);
      }),
    );
    const page = pageOf(chosen, ({ id }) => id, call.url, LIMITS);
    return ok(page.items, { Link: page.link });
  });
}
