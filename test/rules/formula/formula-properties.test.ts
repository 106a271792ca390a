import { PROPER, SUBSTITUTE, TRIM, VALUE } from '@formulajs/formulajs';
import fc from 'fast-check';

import { formulaFault } from '../../../src/rules/formula/formula-fault.js';
import { isoDay, serialOfDay } from '../../../src/rules/formula/serial-date.js';
import { evaluate, outcome } from './evaluate-sample.js';

/** A cell that is no number, no day, no error and no blank, as most are. */
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => `x${text}x`.normalize('NFC'))
  .filter((text) => text.trim() === text);

test('whatever is written as a formula, it is read or named with a place in it', () => {
  const part = fc.constantFrom(
    '=',
    '(',
    ')',
    '[',
    ']',
    '"',
    ',',
    'IF',
    'LEN',
    '1',
    'a',
    '&',
    '<',
    '>',
    '-',
    ' ',
    "'",
    '.',
    '🙂',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const formula = `=${parts.join('')}`;
      const fault = formulaFault(formula);
      if (fault === undefined) return;
      expect(fault.offset).toBeGreaterThanOrEqual(0);
      expect(fault.offset).toBeLessThanOrEqual(formula.length);
      expect(fault.message).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

test('a text in a formula is that text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      expect(outcome(`="<"&"${text.replaceAll('"', '""')}"&">"`)).toBe(`<${text}>`);
    }),
  );
});

test('a column of any name is that column', () => {
  fc.assert(
    fc.property(word, word, (name, cell) => {
      const written = name.replace(/['[\]#]/g, "'$&");
      expect(outcome(`=[${written}]&""`, { other: 'other', [name]: cell })).toBe(cell);
    }),
  );
});

test('the pieces of a text make the text', () => {
  fc.assert(
    fc.property(word, fc.nat({ max: 20 }), (cell, at) => {
      const row = { Name: cell };
      expect(outcome(`=LEFT([Name],${at})&MID([Name],${at + 1},99)`, row)).toBe(cell);
      expect(outcome(`=LEFT([Name],LEN([Name])-${Math.min(at, cell.length)})&RIGHT([Name],${at})`, row)).toBe(cell);
      expect(outcome(`=REPLACE([Name],${at + 1},0,"|")`, row)).toBe(
        `${cell.slice(0, at)}|${cell.slice(Math.min(at, cell.length))}`,
      );
      expect(outcome('=SUBSTITUTE([Name],LEFT([Name],1),LEFT([Name],1))=[Name]', row)).toBe('TRUE');
    }),
  );
});

test('of two values, exactly one of <, = and > holds', () => {
  fc.assert(
    fc.property(fc.oneof(word, fc.integer().map(String)), fc.oneof(word, fc.integer().map(String)), (one, other) => {
      const holding = ['<', '=', '>'].filter((sign) => evaluate(`=[a]${sign}[b]`, { a: one, b: other }) === 'TRUE');
      expect(holding).toHaveLength(1);
      expect(evaluate('=[a]<>[b]', { a: one, b: other })).toBe(holding[0] === '=' ? 'FALSE' : 'TRUE');
    }),
  );
});

test('each day is written and read back, whatever the time zone of the machine', () => {
  const zone = process.env.TZ;
  try {
    for (const each of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo']) {
      process.env.TZ = each;
      fc.assert(
        fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
          const day = isoDay(serial)!;
          expect(serialOfDay(day)).toBe(serial);
          expect(outcome('=DATE(YEAR([d]),MONTH([d]),DAY([d]))', { d: day })).toBe(day);
        }),
        { numRuns: 50 },
      );
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('a pattern of many wildcards is searched for in time that does not explode', () => {
  expect(outcome(`=SEARCH("${'*a'.repeat(500)}b","${'a'.repeat(5000)}")`)).toBe('#VALUE!');
});

/** Why these are written out: where one of these fails, the library may be used for the function. */
test('GIVEN a formula whose text would fill the memory THEN it is an error, as of any text of more than 32,767 characters', () => {
  const longest = 'a'.repeat(32_767);
  const often = (inner: string): string => `SUBSTITUTE(${inner},"a","${'a'.repeat(50)}")`;
  const nested = Array.from({ length: 20 }).reduce<string>(often, '[x]');

  expect(evaluate(`=${nested}`, { x: 'a' })).toBe('#VALUE! the text has more than 32767 characters');
  expect(evaluate('=[x]&[x]', { x: longest })).toBe('#VALUE! the text has more than 32767 characters');
  expect(outcome('=CONCAT([x],"a")', { x: longest })).toBe('#VALUE!');
  expect(outcome('=SUBSTITUTE([x],"a",[x])', { x: longest })).toBe('#VALUE!');
  expect(outcome('=[x]&""', { x: longest })).toBe(longest);
  expect(outcome('=SUBSTITUTE([x],"a","b")', { x: longest })).toBe('b'.repeat(32_767));
});

test('the library answers otherwise than Excel for these', () => {
  expect(PROPER('élodie')).not.toBe('Élodie');
  expect(SUBSTITUTE('aXa', 'a', 'b', 1)).not.toBe('bXa');
  expect(TRIM('a\u00a0')).not.toBe('a\u00a0');
  expect(VALUE('abc1')).toBe(1);
});
