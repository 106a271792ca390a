import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type Tokens } from 'marked';
import { parse } from 'yaml';
import { conditionSchema, readCondition } from '../../src/access/condition-schema.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { OPERATORS } from '../../src/rules/condition.js';
import { compileCondition } from '../../src/rules/evaluate.js';
import { disjointRules } from '../../src/rules/entra/disjoint-rules.js';
import { ENTRA_PROPERTIES } from '../../src/rules/entra/entra-property.js';
import { entraRule } from '../../src/rules/entra/entra-rule.js';
import { memberMapping, oneLoginMapping } from '../../src/rules/onelogin/onelogin-mapping.js';
import { oktaExpression } from '../../src/rules/okta/okta-expression.js';
import { person } from '../rules/sample-condition.js';
import { ROOT } from './documents.js';

const tokens = marked.lexer(readFileSync(join(ROOT, 'docs/rules.md'), 'utf8'));
const code = (language: string, index = 0): string =>
  tokens.filter((token): token is Tokens.Code => token.type === 'code' && (token as Tokens.Code).lang === language)[
    index
  ]!.text;

/** The texts in code of a table's cell, or of an item of a list. */
const spans = ({ text }: Tokens.TableCell | Tokens.ListItem): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, inner]) => inner!);

const operators = tokens.find(
  (token): token is Tokens.Table => token.type === 'table' && (token as Tokens.Table).header.length === 5,
)!;

describe('the page on rules', () => {
  test.each(operators.rows.map((row) => [spans(row[0]!).join(), row] as const))(
    '%s decides as the table says',
    (written, row) => {
      const condition = readCondition(conditionSchema.parse(parse(written)), () => ({ line: 1, column: 1 }));
      const holds = compileCondition(condition);
      for (const department of spans(row[1]!)) expect(holds(person({ department }))).toBe(true);
      for (const department of spans(row[2]!)) expect(holds(person({ department }))).toBe(false);
      expect([holds(person()), holds(person({ department: '' }))]).toEqual([
        row[3]!.text === 'true',
        row[3]!.text === 'true',
      ]);
      expect(spans(row[1]!).length + spans(row[2]!).length).toBeGreaterThan(0);
    },
  );

  test.each(operators.rows.map((row) => [spans(row[0]!).join(), spans(row[4]!).join()] as const))(
    '%s is written in Entra with %s',
    (written, operator) => {
      const condition = readCondition(conditionSchema.parse(parse(written)), () => ({ line: 1, column: 1 }));
      expect(entraRule(condition)).toContain(`user.department ${operator}`);
    },
  );

  test('names every operator', () => {
    const named = operators.rows.flatMap((row) => Object.keys(parse(spans(row[0]!).join()) as object));
    expect([...new Set(named)].toSorted()).toEqual(['attribute', ...OPERATORS].toSorted());
  });

  test('shows the expression of its example', () => {
    const [account] = parseAccessFile(code('yaml'), { path: 'access.yaml' }).accounts;
    const membership = account!.assignments[0]!.membership;
    if (membership?.kind !== 'declared' || membership.when === undefined) throw new Error('The example has no rule.');
    const expression = oktaExpression(
      membership.when,
      membership.members.map(({ user }) => user),
    );
    const shown = code('text').replace(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')');
    expect(shown).toBe(expression);
  });

  test('shows the rules of its example in Entra', () => {
    const [account] = parseAccessFile(code('yaml', 1), { path: 'access.yaml' }).accounts;
    const rules = disjointRules(account!.assignments).flatMap(({ condition }) => condition ?? []);
    const shown = code('text', 1).split('\n\n');
    expect(shown.map((rule) => rule.replace(/\s+/g, ' '))).toEqual(rules.map((condition) => entraRule(condition)));
  });

  test('shows the mappings of its example in OneLogin', () => {
    const [account] = parseAccessFile(code('yaml', 2), { path: 'access.yaml' }).accounts;
    const membership = account!.assignments[0]!.membership;
    if (membership?.kind !== 'declared' || membership.when === undefined)
      throw new Error('The example has no condition.');
    const mappings = [oneLoginMapping(membership.when), memberMapping(membership.members.map(({ user }) => user))];
    const written = mappings.map(
      ({ match, conditions }) =>
        `${match} of: ${conditions.map(({ source, operator, value }) => `${source} ${operator} ${value}`).join(', ')}`,
    );
    expect(code('text', 2).split('\n')).toEqual(written);
  });

  test('names every property of Entra, by what it holds', () => {
    const heading = tokens.findIndex((token) => token.type === 'heading' && token.text === 'Attributes in Entra');
    const list = tokens.slice(heading).find((token): token is Tokens.List => token.type === 'list')!;
    const [texts, , booleans, others] = list.items.map((item) => spans(item));
    const named = (...types: readonly string[]) =>
      ENTRA_PROPERTIES.filter(({ type, name }) => types.includes(type) && !name.startsWith('extension')).map(
        ({ name }) => name,
      );
    expect([texts, booleans!.slice(0, 2), others!.toSorted()]).toEqual([
      named('text'),
      named('boolean'),
      named('date', 'list').toSorted(),
    ]);
  });
});
