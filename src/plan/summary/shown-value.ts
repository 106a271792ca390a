/** One side of a change, as far as it may and can be told. */
export type ShownValue =
  | { readonly shown: 'value'; readonly value: unknown }
  /** There is none. */
  | { readonly shown: 'none' }
  /** Terraform marks it as sensitive: it is left out. */
  | { readonly shown: 'sensitive' }
  /** Known only after the apply, in whole or in part. */
  | { readonly shown: 'unknown' };

/** What becomes of one attribute of a resource. */
export interface AttributeChange {
  /** The path within the resource, such as `profile.auth_scheme`. */
  readonly name: string;
  readonly before: ShownValue;
  readonly after: ShownValue;
  /** Whether the resource is replaced because of it. */
  readonly forcesReplacement: boolean;
}

/** A value that may be told; null and undefined are Terraform's "none". */
export function shownValue(value: unknown): ShownValue {
  return value === null || value === undefined ? { shown: 'none' } : { shown: 'value', value };
}
