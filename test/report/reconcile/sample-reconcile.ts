import { PLAN_VERSION, type ReconcilePlan } from '../../../src/reconcile/plan.js';
import { sealed } from '../../../src/reconcile/plan-seal.js';
import { type ReconcileResult, RESULT_VERSION, VERDICTS } from '../../../src/reconcile/reconcile-result.js';

const record = { id: 'id-1', sha256: 'a'.repeat(64) };

/** A plan with every kind of action, in which every text from outside is this one. */
export function samplePlan(text: string, people = 1): ReconcilePlan {
  const person = { key: text, userName: text, reason: text };
  const values = { role: text, givenName: text, familyName: text };
  return sealed({
    version: PLAN_VERSION,
    tool: '0.1.0',
    madeAt: '2026-11-23T06:00:00.000Z',
    validUntil: '2026-11-23T07:00:00.000Z',
    accessFile: { path: text, sha256: 'b'.repeat(64) },
    accounts: [
      {
        account: text,
        baseUrl: text,
        listing: { totalResults: 1, sha256: 'c'.repeat(64) },
        actions: [
          {
            kind: 'reactivate',
            ...person,
            record,
            from: { ...values, active: false },
            to: { ...values, active: true },
          },
          { kind: 'create', ...person, to: { ...values, active: true } },
          ...Array.from({ length: people }, () => ({
            ...({ kind: 'update', ...person, record } as const),
            ...{ from: { role: null }, to: { role: text } },
          })),
          { kind: 'deactivate', ...person, record, from: { active: true }, to: { active: false } },
          { kind: 'delete', ...person, record },
        ],
        left: (['person', 'identity provider', 'switched off'] as const).map((leftTo) => ({
          ...{ userName: text, leftTo, why: text },
        })),
        allowed: ['maximumDrift', 'minimumAdmins'],
      },
    ],
  });
}

/** A result with every verdict, likewise. */
export function sampleResult(text: string): ReconcileResult {
  return {
    version: RESULT_VERSION,
    plan: 'd'.repeat(64),
    startedAt: '2026-11-23T06:00:00.000Z',
    isComplete: false,
    accounts: [
      {
        account: text,
        allowed: ['maximumRemovals'],
        failure: text,
        actions: VERDICTS.map((verdict) => ({ kind: 'update' as const, userName: text, verdict, message: text })),
      },
    ],
  };
}
