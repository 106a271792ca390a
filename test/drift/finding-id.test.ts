import { findingId } from '../../src/drift/finding-id.js';

test('an id is what it has always been: the start of a SHA-256 over a JSON array', () => {
  // printf '%s' '["acme","role","ada@example.com"]' | sha256sum
  expect(findingId('acme', 'role', 'ada@example.com', [])).toBe('8c81873a5159');
});

test('GIVEN any other account, kind, key or discriminator THEN another id', () => {
  const ids = [
    findingId('acme', 'role', 'ada@example.com', []),
    findingId('acme-2', 'role', 'ada@example.com', []),
    findingId('acme', 'name', 'ada@example.com', []),
    findingId('acme', 'role', 'zoe@example.com', []),
    findingId('acme', 'role', 'ada@example.com', ['u1']),
    findingId('acme', 'role', 'ada@example.com', ['u', '1']),
    findingId('acme', 'role', 'ada@example.com","u1', []),
  ];

  expect(new Set(ids).size).toBe(ids.length);
});

test('GIVEN a lone surrogate in the key THEN still an id of its own', () => {
  const [one, other] = ['\ud800', '\ud801'].map((key) => findingId('acme', 'role', key, []));

  expect(one).toMatch(/^[0-9a-f]{12}$/);
  expect(one).not.toBe(other);
});
