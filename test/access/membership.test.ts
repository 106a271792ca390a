import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { exampleWith, refusals } from './example.js';

const LAST = '- { role: analyst, group: klaviyo-analysts }';

function assignments(...written: readonly string[]): string {
  return exampleWith([LAST, written.map((each) => `- ${each}`).join('\n      ')]);
}

function last(text: string) {
  return parseAccessFile(text, { path: 'access.yaml' }).accounts[0]!.assignments.at(-1)!;
}

describe('who belongs to an assignment', () => {
  test('GIVEN a group alone THEN its members are kept elsewhere', () => {
    expect(last(assignments('{ role: analyst, group: g }'))).toMatchObject({ group: 'g', create: false });
    expect(last(assignments('{ role: analyst, group: g }')).membership).toBeUndefined();
  });

  test('GIVEN a condition THEN the stack makes the group, and each comparison knows its place', () => {
    const when = '{ all: [{ attribute: department, equals: Marketing }, { not: { memberOf: contractors } }] }';
    const { create, membership } = last(assignments(`{ role: analyst, group: g, when: ${when} }`));

    expect(create).toBe(true);
    expect(membership).toEqual({
      kind: 'declared',
      members: [],
      fromRoster: false,
      when: {
        kind: 'all',
        conditions: [
          { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Marketing', at: place(50) },
          { kind: 'not', condition: { kind: 'memberOf', group: 'contractors', at: place(103) } },
        ],
      },
    });
  });

  test('GIVEN members, some with an end, beside a condition THEN all are in the model', () => {
    const text = assignments(
      '{ role: analyst, group: g, when: { attribute: title, in: [Analyst, Data scientist] }, members: [ada@example.com, ' +
        '{ user: grace@example.com, until: 2027-01-31, reason: Covers for Ada, ticket: ACME-1 }] }',
    );

    expect(last(text).membership).toMatchObject({
      when: { operator: 'in', values: ['Analyst', 'Data scientist'] },
      members: [
        { user: 'ada@example.com' },
        { user: 'grace@example.com', until: '2027-01-31', reason: 'Covers for Ada', ticket: 'ACME-1' },
      ],
    });
  });

  test('GIVEN members: roster THEN the roster says who they are', () => {
    expect(last(assignments('{ role: analyst, group: g, members: roster }'))).toMatchObject({
      create: true,
      membership: { kind: 'declared', members: [], fromRoster: true },
    });
  });

  test('GIVEN everyone THEN the group is the built-in one', () => {
    expect(last(assignments('{ role: analyst, everyone: true }'))).toMatchObject({
      group: 'Everyone',
      identity: { by: 'type', type: 'BUILT_IN' },
      create: false,
      membership: { kind: 'everyone' },
    });
  });

  test.each([
    ['{ role: analyst, group: g, everyone: true }', 'has group and everyone; expected exactly one of group, everyone'],
    ['{ role: analyst, everyone: true, members: [ada@example.com] }', 'everyone beside create, when or members'],
    ['{ role: analyst, group: g, create: false, members: roster }', 'create is false beside when or members'],
    ['{ role: analyst, group: { id: 00g1 }, members: roster }', 'group has an id or a type beside when or members'],
    ['{ role: analyst, group: g, members: [] }', 'expected at least one member'],
    ['{ role: analyst, group: g, members: [{ user: ada@example.com, until: 2027-01-31 }] }', 'key "reason" is missing'],
    ['{ role: analyst, group: g, members: [{ user: ada@example.com, until: soon, reason: x }] }', 'until is "soon"'],
    [
      '{ role: analyst, group: g, when: { attribute: title } }',
      'when has no operator; expected exactly one of equals,',
    ],
    ['{ role: analyst, group: g, when: { attribute: title, equals: a, in: [b] } }', 'when has equals and in'],
    ['{ role: analyst, group: g, when: { equals: a } }', 'when has none of all, any, not, attribute, memberOf'],
    ['{ role: analyst, group: g, when: { any: [{ attribute: a, equal: b }] } }', 'unknown key "equal"'],
    ['{ role: analyst, group: g, when: { attribute: level, equals: 7 } }', 'put what reads as a number'],
  ])('GIVEN %s THEN it is refused: %s', (written, message) => {
    expect(refusals(assignments(written)).join('\n')).toContain(message);
  });
});

function place(column: number): object {
  return { line: 26, column };
}
