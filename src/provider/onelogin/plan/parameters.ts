import { isDeepStrictEqual } from 'node:util';
import { type PlannedAttributes } from '../../plan-subjects.js';
import { hasMark, type Marks, marksAt } from '../../plan-values.js';
import { membersOf, textOf } from '../../plain-values.js';

/** What decides of a parameter what OneLogin sends in it. */
const DECIDING = [
  'attributes_transformations',
  'default_values',
  'include_in_saml_assertion',
  'provisioned_entitlements',
  'skip_if_blank',
  'user_attribute_macros',
  'user_attribute_mappings',
  'values',
] as const;

/** The parameters of one side of an app, by key name. */
function parametersOf(values: PlannedAttributes): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const blocks: unknown = values?.parameters ?? [];
  if (!Array.isArray(blocks)) return new Map();
  return new Map(
    blocks.flatMap((block) => {
      const key = textOf(membersOf(block).param_key_name);
      return key === undefined ? [] : [[key, membersOf(block)] as const];
    }),
  );
}

/** The names of parameters that leave Terraform's state: OneLogin keeps them, since an update adds to what is there. */
export function parametersLeft(before: PlannedAttributes, after: PlannedAttributes): readonly string[] {
  const kept = parametersOf(after);
  return [...parametersOf(before).keys()].filter((key) => !kept.has(key)).sort();
}

/**
 * `parameters`, if one of an app that stays would get its value in another way. One that is new is none of these, nor one that only
 * leaves the state; what OneLogin fills is known after the apply.
 */
export function roleSettings({
  before,
  after,
  afterUnknown,
}: {
  readonly before: PlannedAttributes;
  readonly after: PlannedAttributes;
  readonly afterUnknown: Marks;
}): readonly string[] {
  const marks = marksAt(afterUnknown, 'parameters');
  if (marks === true) return ['parameters'];
  const was = parametersOf(before);
  const changes = [...parametersOf(after)].some(([key, parameter], index) => {
    const earlier = was.get(key);
    return earlier !== undefined && isChanged(earlier, parameter, marksAt(marks, String(index)));
  });
  return changes ? ['parameters'] : [];
}

function isChanged(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  unknown: Marks,
): boolean {
  return DECIDING.some(
    (name) => !hasMark(marksAt(unknown, name)) && !isDeepStrictEqual(plain(before[name]), plain(after[name])),
  );
}

/** What says nothing is written as nothing, as an empty text or list, or as false. */
function plain(value: unknown): unknown {
  return value === '' || value === false || (Array.isArray(value) && value.length === 0) ? null : (value ?? null);
}
