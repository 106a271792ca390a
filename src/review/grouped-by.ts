/** Values by what they have in common, in the order in which they come. (`Map.groupBy` needs Node 21.) */
export function groupedBy<Key, Value>(
  values: readonly Value[],
  by: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = by(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
