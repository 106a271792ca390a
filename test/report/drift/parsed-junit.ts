import { XMLParser, XMLValidator } from 'fast-xml-parser';

interface Case {
  readonly attributes: Readonly<Record<string, string>>;
  readonly output?: string;
  readonly failure?: { readonly message: string; readonly type: string; readonly text: string };
  readonly skipped?: string;
  readonly error?: string;
}

interface Suite {
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (name) => ['testsuite', 'testcase', 'property'].includes(name),
});

/** A JUnit report as a parser of XML reads it back. @throws if it is not well-formed. */
export function parsedJunit(xml: string): {
  readonly totals: Readonly<Record<string, string>>;
  readonly suites: readonly Suite[];
} {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(valid.err.msg);
  // XML 1.0, production 2 (Char), which the parser does not hold a text against.
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(xml)) throw new Error('not a Char');
  const root = (parser.parse(xml) as Readonly<Record<string, Node>>).testsuites!;
  return { totals: attributes(root), suites: nodes(root, 'testsuite').map(suite) };
}

function suite(node: Node): Suite {
  const properties = nodes((node.properties ?? {}) as Node, 'property').map(attributes);
  return {
    attributes: attributes(node),
    properties: Object.fromEntries(properties.map(({ name = '', value = '' }) => [name, value])),
    cases: nodes(node, 'testcase').map(testCase),
  };
}

function testCase(node: Node): Case {
  const { failure, skipped, error } = node as Readonly<Record<string, Node | undefined>>;
  return {
    attributes: attributes(node),
    ...(typeof node['system-out'] === 'string' && { output: node['system-out'] }),
    ...(failure && {
      failure: { message: String(failure['@message']), type: String(failure['@type']), text: String(failure['#text']) },
    }),
    ...(skipped && { skipped: String(skipped['@message']) }),
    ...(error && { error: String(error['@message']) }),
  };
}

function attributes(node: Node): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(node).flatMap(([name, value]) => (name.startsWith('@') ? [[name.slice(1), String(value)]] : [])),
  );
}

function nodes(node: Node, name: string): readonly Node[] {
  return (node[name] ?? []) as readonly Node[];
}
