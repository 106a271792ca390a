/** The rules of the guard, by the word that `--allow` takes. */
export const GUARD_RULES = [
  'app-with-provisioning',
  'role-attribute',
  'group-unassigned',
  'group-destroyed',
  'role-value',
  'no-admin-group',
  'not-adopted',
] as const;

export type GuardRule = (typeof GUARD_RULES)[number];

/** Why a deploy is held back, and the way past it. */
export interface Refusal {
  readonly rule: GuardRule;
  /** Terraform's address of the resource. */
  readonly address: string;
  /** What would happen and why that is bad, in sentences. */
  readonly reason: string;
  /** The flag that lets exactly this through: `--allow RULE=ADDRESS`. */
  readonly override: string;
}

/** A refusal with its override spelled out. */
export function refusal(rule: GuardRule, address: string, reason: string): Refusal {
  return { rule, address, reason, override: `--allow '${rule}=${address}'` };
}
