/** What a plan holds besides the changes of resources. */
export interface UnreadParts {
  /** Addresses of the actions that the deploy runs, or puts off: what one does stands in no resource. */
  readonly actions: readonly string[];
  /** Addresses of resources whose changes Terraform puts off to a later plan. */
  readonly deferred: readonly string[];
  /** Members of the plan of which this version does not know what they mean, in the order of the plan. */
  readonly members: readonly string[];
}

/** The members of a plan that change nothing besides what `resource_changes` and the actions say (Terraform: JSON output format). */
const KNOWN: ReadonlySet<string> = new Set([
  'format_version',
  'terraform_version',
  'applyable',
  'complete',
  'errored',
  'timestamp',
  'variables',
  'planned_values',
  'proposed_unknown',
  'resource_changes',
  'resource_drift',
  'deferred_changes',
  'action_invocations',
  'deferred_action_invocations',
  'output_changes',
  'prior_state',
  'configuration',
  'relevant_attributes',
  'checks',
]);

interface Addressed {
  readonly address: string;
}

/** What is read of a plan's JSON here. It names no type of the schema library, since `UnreadParts` is public. */
interface PartsJson {
  readonly action_invocations: readonly Addressed[];
  readonly deferred_action_invocations: readonly { readonly action_invocation: Addressed }[];
  readonly deferred_changes: readonly { readonly resource_change: Addressed & { readonly mode: string } }[];
  readonly unknownMembers: readonly string[];
}

/** The parts of a plan that say nothing of what they do to a resource. */
export function unreadParts(plan: PartsJson): UnreadParts {
  return {
    actions: [
      ...plan.action_invocations,
      ...plan.deferred_action_invocations.map(({ action_invocation: action }) => action),
    ].map(({ address }) => address),
    deferred: plan.deferred_changes
      .map(({ resource_change: change }) => change)
      .filter(({ mode }) => mode === 'managed')
      .map(({ address }) => address),
    members: plan.unknownMembers,
  };
}

/** The members of a plan's JSON that are not known. */
export function unknownMembers(json: object): readonly string[] {
  return Object.keys(json).filter((member) => !KNOWN.has(member));
}
