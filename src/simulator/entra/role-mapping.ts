import { type Json, object, objects } from './json-value.js';
import { ROLE_EXPRESSION } from './synchronization/default-mappings.js';
import { attributeDefinition, attributeMapping } from './synchronization/schema-template.js';
import { type SynchronizationJob } from './world.js';

/** The object mapping of users, to be changed in place. */
function userMapping(schema: Json): Json {
  const mapping = objects(schema.synchronizationRules)
    .flatMap((rule) => objects(rule.objectMappings))
    .find(({ sourceObjectName }) => sourceObjectName === 'User');
  if (mapping === undefined) throw new Error('The schema of the job has no mapping of users.');
  return mapping;
}

/** Maps the role to a target attribute, which is made known to the target directory if it is not. What was mapped to it is gone. */
export function mapRole(job: SynchronizationJob, target: string, expression = ROLE_EXPRESSION): void {
  const schema = structuredClone(job.schema);
  const mapping = userMapping(schema);
  const others = objects(mapping.attributeMappings).filter(({ targetAttributeName }) => targetAttributeName !== target);
  mapping.attributeMappings = [...others, attributeMapping({ target, expression })];
  for (const definition of objects(schema.directories).flatMap((directory) => objects(directory.objects))) {
    if (definition.name !== mapping.targetObjectName) continue;
    const attributes = objects(definition.attributes);
    const isThere = attributes.some(({ name }) => name === target);
    if (!isThere) definition.attributes = [...attributes, attributeDefinition(target)];
  }
  job.schema = schema;
}

/** Takes the mapping of a target attribute away. */
export function unmap(job: SynchronizationJob, target: string): void {
  const schema = structuredClone(job.schema);
  const mapping = userMapping(schema);
  mapping.attributeMappings = objects(mapping.attributeMappings).filter(
    ({ targetAttributeName }) => targetAttributeName !== target,
  );
  job.schema = schema;
}

/** Switches the mapping of users or groups on or off. */
export function switchMapping(job: SynchronizationJob, sourceObject: 'User' | 'Group', enabled: boolean): void {
  const schema = structuredClone(job.schema);
  for (const rule of objects(schema.synchronizationRules)) {
    for (const mapping of objects(rule.objectMappings)) {
      if (mapping.sourceObjectName === sourceObject) mapping.enabled = enabled;
    }
  }
  job.schema = schema;
}

/** The targets that the users' attributes are mapped to, and the expressions that they come from. */
export function mappedTargets(schema: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(
    objects(userMapping(schema).attributeMappings).map(({ targetAttributeName, source, defaultValue }) => {
      const { expression } = object(source);
      return [String(targetAttributeName), typeof expression === 'string' ? expression : `"${String(defaultValue)}"`];
    }),
  );
}
