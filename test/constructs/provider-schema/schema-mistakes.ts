import {
  attributeFacts,
  type BlockFacts,
  type NestedFacts,
  type ProviderFacts,
  type SchemaFacts,
} from './schema-facts.js';

/** What a synthesised stack does that the provider would refuse, or worse, would not notice. */
export type SchemaRule =
  | 'unknown-type'
  | 'unknown-attribute'
  | 'unknown-reference'
  | 'computed-attribute'
  | 'missing-attribute'
  | 'wrong-type'
  | 'wrong-value'
  | 'conflict'
  | 'literal-secret'
  | 'wrong-version';

export interface SchemaMistake {
  readonly rule: SchemaRule;
  /** `data.TYPE.NAME.ATTRIBUTE...`, from the stack's root. */
  readonly path: string;
}

/** A synthesised stack, as far as it is read here. */
export interface SynthesisedStack {
  readonly terraform?: { readonly required_providers?: Readonly<Record<string, { readonly version?: string }>> };
  readonly provider?: Readonly<Record<string, readonly Json[]>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

type Json = Readonly<Record<string, unknown>>;

const META_ARGUMENTS = ['//', 'depends_on', 'lifecycle', 'provider', 'count', 'for_each', 'provisioner', 'connection'];

/** A whole expression, whose type shows at run time only. */
const EXPRESSION = /^\$\{[\s\S]*\}$/;

/** Every mistake in a stack, in its order; empty where the provider has nothing to say. */
export function schemaMistakes(stack: SynthesisedStack, facts: ProviderFacts): readonly SchemaMistake[] {
  const { name } = facts;
  const version = stack.terraform?.required_providers?.[name]?.version;
  return [
    ...(version === facts.version ? [] : [mistake('wrong-version', `terraform.required_providers.${name}.version`)]),
    ...(stack.provider?.[name] ?? []).flatMap((entry) => inBlock(entry, facts.configuration, `provider.${name}`)),
    ...inAll(stack.resource, facts.resource, ''),
    ...inAll(stack.data, facts.data, 'data.'),
    ...inReferences(stack, facts),
  ];
}

function mistake(rule: SchemaRule, path: string): SchemaMistake {
  return { rule, path };
}

function inAll(
  all: SynthesisedStack['resource'] = {},
  facts: Readonly<Record<string, SchemaFacts>>,
  prefix: string,
): readonly SchemaMistake[] {
  return Object.entries(all).flatMap(([type, instances]) => {
    const known = facts[type];
    if (known === undefined) return [mistake('unknown-type', `${prefix}${type}`)];
    return Object.entries(instances).flatMap(([name, instance]) => {
      const path = `${prefix}${type}.${name}`;
      const own = Object.fromEntries(Object.entries(instance).filter(([key]) => !META_ARGUMENTS.includes(key)));
      return [...inBlock(own, known, path), ...inWhole(own, known, path)];
    });
  });
}

/** What holds among the attributes of one resource. */
function inWhole(own: Json, { conflicts = [], requiredUnless = {} }: SchemaFacts, path: string): SchemaMistake[] {
  const isSet = (name: string): boolean => own[name] !== undefined && own[name] !== null;
  return [
    ...conflicts
      .filter(([one, other]) => isSet(one) && isSet(other))
      .map(([one]) => mistake('conflict', `${path}.${one}`)),
    ...Object.entries(requiredUnless)
      .filter(([alternative]) => !isSet(alternative))
      .flatMap(([, names]) => names.filter((name) => !isSet(name)))
      .map((name) => mistake('missing-attribute', `${path}.${name}`)),
  ];
}

function inBlock(block: Json, facts: BlockFacts, path: string): readonly SchemaMistake[] {
  const missing = Object.entries(facts.attributes)
    .filter(([name, written]) => attributeFacts(written).required && (block[name] ?? undefined) === undefined)
    .map(([name]) => mistake('missing-attribute', `${path}.${name}`));
  const set = Object.entries(block).flatMap(([name, value]) => {
    const here = `${path}.${name}`;
    const attribute = facts.attributes[name];
    if (attribute !== undefined) return inAttribute(value, attribute, facts.values?.[name], here);
    const nested = facts.blocks?.[name];
    if (nested === undefined) return [mistake('unknown-attribute', here)];
    return blocksOf(value, nested).flatMap((each) =>
      isObject(each) ? inBlock(each, nested, here) : [mistake('wrong-type', here)],
    );
  });
  return [...missing, ...set];
}

/** Terraform's JSON syntax takes a list of one block without the list ("Nested block mapping"). */
function blocksOf(value: unknown, { nesting, atMostOne = false }: NestedFacts): readonly unknown[] {
  if (nesting === 'single' || (atMostOne && isObject(value))) return [value];
  return Array.isArray(value) ? (value as unknown[]) : [undefined];
}

function inAttribute(
  value: unknown,
  written: string,
  allowed: readonly string[] | undefined,
  path: string,
): readonly SchemaMistake[] {
  const { type, settable, sensitive } = attributeFacts(written);
  if (!settable) return [mistake('computed-attribute', path)];
  if (isExpression(value)) return [];
  if (!hasType(value, type)) return [mistake('wrong-type', path)];
  if (sensitive) return [mistake('literal-secret', path)];
  return allowed === undefined || allowed.includes(value as string) ? [] : [mistake('wrong-value', path)];
}

function hasType(value: unknown, type: string): boolean {
  const element = /^(?:list|set)\((.*)\)$/.exec(type)?.[1];
  if (element !== undefined) {
    return Array.isArray(value) && value.every((each) => isExpression(each) || hasType(each, element));
  }
  const entry = /^map\((.*)\)$/.exec(type)?.[1];
  if (entry !== undefined) return isObject(value) && Object.values(value).every((each) => hasType(each, entry));
  return typeof value === (type === 'bool' ? 'boolean' : type);
}

function isExpression(value: unknown): boolean {
  return typeof value === 'string' && EXPRESSION.test(value);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** References, wherever they stand, to what the stack does not have or the provider does not give. */
function inReferences(stack: SynthesisedStack, facts: ProviderFacts): readonly SchemaMistake[] {
  const reference = new RegExp(`(?<![\\w.])(data\\.)?(${facts.name}_\\w+)\\.([\\w-]+)(?:\\.(\\w+))?`, 'g');
  const references = JSON.stringify(stack).matchAll(reference);
  return [...references]
    .filter(([, data, type = '', name = '', attribute]) => {
      const room = data === undefined ? 'resource' : 'data';
      const isThere = stack[room]?.[type]?.[name] !== undefined;
      const { attributes = {}, blocks = {} } = facts[room][type] ?? {};
      return !isThere || (attribute !== undefined && !(attribute in attributes) && !(attribute in blocks));
    })
    .map(([written]) => mistake('unknown-reference', written));
}
