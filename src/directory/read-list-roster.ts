import { nearestWord } from '../text/nearest-word.js';
import { isMapping } from '../yaml/plain-value.js';
import { quoted } from '../text/quoted.js';
import { readYaml, type YamlFile } from '../yaml/yaml-file.js';
import { isKnownColumn, type RosterColumn } from './roster-columns.js';
import { type RosterEntry, type RosterReading, separatedGroups } from './roster-person.js';
import { nameFault } from './status-lookalike.js';

/**
 * Reads a roster as YAML or JSON: a list of mappings, one for each person, with the keys that a CSV roster has as
 * columns. `groups` may also be a list. JSON is read as YAML, of which it is a part (YAML 1.2.2, section 1.3), so that
 * lines are known.
 */
export function readListRoster(text: string): RosterReading {
  const file = readYaml(text);
  const nobody = { line: 1, message: 'the roster is empty; it needs a list with an entry for each person' };
  if (file.faults.length > 0) {
    const faults = file.faults.map(({ line, says, expected }) => ({ line, message: `${says}; expected ${expected}` }));
    return { entries: [], faults, nobody };
  }
  if (file.value === null) return { entries: [], faults: [], nobody };
  if (!Array.isArray(file.value)) {
    const { line } = file.locate([]);
    const message = `the roster is ${quoted(file.value)}; expected a list with an entry for each person`;
    return { entries: [], faults: [{ line, message }], nobody };
  }
  return { entries: file.value.map((item: unknown, index) => readEntry(item, index, file)), faults: [], nobody };
}

function readEntry(item: unknown, index: number, file: YamlFile): RosterEntry {
  const { line } = file.locate([index]);
  const holder = isMapping(item) ? item : {};
  const faults: string[] = isMapping(item) ? [] : [`the entry is ${quoted(item)}; expected a mapping`];
  const keyOf = (column: RosterColumn): string | undefined => {
    const keys = Object.keys(holder).filter((key) => key.toLowerCase() === column.toLowerCase());
    if (keys.length > 1) faults.push(`the entry has the key "${column}" ${keys.length} times`);
    if (keys.length === 0 && isMapping(item) && column !== 'status') faults.push(missingKey(column, holder));
    return keys[0];
  };
  const text = (key: string | undefined): string => {
    const value = key === undefined ? null : holder[key];
    if (isScalar(value)) return scalarText(value);
    faults.push(`${key} is ${quoted(value)}; expected a text`);
    return '';
  };
  const [userName, givenName, familyName, status] = (['userName', 'givenName', 'familyName', 'status'] as const).map(
    (column) => text(keyOf(column)),
  ) as [string, string, string, string];
  const groups = readGroups(holder, keyOf('groups'), text, faults);
  const others = Object.keys(holder).filter((key) => !isKnownColumn(key));
  const attributes = Object.fromEntries(others.map((key) => [key, text(key)]));
  const hasStatus = Object.keys(holder).some((key) => key.toLowerCase() === 'status');
  const where = { hasStatus, holder: 'the entry has', thing: 'key' };
  faults.push(...others.flatMap((key) => nameFault(key, where) ?? []));
  return { line, values: { userName, givenName, familyName, status }, groups, attributes, faults };
}

function readGroups(
  holder: Readonly<Record<string, unknown>>,
  key: string | undefined,
  text: (key: string | undefined) => string,
  faults: string[],
): readonly string[] {
  const value = key === undefined ? null : holder[key];
  if (!Array.isArray(value)) return separatedGroups(text(key));
  const names = value.filter((name: unknown) => typeof name === 'string').map((name) => name.trim());
  if (names.length < value.length || names.includes('')) faults.push('groups has an item that is not a name');
  return names;
}

function missingKey(column: RosterColumn, holder: object): string {
  const nearest = nearestWord(column, Object.keys(holder));
  return `the entry has no key "${column}"${nearest === undefined ? '' : `; is it the one called ${quoted(nearest)}?`}`;
}

type Scalar = string | number | boolean | null;

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function scalarText(value: Scalar): string {
  return value === null ? '' : String(value).trim();
}
