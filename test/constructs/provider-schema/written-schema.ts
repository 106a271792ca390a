import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeWhere } from '../../environment/needs.js';
import { type BlockFacts, type ProviderFacts } from './schema-facts.js';

/** Where providers' own schemas lie, from `terraform providers schema -json`. They are not part of this repository. */
const FOLDER = resolve(__dirname, '../../../..', 'shared', 'data');

type WrittenType = string | readonly [string, WrittenType | Readonly<Record<string, WrittenType>>];

interface WrittenBlock {
  readonly attributes?: Readonly<
    Record<
      string,
      { type: WrittenType; required?: boolean; optional?: boolean; computed?: boolean; sensitive?: boolean }
    >
  >;
  readonly block_types?: Readonly<Record<string, { readonly nesting_mode: string; readonly block: WrittenBlock }>>;
}

interface WrittenSchema {
  readonly version: string;
  readonly provider_config: WrittenBlock;
  readonly resources: Readonly<Record<string, WrittenBlock>>;
  readonly data_sources: Readonly<Record<string, WrittenBlock>>;
}

function typeName(type: WrittenType): string {
  if (typeof type === 'string') return type;
  const [kind, inner] = type as [string, WrittenType | Readonly<Record<string, WrittenType>>];
  if (kind !== 'object') return `${kind}(${typeName(inner as WrittenType)})`;
  const members = Object.entries(inner as Readonly<Record<string, WrittenType>>).sort(([a], [b]) => (a < b ? -1 : 1));
  return `object({${members.map(([name, each]) => `${name}=${typeName(each)}`).join(', ')}})`;
}

/** The written schema in the form of our facts, as far as a schema tells them. */
function factsOf({ attributes = {}, block_types = {} }: WrittenBlock): unknown {
  return {
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => {
        const modes = (['required', 'optional', 'computed', 'sensitive'] as const).filter((mode) => attribute[mode]);
        return [name, [typeName(attribute.type), ...modes].join(' ')];
      }),
    ),
    blocks: Object.fromEntries(
      Object.entries(block_types).map(([name, { nesting_mode, block }]) => [
        name,
        { nesting: nesting_mode, ...(factsOf(block) as object) },
      ]),
    ),
  };
}

/** Our facts without what a schema does not tell. */
function comparable({ attributes, blocks = {} }: BlockFacts): unknown {
  return {
    attributes,
    blocks: Object.fromEntries(
      Object.entries(blocks).map(([name, block]) => [
        name,
        { nesting: block.nesting, ...(comparable(block) as object) },
      ]),
    ),
  };
}

/** Compares the facts of a provider with its own schema, where that is at hand. */
export function describeWrittenSchema(facts: ProviderFacts, fileName: string): void {
  const file = resolve(FOLDER, fileName);
  const noSchema = existsSync(file) ? undefined : 'no file of the provider schema';
  describeWhere('provider-schema', noSchema)("the facts, compared with the provider's own schema", () => {
    const schema = (): WrittenSchema => JSON.parse(readFileSync(file, 'utf8')) as WrittenSchema;

    it('are of the same version', () => {
      expect(facts.version).toBe(schema().version);
    });

    it('tell the same of the configuration', () => {
      expect(comparable(facts.configuration)).toEqual(factsOf(schema().provider_config));
    });

    it.each(Object.entries(facts.resource))('tell the same of the resource %s', (type, known) => {
      expect(comparable(known)).toEqual(factsOf(schema().resources[type]!));
    });

    // There may be none.
    for (const [type, known] of Object.entries(facts.data)) {
      it(`tell the same of the data source ${type}`, () => {
        expect(comparable(known)).toEqual(factsOf(schema().data_sources[type]!));
      });
    }
  });
}
