import { type Run } from './terraform-runs.js';

/** What a plan says, and what its checks say. */
export interface PlanResult {
  /** 0: nothing to do. 2: something to do. */
  readonly exitCode: number | null;
  readonly output: string;
  /** What `terraform show -json` prints. */
  readonly json: string;
  /** What would be done, by address; what stays as it is, is left out. */
  readonly changes: Readonly<Record<string, readonly string[]>>;
  /** The status of each check, by name: `pass`, `fail`, `unknown` or `error`. */
  readonly checks: Readonly<Record<string, string>>;
  /** The messages of the assertions that failed. */
  readonly problems: readonly string[];
}

/** The part of Terraform's JSON output format that is looked at; read apart from src/plan, which is tested with it. */
interface ShownPlan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly importing?: object };
  }[];
  readonly checks?: readonly {
    readonly address: { readonly kind: string; readonly name: string };
    readonly status: string;
    readonly instances?: readonly { readonly problems?: readonly { readonly message: string }[] }[];
  }[];
}

export function readPlanResult({ exitCode, output }: Run, json: string): PlanResult {
  const { resource_changes: changes = [], checks: all = [] } = JSON.parse(json) as ShownPlan;
  const acting = changes.filter(({ change }) => change.actions.some((action) => action !== 'no-op'));
  const checks = all.filter(({ address }) => address.kind === 'check');
  return {
    exitCode,
    output,
    json,
    changes: Object.fromEntries(acting.map(({ address, change }) => [address, change.actions])),
    checks: Object.fromEntries(checks.map(({ address, status }) => [address.name, status])),
    problems: checks.flatMap(({ instances = [] }) =>
      instances.flatMap(({ problems = [] }) => problems.map(({ message }) => message)),
    ),
  };
}

/** The addresses of what a plan imports, in the order of their letters. @param json - what `terraform show -json` prints */
export function importedBy(json: string): readonly string[] {
  const { resource_changes: changes = [] } = JSON.parse(json) as ShownPlan;
  return changes.flatMap(({ address, change }) => (change.importing === undefined ? [] : [address])).sort();
}
