import { z } from 'zod';

/** What Entra did when it provisioned somebody on demand, in its own words (Microsoft Graph, "synchronizationJob: provisionOnDemand"). */
export interface ProvisionOutcome {
  /** `Success`, `Skipped` or `Failure`. */
  readonly result: string;
  /** Such as `Create`, `Update` or `Disable`; undefined where it does not say. */
  readonly action: string | undefined;
  /** Why it was skipped or failed; undefined where there is nothing to say. */
  readonly reason: { readonly code: string; readonly message: string } | undefined;
  readonly steps: readonly ProvisionStep[];
  /** The attributes that were written. */
  readonly changes: readonly WrittenAttribute[];
}

/** One step: reading the person, looking for them in Klaviyo, deciding whether they are in scope, writing. */
export interface ProvisionStep {
  /** Such as `Import`, `Matching`, `Scoping` or `Export`. */
  readonly type: string;
  readonly status: string;
  readonly description: string;
}

export interface WrittenAttribute {
  /** The target attribute. */
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const words = text.transform((value) => value ?? '');

const wireResult = z.object({
  result: z.string(),
  details: z.object({ errorCode: text, errorMessage: text }).nullish(),
});

const wireDone = z.object({
  action: text,
  modifiedProperties: z
    .array(z.object({ displayName: z.string(), oldValue: text, newValue: text }))
    .nullish()
    .transform((value) => value ?? []),
  provisioningSteps: z
    .array(z.object({ type: words, name: words, status: words, description: words }))
    .nullish()
    .transform((value) => value ?? []),
  statusInfo: z.object({ errorCode: text, reason: text }).nullish(),
});

const wireAnswer = z.object({ key: z.string(), value: z.string() });

/** What an answer of Graph says; undefined where it is not of the form that Microsoft documents. Both its members are JSON as text. */
export function provisionOutcome(answer: unknown): ProvisionOutcome | undefined {
  const outer = wireAnswer.safeParse(answer);
  if (!outer.success) return undefined;
  const result = wireResult.safeParse(parsed(outer.data.key));
  const done = wireDone.safeParse(parsed(outer.data.value));
  if (!result.success || !done.success) return undefined;
  const { action, modifiedProperties, provisioningSteps, statusInfo } = done.data;
  const code = result.data.details?.errorCode ?? statusInfo?.errorCode;
  const message = result.data.details?.errorMessage ?? statusInfo?.reason;
  return {
    result: result.data.result,
    action,
    reason: code === undefined && message === undefined ? undefined : { code: code ?? '', message: message ?? '' },
    steps: provisioningSteps.map(({ type, name, status, description }) => ({
      type: type === '' ? name : type,
      status,
      description,
    })),
    changes: modifiedProperties.map(({ displayName, oldValue, newValue }) => ({
      name: displayName,
      from: oldValue,
      to: newValue,
    })),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
