/** A member that Graph sets itself with every change (Microsoft Graph, "synchronizationSchema resource type": version). */
const OWN_MEMBERS = ['version'];

/** Members by which the entries of a list are told apart, so that another order of them is no difference. */
const NAMES = ['targetAttributeName', 'name', 'key'];

/**
 * Where a schema that was read back is not the one that was written, as places such as
 * `synchronizationRules.0.objectMappings.1.enabled`; empty where it is. Annotations, the order of entries that have names, and what Graph
 * sets itself do not count, nor a member that is written out as nothing and was left out.
 */
export function schemaDifferences(written: unknown, read: unknown): readonly string[] {
  return differences(written, read, []);
}

function differences(written: unknown, read: unknown, place: readonly string[]): readonly string[] {
  if (Array.isArray(written) && Array.isArray(read)) return listDifferences(written, read, place);
  if (isObject(written) && isObject(read)) {
    const isCompared = (name: string): boolean =>
      !name.includes('@odata.') && !(place.length === 0 && OWN_MEMBERS.includes(name));
    return namesOf(written, read)
      .filter(isCompared)
      .flatMap((name) => differences(own(written, name), own(read, name), [...place, name]));
  }
  return written === read || (isNothing(written) && isNothing(read)) ? [] : [placeText(place)];
}

function listDifferences(
  written: readonly unknown[],
  read: readonly unknown[],
  place: readonly string[],
): readonly string[] {
  const [before, after] = [byName(written), byName(read)];
  if (before !== undefined && after !== undefined) {
    return namesOf(before, after).flatMap((name) => differences(own(before, name), own(after, name), [...place, name]));
  }
  if (written.length !== read.length) return [placeText(place)];
  return written.flatMap((one, index) => differences(one, read[index], [...place, String(index)]));
}

/** The entries of a list by their names; undefined where not every one has a name of its own. */
function byName(list: readonly unknown[]): object | undefined {
  const member = NAMES.find((name) => list.every((one) => isObject(one) && typeof own(one, name) === 'string'));
  if (member === undefined) return undefined;
  const entries = list.map((one) => [own(one as object, member) as string, one] as const);
  const named = Object.fromEntries(entries);
  return Object.keys(named).length === list.length ? named : undefined;
}

function namesOf(...objects: readonly object[]): readonly string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))];
}

function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function placeText(place: readonly string[]): string {
  return place.length === 0 ? 'the whole' : place.join(' > ');
}
