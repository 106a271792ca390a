import fc, { type StringConstraints } from 'fast-check';

/** The halves of surrogate pairs, which are no characters: U+D800 to U+DFFF. */
const FIRST_HALF = 0xd800;
const HALVES = 0x800;
const LAST = 0x10ffff;

/** Each character of Unicode, as `unit: 'binary'` of fast-check has them. */
const character = fc.nat({ max: LAST - HALVES }).map(
  (index) => String.fromCodePoint(index < FIRST_HALF ? index : index + HALVES),
  (value) => {
    const point = typeof value === 'string' ? value.codePointAt(0) : undefined;
    if (point === undefined || value !== String.fromCodePoint(point)) throw new Error('It is no character.');
    if (point < FIRST_HALF) return point;
    if (point < FIRST_HALF + HALVES) throw new Error('It is half a character.');
    return point - HALVES;
  },
);

/**
 * Any text of any characters: the same as `fc.string({ unit: 'binary' })`, words such as `__proto__` included. That makes a table of
 * the 1.1 million characters first, which takes each file that uses it almost a second and a hundred megabytes.
 */
export function anyText(constraints: Omit<StringConstraints, 'unit'> = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: character });
}
