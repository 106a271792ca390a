import { readPlanJson } from '../../../src/plan/read-plan-json.js';
import { attributeChanges } from '../../../src/plan/summary/attribute-changes.js';
import { planOf, type WrittenChange } from './sample-plans.js';

function described(change: WrittenChange, except: readonly string[] = []): Readonly<Record<string, unknown>> {
  const [resource] = readPlanJson(planOf([change])).resource_changes;
  const changes = attributeChanges(resource!.change, new Set(except));
  const side = (shown: (typeof changes)[number]['before']): unknown =>
    shown.shown === 'value' ? shown.value : `<${shown.shown}>`;
  return Object.fromEntries(changes.map(({ name, before, after }) => [name, [side(before), side(after)]]));
}

describe('attributeChanges', () => {
  it('GIVEN attributes WHEN some differ THEN those are described by name, without the excepted', () => {
    const before = { same: 1, label: 'a', status: 'ACTIVE', gone: true };
    const after = { same: 1, label: 'b', status: 'INACTIVE', new: ['x'] };
    expect(described({ before, after }, ['status'])).toEqual({
      gone: [true, '<none>'],
      label: ['a', 'b'],
      new: ['<none>', ['x']],
    });
  });

  it('GIVEN null in place of an attribute THEN it is the same as none; an empty text is not', () => {
    expect(described({ before: { a: null, b: null }, after: { b: '' } })).toEqual({ b: ['<none>', ''] });
  });

  it('GIVEN nested blocks THEN the innermost difference is described by its path', () => {
    const block = (status: string): object => ({ create: [{ on: { status } }], rest: 1 });
    expect(described({ before: block('ENABLED'), after: block('DISABLED') })).toEqual({
      'create[0].on.status': ['ENABLED', 'DISABLED'],
    });
    expect(described({ before: { list: [] }, after: { list: [{ a: 1 }] } })).toEqual({ 'list[0].a': ['<none>', 1] });
    expect(described({ before: { list: [{ a: 1 }] }, after: { list: null } })).toEqual({ 'list[0].a': [1, '<none>'] });
  });

  it('GIVEN a list of plain values, or one of both THEN it is described as a whole', () => {
    expect(described({ before: { list: ['a'] }, after: { list: ['a', 'b'] } })).toEqual({ list: [['a'], ['a', 'b']] });
    expect(described({ before: { list: [{ a: 1 }] }, after: { list: ['b'] } })).toEqual({ list: [[{ a: 1 }], ['b']] });
  });

  it('GIVEN what is known only after the apply THEN it is described so, in whole or in part', () => {
    const change = {
      before: { id: '1', block: { a: '1', b: '2' }, list: ['x'] },
      after: { block: { b: '2' }, list: ['x'] },
      after_unknown: { id: true, fresh: true, block: { a: true }, list: [false, true] },
    };
    expect(described(change)).toEqual({
      'block.a': ['1', '<unknown>'],
      fresh: ['<none>', '<unknown>'],
      id: ['1', '<unknown>'],
      list: [['x'], '<unknown>'],
    });
  });

  it.each([
    ['before', { before_sensitive: { secret: true, block: { token: true } } }],
    ['after', { after_sensitive: { secret: true, block: { token: true } } }],
  ])('GIVEN values marked as sensitive %s THEN neither side is described, and others are', (_side, marks) => {
    const before = { secret: 'one', block: { token: 'two', scheme: 'a' } };
    const after = { secret: 'three', block: { token: 'four', scheme: 'b' } };
    expect(described({ before, after, ...marks })).toEqual({
      'block.scheme': ['a', 'b'],
      'block.token': ['<sensitive>', '<sensitive>'],
      secret: ['<sensitive>', '<sensitive>'],
    });
  });

  it('GIVEN a block that is sensitive as a whole, or a list of which one item is THEN nothing of it is described', () => {
    const before = { block: { a: 'one' }, list: [{ a: 'two' }, { a: 'three' }] };
    const after = { block: { a: 'four' }, list: [{ a: 'three' }] };
    const marks = { before_sensitive: { block: true, list: [{}, { a: true }] } };
    expect(described({ before, after, ...marks })).toEqual({
      block: ['<sensitive>', '<sensitive>'],
      list: ['<sensitive>', '<sensitive>'],
    });
  });

  it('GIVEN a sensitive value that stays THEN nothing is described', () => {
    expect(described({ before: { a: 'x' }, after: { a: 'x' }, after_sensitive: { a: true } })).toEqual({});
  });

  it('GIVEN the paths that force a replacement THEN what lies at or below them is marked', () => {
    const before = { scope: 'SELF', block: { a: 1 }, other: 1 };
    const after = { scope: 'NONE', block: { a: 2 }, other: 2 };
    const plan = planOf([{ before, after, replace_paths: [['scope'], ['block']] }]);
    const changes = attributeChanges(readPlanJson(plan).resource_changes[0]!.change, new Set());
    expect(changes.map(({ name, forcesReplacement }) => [name, forcesReplacement])).toEqual([
      ['block.a', true],
      ['other', false],
      ['scope', true],
    ]);
  });
});
