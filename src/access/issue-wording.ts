import { type z } from 'zod';

import { type Alternatives } from './account-schema.js';
import { type Mistake, placeName } from './mistake.js';
import { type FilePath } from '../yaml/file-path.js';
import { nearestWord } from '../text/nearest-word.js';
import { isMapping, valueAt } from '../yaml/plain-value.js';
import { quoted } from '../text/quoted.js';

type Issue = z.core.$ZodIssue;

/** The mappings that have alternatives, by where they stand, with `*` for the place in a list. */
type AlternativesByPlace = ReadonlyMap<string, Alternatives>;

/** Makes mistakes, worded for people, of what zod found. `value` is the whole value in which the issues have their places. */
export function wordIssues(issues: readonly Issue[], value: unknown, byPlace: AlternativesByPlace): Mistake[] {
  return issues.flatMap((issue) => wordIssue(issue, placeOf(issue), value, byPlace));
}

function wordIssue(issue: Issue, at: FilePath, value: unknown, byPlace: AlternativesByPlace): Mistake[] {
  const alternatives = byPlace.get(at.map((step) => (typeof step === 'number' ? '*' : step)).join('.'));
  if (issue.code === 'unrecognized_keys') {
    const valid = issue.message.split(', ');
    return issue.keys.map((key) => unknownKey(key, at, valid, alternatives));
  }
  return issue.code === 'invalid_union' && alternatives !== undefined && isMapping(valueAt(value, at))
    ? wordAlternatives(issue, at, alternatives, { value, byPlace })
    : [wrongValue(issue, at, value)];
}

function unknownKey(key: string, at: FilePath, valid: readonly string[], alternatives: Alternatives = {}): Mistake {
  const expected = valid.length === 1 ? `${valid.join()} alone` : `one of ${valid.join(', ')}`;
  const place = { at: [...at, key], on: 'key', expected } as const;
  if (isSecret(at)) {
    // An access key that is written in braces is read as a key of the mapping.
    return { ...place, problem: `${placeName(at)} has a key that is not known`, found: 'a key that is not shown' };
  }
  const found = quoted(key);
  if (Object.values(alternatives).flat().includes(key)) {
    const only = Object.keys(alternatives).filter((one) => valid.includes(one));
    return { ...place, problem: `key ${found} in ${placeName(at)} does not go with ${only.join()}`, found };
  }
  return { ...place, problem: `unknown key ${found} in ${placeName(at)}`, found, nearest: nearestWord(key, valid) };
}

/** For a mapping with alternatives, zod reports what each of them needs. Only the one that is present matters. */
function wordAlternatives(
  { errors }: z.core.$ZodIssueInvalidUnion,
  at: FilePath,
  alternatives: Alternatives,
  { value, byPlace }: { readonly value: unknown; readonly byPlace: AlternativesByPlace },
): Mistake[] {
  const keys = Object.keys(alternatives);
  const present = keys.filter((key) => valueAt(value, [...at, key]) !== undefined);
  const wordAll = (issues: readonly Issue[]): Mistake[] =>
    issues.flatMap((issue) => wordIssue(issue, [...at, ...placeOf(issue)], value, byPlace));
  const [only, ...others] = present;
  if (only !== undefined && others.length === 0) return wordAll(errors[keys.indexOf(only)]!);

  const found = present.length === 0 ? `none of ${keys.join(', ')}` : present.join(' and ');
  const valid = [...new Set(Object.values(alternatives).flat())];
  const unknown = Object.keys(valueAt(value, at) as object).filter((key) => !valid.includes(key));
  const inParts = wordAll(errors.flat().filter(({ path }) => path.length > 0));
  return [
    { at, problem: `${placeName(at)} has ${found}`, found, expected: `exactly one of ${keys.join(', ')}` },
    ...unknown.map((key) => unknownKey(key, at, valid)),
    ...inParts.filter(({ at: place }) => {
      const key = String(place[at.length]);
      return !keys.includes(key) || present.includes(key);
    }),
  ];
}

function wrongValue(issue: Issue, at: FilePath, value: unknown): Mistake {
  const found = valueAt(value, at);
  const expected = issue.message;
  if (found === undefined) {
    return {
      at,
      problem: `key "${placeName(at)}" is missing in ${placeName(at.slice(0, -1))}`,
      found: 'nothing',
      expected,
    };
  }
  const last = at.at(-1);
  const subject = typeof last === 'number' ? `${placeName(at.slice(0, -1))} has` : `${placeName(at)} is`;
  if (found === null) {
    const problem = typeof last === 'number' ? `${subject} an empty item` : `${subject} empty`;
    return { at, problem, found: 'nothing', expected };
  }
  if (issue.code === 'custom' && typeof issue.params?.problem === 'string') {
    return { at, problem: `${placeName(at)} ${issue.params.problem}`, found: issue.params.problem, expected };
  }
  if (last === 'accessKey' && typeof found === 'string') {
    const problem = 'this file must not contain the access key';
    const sentence =
      'This file must not contain the access key. Replace that key in Klaviyo, keep the new one in an environment variable ' +
      'or in a file of its own, and write { env: NAME } or { file: path } here.';
    return { at, problem, sentence, found: 'a value that is not shown', expected };
  }
  if (isSecret(at)) {
    return { at, problem: `${placeName(at)} is not valid`, found: 'a value that is not shown', expected };
  }
  const words = issue.code === 'invalid_value' ? issue.values.filter((word) => typeof word === 'string') : [];
  const nearest = typeof found === 'string' ? nearestWord(found, words) : undefined;
  const shown = typeof found === 'string' && isPart(issue) ? 'a text' : quoted(found);
  return { at, problem: `${subject} ${shown}`, found: shown, expected, nearest };
}

/** Whether a mapping or a list should stand there. A text in place of one may be anything, so it is not repeated. */
function isPart(issue: Issue): boolean {
  return (
    issue.code === 'invalid_union' ||
    (issue.code === 'invalid_type' && ['object', 'array', 'record'].includes(issue.expected))
  );
}

/** Whether an access key or another secret may stand there, in whatever form, so that nothing of it is repeated. */
function isSecret(at: FilePath): boolean {
  return (
    at.includes('accessKey') || at.at(-1) === 'authorization' || (at.includes('backend') && at.includes('settings'))
  );
}

function placeOf(issue: Issue): FilePath {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}
