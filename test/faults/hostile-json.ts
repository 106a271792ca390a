import fc from 'fast-check';
import { PEOPLE } from './person.js';
import { anyText } from '../text/any-text.js';

/** Names that mean something to the reader, or to JavaScript. */
const MEMBER = fc.oneof(
  fc.constantFrom('totalResults', 'startIndex', 'itemsPerPage', 'Resources', 'id', 'userName', 'name', 'givenName'),
  fc.constantFrom(
    'active',
    'role',
    'roles',
    'value',
    'display',
    'primary',
    'urn:ietf:params:scim:schemas:core:2.0:User',
  ),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'toJSON', 'then'),
  fc.string({ maxLength: 5 }),
);

const TEXT = fc.oneof(
  anyText({ maxLength: 12 }),
  fc.constantFrom('true', 'False', 'admin', '\ud800', '\u202e', '\u0000', '\u001b[2J', ' '),
);

/** Any JSON value, biased to what SCIM looks like. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 1.5, 1e300),
    TEXT,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(MEMBER, tie('value')), { maxLength: 5 }).map(ownMembers),
  ),
})).value;

/** A right page of one to five records. */
export const rightPage = fc.integer({ min: 1, max: 5 }).map((many) => ({
  ...{ totalResults: many, startIndex: 1, itemsPerPage: many },
  Resources: PEOPLE.slice(0, many).map(({ wire }) => structuredClone(wire)),
}));

/** A right page in which one to three values, anywhere, are other ones, or gone. */
export const mutatedPage = fc
  .tuple(rightPage, fc.array(fc.tuple(fc.nat(), fc.option(anyJson)), { minLength: 1, maxLength: 3 }))
  .map(([page, mutations]) => mutations.reduce<unknown>((value, [at, other]) => mutated(value, at, other), page));

/** As JSON.parse makes it: `__proto__` is a member like any other. */
function ownMembers(members: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [name, value] of members) {
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

/** Replaces one value, found by walking down as the number says; null takes the member away. */
function mutated(value: unknown, at: number, other: unknown): unknown {
  if (typeof value !== 'object' || value === null) return other;
  const members = Object.entries(value);
  if (members.length === 0) return other;
  const chosen = at % members.length;
  const deeper = Math.floor(at / members.length);
  const changed = members.flatMap(([name, member], index): [string, unknown][] => {
    if (index !== chosen) return [[name, member]];
    if (typeof member === 'object' && member !== null && deeper % 4 !== 0)
      return [[name, mutated(member, deeper, other)]];
    return other === null ? [] : [[name, other]];
  });
  return Array.isArray(value) ? changed.map(([, member]) => member) : ownMembers(changed);
}
