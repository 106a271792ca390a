/** What the provider says of a resource, a data source or a block in one. */
export interface BlockFacts {
  /** By name, `TYPE MODES`: a Terraform type, then any of required, optional, computed, sensitive. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly blocks?: Readonly<Record<string, NestedFacts>>;
  /** Attributes that take these values only: by a validator of the provider, or by its description of the attribute. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** A block in a resource, and how often it may stand there. */
export interface NestedFacts extends BlockFacts {
  readonly nesting: 'single' | 'list' | 'set';
  /** Of a list: at most one stands in it, so that it may be written without the list. Default false. */
  readonly atMostOne?: boolean;
}

/** What a provider takes. */
export interface ProviderFacts {
  /** Its name in Terraform, with which the types of its resources begin. */
  readonly name: string;
  readonly version: string;
  readonly configuration: BlockFacts;
  readonly resource: Readonly<Record<string, SchemaFacts>>;
  readonly data: Readonly<Record<string, SchemaFacts>>;
}

/** What the provider says of a resource or a data source as a whole. */
export interface SchemaFacts extends BlockFacts {
  /** Attributes and blocks of which a change replaces the resource (`ForceNew`). */
  readonly replaces?: readonly string[];
  /** Pairs that must not both be set (`ConflictsWith`). */
  readonly conflicts?: readonly (readonly [string, string])[];
  /** Attributes that are required if the one named by the key is not set. */
  readonly requiredUnless?: Readonly<Record<string, readonly string[]>>;
}

/** The type and the modes of an attribute. */
export interface AttributeFacts {
  readonly type: string;
  readonly required: boolean;
  /** Whether a configuration may set it. */
  readonly settable: boolean;
  readonly sensitive: boolean;
}

/** Reads `TYPE MODES`. The type of an object has spaces itself, so the modes are read from the end. */
export function attributeFacts(written: string): AttributeFacts {
  const type = written.replace(/( (required|optional|computed|sensitive))+$/, '');
  const modes = written.slice(type.length).trim().split(' ');
  const required = modes.includes('required');
  return { type, required, settable: required || modes.includes('optional'), sensitive: modes.includes('sensitive') };
}
