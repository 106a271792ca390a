import { isDeepStrictEqual } from 'node:util';
import { quoted } from '../../../text/quoted.js';
import { type PlannedSide } from '../../plan-subjects.js';
import { hasMark, marksAt } from '../../plan-values.js';
import { membersOf, textOf } from '../../plain-values.js';

/**
 * What a change of an `okta_profile_mapping` takes out of the mapping or writes over in it, each as a part of a sentence. Okta has a
 * mapping for each app, so one that Terraform creates is written over what is there.
 */
export function mappingLosses(before: PlannedSide, after: PlannedSide): readonly string[] {
  if (before.values === null) return ['the present mapping would be overwritten, and the plan does not show it'];
  if (hasMark(marksAt(after.unknown, 'mappings'))) return ['its attributes are known only after the apply'];
  const wanted = expressionsOf(after);
  const changed = [...expressionsOf(before)].flatMap(([id, expression]) => {
    const later = wanted.get(id);
    if (later === undefined) return [`${quoted(id)} would no longer be mapped`];
    return isDeepStrictEqual(later, expression) ? [] : [`${quoted(id)} would be mapped in another way`];
  });
  const absent = membersOf(after.values).delete_when_absent === true && before.values.delete_when_absent !== true;
  const moved = ['source_id', 'target_id'].filter((name) => {
    return hasMark(marksAt(after.unknown, name)) || (before.values?.[name] ?? null) !== (after.values?.[name] ?? null);
  });
  return [
    ...changed,
    ...moved.map((name) => `${name} would change`),
    ...(absent ? ['what the configuration does not name would be removed'] : []),
  ];
}

/** By the name of the attribute, what it is filled with and when. */
function expressionsOf({ values }: PlannedSide): ReadonlyMap<string, unknown> {
  const mappings: unknown = values?.mappings;
  const list: readonly unknown[] = Array.isArray(mappings) ? mappings : [];
  return new Map(
    list.map((mapping) => {
      const { id, ...rest } = membersOf(mapping);
      return [textOf(id) ?? '', rest];
    }),
  );
}
