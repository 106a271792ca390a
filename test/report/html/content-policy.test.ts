import { createHash } from 'node:crypto';
import { contentPolicy } from '../../../src/report/html/content-policy.js';

test('GIVEN a script and a style THEN nothing else runs, styles, is loaded or is sent', () => {
  const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
  expect(contentPolicy({ style: 'p {}', script: 'go()' }).split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${digest('p {}')}'`,
    `script-src 'sha256-${digest('go()')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});
