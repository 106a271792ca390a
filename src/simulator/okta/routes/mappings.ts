import { type Call, type Declare, ok } from '../api.js';
import { notFound } from '../errors.js';
import { pageOf } from '../paging.js';
import { type Json } from '../world.js';

const LIMITS = { fallback: 20, max: 200 };

interface Mapping {
  readonly id: string;
  readonly source: Json;
  readonly target: Json;
  readonly _links: Json;
}

/**
 * Profile mappings between Okta's user and each app's, in both directions, as the recorded tests of the Terraform provider 6.12.0
 * have them. What they map is not simulated: `properties` is empty.
 */
export function mappings(declare: Declare): void {
  declare('get', '/api/v1/mappings', 'okta.profileMappings.read', (call) => {
    const chosen = allMappings(call).filter(({ source, target }) =>
      (['sourceId', 'targetId'] as const).every((name) => {
        const asked = call.url.searchParams.get(name);
        return asked === null || asked === (name === 'sourceId' ? source.id : target.id);
      }),
    );
    const page = pageOf(chosen, ({ id }) => id, call.url, LIMITS);
    return ok(page.items, { Link: page.link });
  });
  declare('get', '/api/v1/mappings/:mappingId', 'okta.profileMappings.read', (call) => {
    const { mappingId = '' } = call.params;
    const mapping = allMappings(call).find(({ id }) => id === mappingId);
    if (mapping === undefined) throw notFound(mappingId, 'ProfileMapping');
    const { id, source, target, _links } = mapping;
    return ok({ id, source, target, properties: {}, _links });
  });
}

function allMappings({ world, origin }: Call): readonly Mapping[] {
  const api = `${origin}/api/v1`;
  const end = (id: string, name: string, type: string, self: string, schema: string): Json => {
    const links = { self: { href: `${api}/${self}` }, schema: { href: `${api}/meta/schemas/${schema}` } };
    return { id, name, type, _links: links };
  };
  const user = end('default', 'user', 'user', 'meta/types/user/default', 'user/default');
  const mapping = (id: string, source: Json, target: Json): Mapping => ({
    id,
    source,
    target,
    _links: { self: { href: `${api}/mappings/${id}` } },
  });
  return [...world.apps.values()].flatMap(({ id, name }) => {
    const instance = end(id, name, 'appuser', `apps/${id}`, `apps/${id}/default`);
    const number = id.slice('0oa'.length + 1);
    return [mapping(`prmi${number}`, instance, user), mapping(`prmo${number}`, user, instance)];
  });
}
