import { z } from 'zod';

import { FINDING_KINDS } from '../access/finding-kind.js';
import { userKey } from '../people/user-key.js';
import { LEFT_TO, LIMITS, PLAN_VERSION, type ReconcilePlan } from './plan.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case');
const time = z.iso.datetime('must be a time in UTC, as ISO 8601');
const text = z.string().min(1);

const person = {
  key: text,
  userName: text,
  reason: text,
  finding: z.strictObject({ id: text, kind: z.enum(FINDING_KINDS) }).optional(),
};
const record = z.strictObject({ id: text, sha256 });

const names = { givenName: z.string().optional(), familyName: z.string().optional() };
const before = { ...names, role: text.nullable().optional() };
const after = { ...names, role: text.optional() };

const actionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('create'),
      ...person,
      to: z.strictObject({ givenName: z.string(), familyName: z.string(), role: text, active: z.literal(true) }),
    }),
    z.strictObject({
      kind: z.literal('update'),
      ...person,
      record,
      from: z.strictObject(before),
      to: z.strictObject(after),
    }),
    z.strictObject({
      kind: z.literal('reactivate'),
      ...person,
      record,
      from: z.strictObject({ ...before, active: z.literal(false) }),
      to: z.strictObject({ ...after, active: z.literal(true) }),
    }),
    z.strictObject({
      kind: z.literal('deactivate'),
      ...person,
      record,
      from: z.strictObject({ active: z.literal(true) }),
      to: z.strictObject({ active: z.literal(false) }),
    }),
    z.strictObject({ kind: z.literal('delete'), ...person, record }),
  ])
  .superRefine((action, context) => {
    const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
    if (userKey(action.userName) !== action.key) refuse('has a key that is not that of its userName');
    if (action.kind === 'create' || action.kind === 'delete') return;
    const changed = Object.keys(action.to);
    if (changed.length === 0) refuse('changes nothing');
    if (changed.toSorted().join() !== Object.keys(action.from).toSorted().join())
      refuse('changes other attributes than it was made from');
  });

const accountSchema = z
  .strictObject({
    account: text,
    baseUrl: text,
    listing: z.strictObject({ totalResults: z.int().positive(), sha256 }),
    actions: z.array(actionSchema),
    left: z.array(z.strictObject({ userName: z.string(), leftTo: z.enum(LEFT_TO), why: text })),
    allowed: z.array(z.enum(LIMITS)),
  })
  .superRefine(({ actions }, context) => {
    const names = actions.flatMap((action) => [
      `key ${action.key}`,
      ...(action.kind === 'create' ? [] : [`record ${action.record.id}`]),
    ]);
    if (new Set(names).size < names.length)
      context.addIssue({ code: 'custom', message: 'has two actions for one person' });
  });

/** The form of a plan's file. What it holds besides is refused, so that nothing in it goes unread. */
export const planSchema: z.ZodType<ReconcilePlan> = z
  .strictObject({
    version: z.literal(PLAN_VERSION),
    tool: text,
    madeAt: time,
    validUntil: time,
    accessFile: z.strictObject({ path: text, sha256 }),
    accounts: z.array(accountSchema),
    sha256,
  })
  .superRefine(({ accounts, madeAt, validUntil }, context) => {
    const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
    if (new Set(accounts.map(({ account }) => account)).size < accounts.length) refuse('names an account twice');
    if (Date.parse(validUntil) <= Date.parse(madeAt)) refuse('ends before it was made');
  });
