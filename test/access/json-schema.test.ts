import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

import { accessFileJsonSchema, accessFileSchemaText } from '../../src/access/json-schema.js';
import { account, EXAMPLE, exampleWith } from './example.js';

const schema = accessFileJsonSchema();
const ajv = addFormats(new Ajv({ allErrors: true, allowUnionTypes: true }));
const validate = ajv.compile(schema);
const valid = (text: string): boolean => validate(parse(text));

test('schema/access.schema.json is what the function gives', () => {
  const written = readFileSync(join(__dirname, '../../schema/access.schema.json'), 'utf8');
  expect(JSON.parse(written)).toEqual(schema);
  expect(accessFileSchemaText()).toBe(written);
});

test('is draft-07, named and titled', () => {
  expect(schema).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: expect.stringMatching(/^urn:/) as string,
    title: 'klaviyo-access: access file',
  });
});

test('accepts the shipped example', () => {
  expect(valid(EXAMPLE)).toBe(true);
  expect(valid(EXAMPLE + account('second'))).toBe(true);
});

test('accepts an account without an app only if klaviyo-access provisions it itself', () => {
  const second = account('second').replace(/ {4}app: .*\n/, '    provisioning: { mode: direct }\n');

  expect(valid(EXAMPLE + second)).toBe(true);
  expect(valid(EXAMPLE + second.replace('direct', 'console'))).toBe(false);
});

test.each([
  ['another version', exampleWith(['version: 1', 'version: 2'])],
  ['an unknown key', exampleWith(['owner: owner@example.com', 'owner: owner@example.com\n    ownr: x'])],
  ['a missing key', exampleWith(['    owner: owner@example.com\n', ''])],
  ['an inline access key', exampleWith(['{ env: KLAVIYO_SCIM_ACCESS_KEY }', 'example-access-key'])],
  ['two ways to the access key', exampleWith(['{ env: KLAVIYO_SCIM_ACCESS_KEY }', '{ env: A, file: b }'])],
  ['two kinds of app', exampleWith(['saml:\n', 'existing: 0oa1b2c3\n      saml:\n'])],
  ['no assignments', EXAMPLE + account('second').replace('[{ role: admin, group: second-admins }]', '[]')],
  ['no date', exampleWith(['2027-03-31', '2027-02-30'])],
  ['an unknown finding kind', exampleWith(['[unexpected]', '[unexpectd]'])],
])('refuses %s', (_what, text) => {
  expect(valid(text)).toBe(false);
});

test('describes every key, so that an editor can show it', () => {
  const undescribed: string[] = [];
  const seen = new Set<object>();
  const definitions = schema.definitions as Record<string, { description?: string }>;
  const referred = (part: { description?: string; $ref?: string }): { description?: string } =>
    part.$ref === undefined ? part : definitions[part.$ref.replace('#/definitions/', '')]!;
  const walk = (part: unknown, path: string): void => {
    if (typeof part !== 'object' || part === null) {
      return;
    }
    const {
      properties = {},
      items,
      anyOf = [],
    } = part as {
      properties?: Record<string, { description?: string }>;
      items?: unknown;
      anyOf?: unknown[];
    };
    for (const [key, written] of Object.entries(properties)) {
      const value = referred(written);
      if (seen.has(value)) continue;
      seen.add(value);
      if (!value.description) {
        undescribed.push(`${path}.${key}`);
      }
      walk(value, `${path}.${key}`);
    }
    walk(items, `${path}[]`);
    anyOf.forEach((one) => walk(one, path));
  };
  walk(schema, '');
  expect(undescribed).toEqual([]);
});
