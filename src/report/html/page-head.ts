import { contentPolicy } from './content-policy.js';
import { markup, type Markup, ownHtml } from './markup.js';

/** What the head of a page is made from. */
export interface PageHead {
  readonly title: string;
  /** The whole style sheet. */
  readonly style: string;
  /** The script of the page, which stands in its body. Default: nothing runs in it. */
  readonly script?: string | undefined;
}

/**
 * Everything before the body of a page in light and dark colours, which needs and loads nothing: its policy lets only its own style sheet and script
 * work, so that markup which slipped into it has no effect.
 */
export function pageHead({ title, style, script }: PageHead): Markup {
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy({ style, script })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${ownHtml(style)}</style></head>
`;
}
