import { z } from 'zod';
import { type GraphReads, jobPath } from './graph-requests.js';

/**
 * The schema of a synchronization job: what is read of it, and beside that the whole of it as Graph gave it, since a schema is only ever
 * written as a whole (Microsoft Graph, "synchronizationSchema resource type" and "Update synchronizationSchema").
 */
export interface SynchronizationSchema {
  readonly rules: readonly SynchronizationRule[];
  readonly directories: readonly DirectoryDefinition[];
  /** The JSON object as it came. */
  readonly whole: JsonObject;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** From which directory to which a job writes (Microsoft Graph, "synchronizationRule resource type"). */
export type SynchronizationRule = z.output<typeof wireRule>;

/** How objects of one kind are written (Microsoft Graph, "objectMapping resource type"). */
export type ObjectMapping = z.output<typeof wireObjectMapping>;

/** How one attribute is written (Microsoft Graph, "attributeMapping resource type"). */
export type AttributeMapping = z.output<typeof wireAttributeMapping>;

/** What a directory has, as the schema knows it (Microsoft Graph, "directoryDefinition resource type"). */
export type DirectoryDefinition = z.output<typeof wireDirectory>;

/** Where a value comes from (Microsoft Graph, "attributeMappingSource resource type"). */
export interface MappingSource {
  /** `Attribute`, `Constant` or `Function`. */
  readonly type: string;
  /** Of the attribute, the function, or the constant itself. */
  readonly name: string;
  /** The whole in Entra's syntax of expressions. */
  readonly expression: string;
  /** Of a function. */
  readonly parameters: readonly { readonly key: string; readonly value: MappingSource }[];
}

const wireSource: z.ZodType<MappingSource> = z.lazy(() =>
  z.object({
    type: z.string(),
    name: z.string().nullish().transform(orEmpty),
    expression: z.string().nullish().transform(orEmpty),
    parameters: z
      .array(z.object({ key: z.string(), value: wireSource }))
      .nullish()
      .transform((value) => value ?? []),
  }),
);

function orEmpty(value: string | null | undefined): string {
  return value ?? '';
}

const wireAttributeMapping = z
  .object({
    targetAttributeName: z.string().min(1),
    source: wireSource.nullish(),
    defaultValue: z.string().nullish(),
    flowType: z.string().nullish(),
    matchingPriority: z.number().nullish(),
  })
  .transform(({ targetAttributeName, source, defaultValue, flowType, matchingPriority }) => ({
    target: targetAttributeName,
    /** Undefined: the default value alone is written. */
    source: source ?? undefined,
    /** What is written where the source gives nothing; undefined for nothing. */
    defaultValue: defaultValue ?? undefined,
    /** When it is written. Graph's default is `Always`. */
    flowType: flowType ?? 'Always',
    /** Above 0: by this attribute people are looked for in the target, the lowest number first. */
    matchingPriority: matchingPriority ?? 0,
  }));

const wireObjectMapping = z
  .object({
    name: z.string().nullish().transform(orEmpty),
    enabled: z.boolean(),
    flowTypes: z.string(),
    scope: z.unknown(),
    sourceObjectName: z.string(),
    targetObjectName: z.string(),
    attributeMappings: z.array(wireAttributeMapping),
  })
  .transform(({ name, enabled, flowTypes, scope, sourceObjectName, targetObjectName, attributeMappings }) => ({
    name,
    enabled,
    /** Of `Add`, `Update` and `Delete` those that are on. */
    flowTypes: flowTypes
      .split(',')
      .map((type) => type.trim())
      .filter((type) => type !== ''),
    /** Whether a filter keeps some of the assigned people out. */
    isFiltered: isFilter(scope),
    sourceObject: sourceObjectName,
    targetObject: targetObjectName,
    attributes: attributeMappings,
  }));

/** A filter without any group lets everybody through (Microsoft Graph, "filter resource type"). */
function isFilter(scope: unknown): boolean {
  if (scope === null || scope === undefined) return false;
  const groups = Object.entries(scope).filter(([name]) => !name.includes('@odata.'));
  return groups.some(([, group]) => !(group === null || (Array.isArray(group) && group.length === 0)));
}

const wireRule = z
  .object({
    id: z.string().min(1),
    name: z.string().nullish().transform(orEmpty),
    editable: z.boolean().nullish(),
    sourceDirectoryName: z.string(),
    targetDirectoryName: z.string(),
    objectMappings: z.array(wireObjectMapping),
  })
  .transform(({ id, name, editable, sourceDirectoryName, targetDirectoryName, objectMappings }) => ({
    id,
    name,
    /** False where Microsoft does not let it be changed. */
    isEditable: editable === true,
    sourceDirectory: sourceDirectoryName,
    targetDirectory: targetDirectoryName,
    objectMappings: objectMappings,
  }));

const wireDirectory = z
  .object({
    name: z.string(),
    readOnly: z.boolean().nullish(),
    objects: z.array(z.object({ name: z.string(), attributes: z.array(z.object({ name: z.string() })) })),
  })
  .transform(({ name, readOnly, objects }) => ({
    name,
    isReadOnly: readOnly === true,
    objects: objects.map((object) => ({
      name: object.name,
      /** The names of its attributes. */
      attributes: object.attributes.map((attribute) => attribute.name),
    })),
  }));

const wireSchema = z.object({
  synchronizationRules: z.array(wireRule).min(1),
  directories: z.array(wireDirectory).min(1),
});

/** The form of a schema. The whole of it is kept beside what is read: the order of its members and those that nobody here knows. */
export const SCHEMA_FORM: z.ZodType<SynchronizationSchema> = z.unknown().transform((whole, context) => {
  const reading = wireSchema.safeParse(whole);
  if (!reading.success) {
    for (const issue of reading.error.issues) context.addIssue({ ...issue, input: whole } as never);
    return z.NEVER;
  }
  const { synchronizationRules: rules, directories } = reading.data;
  return { rules, directories, whole: whole as JsonObject };
});

/**
 * The schema by which a job writes (Microsoft Graph, "Get synchronizationSchema").
 *
 * @throws EntraReadError `ENTRA_NOT_FOUND` if there is no such job; `ENTRA_UNEXPECTED` for a form that Microsoft does not describe
 */
export function readSchema(
  graph: GraphReads,
  servicePrincipalId: string,
  jobId: string,
): Promise<SynchronizationSchema> {
  return graph.get(`${jobPath(servicePrincipalId, jobId)}/schema`, SCHEMA_FORM);
}
