import { type Engine, type Json, type World } from './world.js';

/** What an organisation calls its engine, as recorded. */
const PIPELINES: Readonly<Record<Engine, string>> = { identity: 'idx', classic: 'v1' };

/**
 * The answer of `/.well-known/okta-organization`, which anybody may ask for. The Terraform provider asks it whether apps have
 * access policies. `settings` are those of recorded organisations.
 */
export function organizationView({ id, engine }: World, origin: string): Json {
  return {
    id,
    cell: 'op3',
    _links: { organization: { href: origin } },
    pipeline: PIPELINES[engine],
    settings: {
      analyticsCollectionEnabled: false,
      bugReportingEnabled: true,
      omEnabled: engine === 'classic',
      pssoEnabled: false,
      desktopMFAEnabled: false,
      itpEnabled: engine === 'identity',
    },
  };
}
