import { type GuardRuleId } from './guard-rules.js';

/** Why a deploy is stopped, and how to let it through. */
export interface Refusal {
  readonly rule: GuardRuleId;
  /** Terraform's address of the resource. */
  readonly address: string;
  /** What would happen, why that is bad and what to do, in sentences. */
  readonly reason: string;
  /** The flag that lets exactly this through: `--allow RULE=ADDRESS`. */
  readonly override: string;
}
