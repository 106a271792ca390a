import { z } from 'zod';
import { type GroupReference } from '../../../access/group-reference.js';
import { type OktaGroup } from './okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { OktaReadError } from '../connection/okta-read-error.js';

/** A group as Okta answers it. */
export const wireGroup = z.object({
  id: z.string().min(1),
  type: z.string(),
  profile: z.object({ name: z.string() }),
});

const WRITE_THE_NAME = 'Write the name in the access file as Okta has it.';

/**
 * The group that a reference means: the one with its id, or the only one with exactly its name and, where it gives one, its
 * type.
 *
 * A name is looked for by `search`, not by `q`: that one finds by the start of a name, gives at most 300 groups and no
 * pages (Okta's API reference, "List all groups"), so a name could be missing. Names are unique among the groups that
 * Okta owns, but an imported group may have the same one. Which of the two is meant is never guessed.
 *
 * @throws OktaReadError `OKTA_NOT_FOUND` or `OKTA_AMBIGUOUS`, naming the candidates, and any other
 */
export async function findGroup(okta: OktaConnection, { group, identity }: GroupReference): Promise<OktaGroup> {
  if (identity?.by === 'id') return groupById(okta, identity);
  const found = await groupsNamed(okta, group);
  // The search does not tell upper from lower case; the access file does.
  const exact = found.filter(({ name }) => name === group);
  const fitting = identity === undefined ? exact : exact.filter(({ type }) => type === identity.type);
  const [one, ...others] = fitting;
  if (one !== undefined && others.length === 0) return one;
  const ofType = identity === undefined ? '' : ` of the type ${identity.type}`;
  if (one === undefined) {
    throw new OktaReadError('OKTA_NOT_FOUND', {
      problem: `${okta.address} has no group${ofType} named exactly ${quoted(group)}${listed(found)}`,
      remedy: exact.length > 0 ? 'Correct the type in the access file.' : WRITE_THE_NAME,
    });
  }
  throw new OktaReadError('OKTA_AMBIGUOUS', {
    problem: `${okta.address} has several groups${ofType} named exactly ${quoted(group)}${listed(fitting)}`,
    remedy: nameOneOf(fitting),
  });
}

/** The groups whose name is this one, in whatever letter case. */
export async function groupsNamed(okta: OktaConnection, name: string): Promise<readonly OktaGroup[]> {
  const search = `profile.name eq "${name.replace(/["\\]/g, '\\$&')}"`;
  const query = new URLSearchParams({ search, limit: '200' }).toString();
  // Okta's recorded answers to a search by `q` carry no Link header; of one by `search` there is none.
  const found = await okta.getAll(`/api/v1/groups?${query}`, z.array(wireGroup), { selfLink: false });
  return found.map(({ id, type, profile }) => ({ id, type, name: profile.name }));
}

/** How the access file names one of several groups of the same name. */
export function nameOneOf(groups: readonly Pick<OktaGroup, 'id' | 'name'>[]): string {
  const forms = groups.map(({ id, name }) => `group: { id: ${id}, name: ${quoted(name)} }`);
  return `Name the group that is meant by its id in the access file: ${forms.join(' or ')}.`;
}

async function groupById(
  okta: OktaConnection,
  { id, name }: Extract<GroupReference['identity'], { by: 'id' }>,
): Promise<OktaGroup> {
  const { type, profile } = await knownGroup(okta, id);
  if (name !== undefined && profile.name !== name) {
    throw new OktaReadError('OKTA_NOT_FOUND', {
      problem: `The group with the id ${quoted(id)} of ${okta.address} is named ${quoted(profile.name)}, not ${quoted(name)}.`,
      remedy: 'If it was renamed, write that name in the access file. Otherwise correct the id.',
    });
  }
  return { id, type, name: profile.name };
}

async function knownGroup(okta: OktaConnection, id: string): Promise<z.output<typeof wireGroup>> {
  try {
    return await okta.get(`/api/v1/groups/${encodeURIComponent(id)}`, wireGroup);
  } catch (error) {
    if (!(error instanceof OktaReadError) || error.code !== 'OKTA_NOT_FOUND') throw error;
    throw new OktaReadError('OKTA_NOT_FOUND', {
      problem: `${okta.address} has no group with the id ${quoted(id)}.`,
      remedy:
        "Correct the id in the access file: it is the last part of the address of the group's page in Okta's console.",
      status: error.status,
    });
  }
}

function listed(groups: readonly OktaGroup[]): string {
  const words = groups.map(({ id, type, name }) => `${quoted(name)} (${id}, ${type})`).join(', ');
  return words === '' ? '.' : `; there is ${words}.`;
}
