import { isMapping } from '../yaml/plain-value.js';
import { quoted } from '../text/quoted.js';
import { readYaml, type YamlFile } from '../yaml/yaml-file.js';
import { attributeNames, type ColumnMapping, fitMapping, mappedPlaces } from './column-mapping.js';
import { emptyStatusFault, nameFault, saysWhoHasLeft } from './column-name.js';
import { entryReader } from './entry-reader.js';
import { isKnownColumn, missing, OF_A_LIST, readHeader, type RosterColumn } from './roster-columns.js';
import { type LineFault } from './roster-error.js';
import { groupTexts, type RosterGroups, rosterGroups } from './roster-groups.js';
import { type EntryFault, type RosterEntry, type RosterReading, unreadEntry } from './roster-person.js';

/**
 * Reads a roster as YAML or JSON: a list of mappings, one for each person, with the keys that a CSV roster has as
 * columns. `groups` may also be a list. JSON is read as YAML, of which it is a part (YAML 1.2.2, section 1.3), so that
 * lines are known.
 */
export function readListRoster(
  text: string,
  take: (entry: RosterEntry) => void,
  mapping?: ColumnMapping,
): RosterReading {
  const file = readYaml(text);
  const nobody = { line: 1, message: 'the roster is empty; it needs a list with an entry for each person' };
  if (file.faults.length > 0) {
    const faults = file.faults.map(({ line, problem, expected }) => ({
      line,
      message: `${problem}; expected ${expected}`,
    }));
    return { faults, nobody };
  }
  if (file.value === null) return { faults: [], nobody };
  if (!Array.isArray(file.value)) {
    const { line } = file.locate([]);
    const message = `the roster is ${quoted(file.value)}; expected a list with an entry for each person`;
    return { faults: [{ line, message }], nobody };
  }
  if (mapping !== undefined) return readMapped(file, file.value, take, mapping, nobody);
  const groupsOf = groupTexts();
  for (const [index, item] of file.value.entries()) {
    take(readEntry(item, index, file, groupsOf));
  }
  return {
    faults: [],
    nobody,
    attributeNames: keysOf(file.value).filter((key) => !isKnownColumn(key)),
    placeOf: ({ index }, key) => keyPlace(index, key, file),
  };
}

/** The keys of all entries, each once. */
function keysOf(items: readonly unknown[]): readonly string[] {
  return [...new Set(items.flatMap((item) => (isMapping(item) ? Object.keys(item) : [])))];
}

/** Reads a list as the table whose columns are the keys of all its entries; an entry without a key has an empty cell there. */
function readMapped(
  file: YamlFile,
  items: readonly unknown[],
  take: (entry: RosterEntry) => void,
  mapping: ColumnMapping,
  nobody: LineFault,
): RosterReading {
  if (items.length === 0) return { faults: [], nobody };
  const keys = keysOf(items);
  const { line } = file.locate([]);
  const fitted = fitMapping(mapping, keys, line);
  const header = readHeader(keys, fitted, OF_A_LIST);
  const faults = [...fitted.faults, ...header.faults.map(({ message }) => ({ line, message }))];
  if (faults.length > 0) return { faults, nobody };
  const read = entryReader(header, fitted);
  for (const [index, item] of items.entries()) {
    const at = file.locate([index]).line;
    const { cells, faults: inEntry } = cellsOf(item, keys);
    take(inEntry.length === 0 ? read(at, cells) : unreadEntry(at, inEntry));
  }
  const keyOf = new Map(mappedPlaces(fitted).map(([name, place]) => [name, place === undefined ? '' : keys[place]!]));
  return {
    faults: [],
    nobody,
    attributeNames: attributeNames(header, fitted),
    placeOf: ({ index }, column) => keyPlace(index, keyOf.get(column) ?? column, file),
  };
}

/** The values of the keys as text, a list of texts with ";" between them as in a table. */
function cellsOf(
  item: unknown,
  keys: readonly string[],
): { readonly cells: readonly string[]; readonly faults: readonly EntryFault[] } {
  if (!isMapping(item)) return { cells: [], faults: [{ message: `the entry is ${quoted(item)}; expected a mapping` }] };
  const faults: EntryFault[] = [];
  const cells = keys.map((key) => {
    const value = Object.hasOwn(item, key) ? item[key] : null;
    if (isScalar(value)) return scalarText(value);
    if (Array.isArray(value) && value.every((each): each is string => typeof each === 'string')) return value.join(';');
    faults.push({ message: `${quoted(key)} is ${quoted(value)}; expected a text, or a list of texts`, column: key });
    return '';
  });
  return { cells, faults };
}

function keyPlace(index: number, column: string, file: YamlFile): Omit<LineFault, 'message'> {
  const entry = (file.value as readonly unknown[])[index];
  const key = Object.keys(isMapping(entry) ? entry : {}).find((name) => name.toLowerCase() === column.toLowerCase());
  const { line, column: place } = file.locate([index, key ?? column], 'key');
  return { line, column: place };
}

type GroupsOf = ReturnType<typeof groupTexts>;

function readEntry(item: unknown, index: number, file: YamlFile, groupsOf: GroupsOf): RosterEntry {
  const { line } = file.locate([index]);
  const holder = isMapping(item) ? item : {};
  const faults: EntryFault[] = isMapping(item) ? [] : [{ message: `the entry is ${quoted(item)}; expected a mapping` }];
  const keyOf = (column: RosterColumn): string | undefined => {
    const keys = Object.keys(holder).filter((key) => key.toLowerCase() === column.toLowerCase());
    if (keys.length > 1) faults.push({ message: `the entry has the key "${column}" ${keys.length} times` });
    if (keys.length === 0 && isMapping(item) && column !== 'status') {
      faults.push({ message: missing('the entry has no key', column, Object.keys(holder)) });
    }
    return keys[0];
  };
  const text = (key: string | undefined): string => {
    const value = key === undefined ? null : holder[key];
    if (isScalar(value)) return scalarText(value);
    faults.push({ message: `${key} is ${quoted(value)}; expected a text` });
    return '';
  };
  const [userName, givenName, familyName, status] = (['userName', 'givenName', 'familyName', 'status'] as const).map(
    (column) => text(keyOf(column)),
  ) as [string, string, string, string];
  const groups = readGroups(holder, keyOf('groups'), text, faults, groupsOf);
  const others = Object.keys(holder).filter((key) => !isKnownColumn(key));
  const attributes = Object.fromEntries(others.map((key) => [key, text(key)]));
  const hasStatus = Object.keys(holder).some((key) => key.toLowerCase() === 'status');
  const where = { hasStatus, holder: 'the entry has', thing: 'key' };
  const left = hasStatus && status === '' ? others.filter(saysWhoHasLeft) : [];
  const message = emptyStatusFault(left.map((key) => [key, attributes[key]!]));
  if (message !== undefined) faults.push({ message, column: 'status' });
  if ((attributes[''] ?? '') !== '')
    faults.push({ message: 'the entry has a key without a name; name it or leave it out' });
  for (const key of others) {
    const message = nameFault(key, where);
    if (message !== undefined) faults.push({ message, column: key });
  }
  return { line, values: { userName, givenName, familyName, status }, groups, attributes, faults };
}

function readGroups(
  holder: Readonly<Record<string, unknown>>,
  key: string | undefined,
  text: (key: string | undefined) => string,
  faults: EntryFault[],
  groupsOf: GroupsOf,
): RosterGroups {
  const value = key === undefined ? null : holder[key];
  if (!Array.isArray(value)) return groupsOf(text(key));
  const names = value.filter((name: unknown) => typeof name === 'string').map((name) => name.trim());
  if (names.length < value.length || names.includes(''))
    faults.push({ message: 'groups has an item that is not a name' });
  return rosterGroups(names);
}

type Scalar = string | number | boolean | null;

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function scalarText(value: Scalar): string {
  return value === null ? '' : String(value).trim();
}
