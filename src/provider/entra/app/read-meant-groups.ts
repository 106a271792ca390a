import { z } from 'zod';
import { type Assignment } from '../../../access/access-model.js';
import { identityOf } from '../../../access/group-reference.js';
import { EntraReadError } from '../connection/entra-read-error.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { graphQuery } from '../connection/graph-query.js';
import { type EntraGroup, type EntraGroupMembers } from './entra-state.js';
import { findGroup } from './find-group.js';
import { readGroupMembers } from './read-group-members.js';
import { userProperties } from './user-properties.js';

/** A group that an assignment means, with what decides who is in it. */
export interface EntraGroupState extends EntraGroup {
  /** Of a dynamic group; undefined of one whose members are kept by hand, by Terraform or by another directory. */
  readonly rule: MembershipRule | undefined;
  readonly members: EntraGroupMembers;
}

/** The rule of a dynamic group (Microsoft Graph, "group resource type": membershipRule, membershipRuleProcessingState). */
export interface MembershipRule {
  readonly text: string;
  /** `On`, or `Paused`: then the members stay as they are. */
  readonly processing: string;
}

/** An assignment with the group of Entra that it means, or with the error that it means none, or one of several. */
export type MeantGroup = { readonly assignment: Assignment } & (
  { readonly group: EntraGroupState } | { readonly error: EntraReadError }
);

/**
 * Looks up the group of each assignment, as Terraform does in every plan, with its rule and who is directly in it.
 *
 * @throws EntraReadError if Entra does not answer. That a group is not there, or not the only one, is a result.
 */
export async function readMeantGroups(
  entra: GraphConnection,
  assignments: readonly Assignment[],
): Promise<readonly MeantGroup[]> {
  const meant: MeantGroup[] = [];
  for (const assignment of assignments) meant.push(await meantGroup(entra, assignment));
  return meant;
}

async function meantGroup(entra: GraphConnection, assignment: Assignment): Promise<MeantGroup> {
  let group: EntraGroup;
  try {
    group = await findGroup(entra, { group: assignment.group, identity: identityOf(assignment) });
  } catch (error) {
    if (!(error instanceof EntraReadError) || !NOT_ONE.includes(error.code)) throw error;
    return { assignment, error };
  }
  const { select } = userProperties([]);
  return {
    assignment,
    group: { ...group, rule: await ruleOf(entra, group), members: await readGroupMembers(entra, group, select) },
  };
}

const NOT_ONE = ['ENTRA_NOT_FOUND', 'ENTRA_AMBIGUOUS'];

const wireRule = z.object({
  groupTypes: z.array(z.string()).nullish(),
  membershipRule: z.string().nullish(),
  membershipRuleProcessingState: z.string().nullish(),
});

async function ruleOf(entra: GraphConnection, { id }: EntraGroup): Promise<MembershipRule | undefined> {
  const query = graphQuery({ select: Object.keys(wireRule.shape) });
  const { groupTypes, membershipRule, membershipRuleProcessingState } = await entra.get(
    `/groups/${encodeURIComponent(id)}${query}`,
    wireRule,
  );
  // A group that was dynamic keeps its rule, and follows it no longer.
  if (groupTypes?.includes('DynamicMembership') !== true) return undefined;
  return { text: membershipRule ?? '', processing: membershipRuleProcessingState ?? '' };
}
