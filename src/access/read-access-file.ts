import { type z } from 'zod';

import { type AccessFile, accessFileSchema } from './access-file-schema.js';
import { type IdentityProviderKind } from './access-model.js';
import { providerOfAccount } from './account-provider.js';
import {
  accountSchema,
  ALTERNATIVES,
  type EntraAccountFile,
  entraAccountSchema,
  type OktaAccountFile,
  type OneLoginAccountFile,
  oneLoginAccountSchema,
} from './account-schema.js';
import { IDENTITY_PROVIDERS } from './identity-providers.js';
import { wordIssues } from './issue-wording.js';
import { type Mistake } from './mistake.js';
import { itemsAt } from '../yaml/plain-value.js';

/** An account whose shape is right, read by what its identity provider takes. */
export type ReadAccount =
  | { readonly provider: 'okta' | undefined; readonly written: OktaAccountFile }
  | { readonly provider: 'entra'; readonly written: EntraAccountFile }
  | { readonly provider: 'onelogin'; readonly written: OneLoginAccountFile };

/** An access file whose shape is right, with the defaults filled in. */
export interface ReadAccessFile extends Omit<AccessFile, 'accounts'> {
  readonly accounts: readonly ReadAccount[];
}

/** What is wrong with the shape of an access file, or the file. */
export type AccessFileReading =
  | { readonly mistakes: readonly []; readonly file: ReadAccessFile }
  | { readonly mistakes: readonly Mistake[]; readonly file?: undefined };

// To compile a schema takes longer than to read one file with it.
const PARAMS = { jitless: true };

/** Reads the value of an access file by its schema, each account by that of its identity provider. */
export function readAccessFile(value: unknown): AccessFileReading {
  const whole = accessFileSchema.safeParse(value, PARAMS);
  const accounts = itemsAt(value, ['accounts']).map(({ item, at }) => {
    const provider = providerOfAccount(value, item);
    const { account, issues = [] } = readAccount(item, provider);
    const own = issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] }));
    const alternatives = new Map([...ALTERNATIVES, ...IDENTITY_PROVIDERS[provider ?? 'okta'].alternatives]);
    return { account, mistakes: wordIssues(own, value, alternatives) };
  });
  const mistakes = [
    ...(whole.success ? [] : wordIssues(whole.error.issues, value, ALTERNATIVES)),
    ...accounts.flatMap((one) => one.mistakes),
  ];
  if (!whole.success || mistakes.length > 0) return { mistakes };
  return { mistakes: [], file: { ...whole.data, accounts: accounts.flatMap(({ account }) => account ?? []) } };
}

interface AccountReading {
  readonly account?: ReadAccount;
  readonly issues?: readonly z.core.$ZodIssue[];
}

function readAccount(value: unknown, provider: IdentityProviderKind | undefined): AccountReading {
  if (provider === 'entra') {
    const { data, error } = entraAccountSchema.safeParse(value, PARAMS);
    return data === undefined ? { issues: error.issues } : { account: { provider, written: data } };
  }
  if (provider === 'onelogin') {
    const { data, error } = oneLoginAccountSchema.safeParse(value, PARAMS);
    return data === undefined ? { issues: error.issues } : { account: { provider, written: data } };
  }
  const { data, error } = accountSchema.safeParse(value, PARAMS);
  return data === undefined ? { issues: error.issues } : { account: { provider, written: data } };
}
