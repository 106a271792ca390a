import { cacheSign } from '../../src/klaviyo/cache-sign.js';
import { quoted } from '../../src/text/quoted.js';

const sign = (name: string, value: string) =>
  cacheSign((asked) => (asked === name.toLowerCase() ? value : undefined), String);

test.each([
  ['Age', '1'],
  ['Age', '86400'],
  ['Age', '0, 12'],
  ['Age', '10'],
  ['Age', 'yesterday'],
  ['Warning', '110 - "Response is Stale"'],
  ['Warning', '199 - "x", 111 cache.example.com "Revalidation Failed"'],
  ['Cache-Status', 'ExampleCache; hit'],
  ['Cache-Status', 'Origin; fwd=miss, CDN;hit;ttl=3'],
  ['X-Cache', 'HIT'],
  ['X-Cache', 'Hit from cloudfront'],
  ['X-Cache', 'MISS, HIT'],
  ['X-Cache', 'TCP_MEM_HIT from cache.example.com'],
  ['X-Cache-Status', 'STALE'],
  ['X-Proxy-Cache', 'updating'],
  ['CF-Cache-Status', 'HIT'],
])('GIVEN %s: %s THEN the answer is from a cache', (name, value) => {
  expect(sign(name, value)).toBe(`${name}: ${quoted(value)}`);
});

test.each([
  ['Age', '0'],
  ['Age', ' 0, 0 '],
  ['Age', ''],
  ['Warning', '299 - "Deprecated"'],
  ['Warning', '1100 - "x"'],
  ['Warning', '214 - "110"'],
  ['Cache-Status', 'ExampleCache; fwd=stale; fwd-status=304'],
  ['Cache-Status', 'ExampleCache; hit=?0'],
  ['Cache-Status', 'ExampleCache; hit-count=0'],
  ['Cache-Status', 'hit'],
  ['X-Cache', 'MISS'],
  ['X-Cache', 'Miss from cloudfront'],
  ['X-Cache', 'RefreshHit from cloudfront'],
  ['X-Cache', 'white'],
  ['CF-Cache-Status', 'DYNAMIC'],
  ['CF-Cache-Status', 'REVALIDATED'],
  ['X-Cache-Hits', '7'],
])('GIVEN %s: %s THEN nothing shows a cache', (name, value) => {
  expect(sign(name, value)).toBeUndefined();
});

test('GIVEN no header at all THEN nothing shows a cache', () => {
  expect(cacheSign(() => undefined, String)).toBeUndefined();
});
