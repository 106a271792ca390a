/** The error values of spreadsheets. */
export const ERROR_CODES = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What a formula cannot say, and why: it is passed on by whatever is made of it. */
export interface ErrorValue {
  readonly kind: 'error';
  readonly code: ErrorCode;
  /** A sentence without a full stop; undefined where the code says all. */
  readonly why: string | undefined;
}

export function errorValue(code: ErrorCode, why?: string): ErrorValue {
  return { kind: 'error', code, why };
}

export function isError(value: unknown): value is ErrorValue {
  return typeof value === 'object' && value !== null && (value as { readonly kind?: unknown }).kind === 'error';
}
