import fc from 'fast-check';
import { conditionSchema, readCondition } from '../../src/access/condition-schema.js';
import { writtenCondition, writtenOnOneLine } from '../../src/access/written-condition.js';
import { type Condition } from '../../src/rules/condition.js';
import { parse } from 'yaml';

const at = { line: 1, column: 1 };
const word = fc.stringMatching(/^[a-z: '"{}#-]{0,6}[a-z]$/).map((text) => text.trim());

const condition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      kind: fc.constant('memberOf' as const),
      group: fc.stringMatching(/^[a-z]{1,6}$/),
      at: fc.constant(at),
    }),
    word.map((value): Condition => ({
      kind: 'attribute',
      attribute: 'department',
      at,
      operator: 'notContains',
      value,
    })),
    fc
      .array(word, { minLength: 1, maxLength: 3 })
      .map((values): Condition => ({ kind: 'attribute', attribute: 'department', at, operator: 'in', values })),
    fc.boolean().map((value): Condition => ({ kind: 'attribute', attribute: 'city', at, operator: 'present', value })),
    tie('condition').map((one): Condition => ({ kind: 'not', condition: one })),
    fc
      .tuple(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, conditions]): Condition => ({ kind, conditions })),
  ),
})).condition;

test('GIVEN any condition WHEN it is written into an access file and read again THEN it is the same', () => {
  fc.assert(
    fc.property(condition, (one) => {
      const read = conditionSchema.parse(writtenCondition(one));

      expect(readCondition(read, () => at)).toEqual(one);
      expect(parse(writtenOnOneLine(writtenCondition(one)))).toEqual(writtenCondition(one));
      expect(writtenOnOneLine(writtenCondition(one))).not.toContain('\n');
    }),
  );
});
