import { toUSVString } from 'node:util';
import { FINDING_KINDS, SEVERITIES } from '../../access/finding-kind.js';
import { type Finding, type FindingPlace, type PersonState } from '../../drift/finding.js';
import { HOPS } from '../../people/station.js';
import { escapeHidden } from './json-escape.js';

/** Where a finding's own lines begin in the indented JSON of a report. */
const INDENT = '\n          ';

/**
 * A finding as it stands in the JSON report, if it has the form that a comparison gives it: the members of the schema in
 * their order and no others, and no exception. Undefined for every other one, which has to go through the schema. A report
 * may have a hundred thousand findings, and the schema takes ten times as long for each.
 */
export function plainFindingJson(finding: Finding): string | undefined {
  if (finding?.exception !== null || !isPlainFinding(finding)) return undefined;
  const { id, kind, severity, user, hop, declared, assigned, provisioned, message, remedy, place } = finding;
  return (
    `{${INDENT}"id": "${id}",${INDENT}"kind": "${kind}",${INDENT}"severity": "${severity}",` +
    `${INDENT}"user": ${textJson(user)},${INDENT}"hop": "${hop}",${INDENT}"declared": ${stateJson(declared)},` +
    `${INDENT}"assigned": ${stateJson(assigned)},${INDENT}"provisioned": ${stateJson(provisioned)},` +
    `${INDENT}"message": ${textJson(message)},${INDENT}"remedy": ${textJson(remedy)},${INDENT}"exception": null,` +
    `${INDENT}"place": ${placeJson(place)}\n        }`
  );
}

function stateJson(state: PersonState | null): string {
  if (state === null) return 'null';
  const { userName, givenName, familyName, role, active, id, why } = state;
  return (
    `{${INDENT}  "userName": ${textJson(userName)},${INDENT}  "givenName": ${textJson(givenName)},` +
    `${INDENT}  "familyName": ${textJson(familyName)},${INDENT}  "role": ${role === null ? 'null' : textJson(role)},` +
    `${INDENT}  "active": ${active}${memberJson('id', id)}${memberJson('why', why)}${INDENT}}`
  );
}

function memberJson(name: string, value: string | undefined): string {
  return value === undefined ? '' : `,${INDENT}  "${name}": ${textJson(value)}`;
}

function placeJson(place: FindingPlace | null): string {
  if (place === null) return 'null';
  const { path, line, column } = place;
  return `{${INDENT}  "path": ${textJson(path)},${INDENT}  "line": ${line},${INDENT}  "column": ${column}${INDENT}}`;
}

/** Visible ASCII but what JSON escapes, and the sign of which the report escapes some. */
const AS_IT_IS = /^[ !$-[\]-~]*$/;

/** Texts that were written before: the same few messages and remedies stand at most findings. */
const written = new Map<string, string>();
const WRITTEN_AT_MOST = 1_000;

function textJson(text: string): string {
  if (AS_IT_IS.test(text)) return `"${text}"`;
  const before = written.get(text);
  if (before !== undefined) return before;
  const json = escapeHidden(JSON.stringify(toUSVString(text)));
  if (written.size >= WRITTEN_AT_MOST) written.clear();
  written.set(text, json);
  return json;
}

const FINDING_MEMBERS = 12;
const KINDS: ReadonlySet<unknown> = new Set(FINDING_KINDS);
const SEVERITY_WORDS: ReadonlySet<unknown> = new Set(SEVERITIES);
const HOP_WORDS: ReadonlySet<unknown> = new Set(HOPS);
const ID = /^[0-9a-f]{12}$/;

/** The type is what a caller promised; here it is checked. */
function isPlainFinding(finding: Finding): boolean {
  const { id, kind, severity, user, hop, declared, assigned, provisioned, message, remedy, place } = finding;
  return (
    Object.keys(finding).length === FINDING_MEMBERS &&
    areTexts(id, user, message, remedy) &&
    ID.test(id) &&
    KINDS.has(kind) &&
    SEVERITY_WORDS.has(severity) &&
    HOP_WORDS.has(hop) &&
    isPlainState(declared) &&
    isPlainState(assigned) &&
    isPlainState(provisioned) &&
    isPlainPlace(place)
  );
}

function isPlainState(state: PersonState | null): boolean {
  if (state === null) return true;
  if (typeof state !== 'object') return false;
  const { userName, givenName, familyName, role, active, id, why } = state;
  const further = [id, why].filter((value) => value !== undefined).length;
  return (
    areTexts(userName, givenName, familyName, role ?? '', id ?? '', why ?? '') &&
    role !== undefined &&
    typeof active === 'boolean' &&
    Object.keys(state).length === 5 + further
  );
}

function isPlainPlace(place: FindingPlace | null): boolean {
  if (place === null) return true;
  if (typeof place !== 'object') return false;
  const { path, line, column } = place;
  return areTexts(path) && isCount(line) && isCount(column) && Object.keys(place).length === 3;
}

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
