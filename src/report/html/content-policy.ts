import { createHash } from 'node:crypto';

/**
 * The policy of a page that loads nothing and sends nothing: it lets run and style only the script and the style sheet whose SHA-256 it
 * names, so that markup which slipped into it has no effect.
 * Without a script nothing runs in the page.
 */
export function contentPolicy({
  style,
  script,
}: {
  readonly style: string;
  readonly script?: string | undefined;
}): string {
  return [
    "default-src 'none'",
    `style-src ${fingerprint(style)}`,
    ...(script === undefined ? [] : [`script-src ${fingerprint(script)}`]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** How a Content-Security-Policy names an inline script or style (Content Security Policy Level 3, section 2.3.1). */
function fingerprint(source: string): string {
  return `'sha256-${createHash('sha256').update(source, 'utf8').digest('base64')}'`;
}
