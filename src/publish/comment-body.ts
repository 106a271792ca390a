import { escapeMarkdown } from '../report/escape-markdown.js';
import { PublishError } from './publish-error.js';

/** The most that a forge takes as the text of one comment. */
export interface BodyLimit {
  readonly forge: string;
  readonly largest: number;
  readonly unit: 'characters' | 'bytes';
  readonly size: (text: string) => number;
}

/** One Markdown text of a comment, and the file's name for messages. */
export interface CommentPart {
  readonly name: string;
  readonly markdown: string;
}

/** A comment's text, and what of the parts it has no room for. */
export interface CommentBody {
  readonly text: string;
  /** One sentence for each part that a notice stands for. */
  readonly notes: readonly string[];
}

/** What a comment is made of. */
export interface CommentBodyInput {
  readonly parts: readonly CommentPart[];
  /** See {@link markerLine}. */
  readonly marker: string;
  readonly limit: BodyLimit;
  /** Where the run can be looked at; linked from the notices. */
  readonly runUrl?: string | undefined;
}

/** Words of letters and digits with `.`, `_` or a single hyphen between them: nothing that could end an HTML comment. */
const MARKER_NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/i;
const LONGEST_MARKER = 64;

/**
 * The line by which a comment is found again. It is an HTML comment, so it does not show.
 *
 * @throws PublishError `PUBLISH_SETTINGS` for a name that cannot stand in one
 */
export function markerLine(name: string): string {
  if (!MARKER_NAME.test(name) || name.length > LONGEST_MARKER) {
    throw new PublishError(
      'PUBLISH_SETTINGS',
      `--marker takes up to ${LONGEST_MARKER} letters, digits and single ".", "_" or "-" between them, such as "report".`,
    );
  }
  return `<!-- klaviyo-access:${name} -->`;
}

/** Whether a comment's first line is the marker; a marker that is quoted further down does not count. */
export function carriesMarker(body: string, marker: string): boolean {
  return body.replace(/[\r\n][^]*$/, '').trim() === marker;
}

/**
 * Joins the parts under the marker, in their order. Nothing is ever cut: a part that does not fit beside the others is
 * left out whole, and a notice replaces it. Parts are given room first come, first served.
 *
 * @throws PublishError `PUBLISH_REPORT` for a part without text; `PUBLISH_TOO_LONG` if not one of them fits
 */
export function commentBody({ parts, marker, limit, runUrl }: CommentBodyInput): CommentBody {
  for (const { name, markdown } of parts) {
    if (markdown.trim() === '') {
      throw new PublishError('PUBLISH_REPORT', `${name} is empty: the step that should have written it has failed.`);
    }
  }
  const shown = parts.map((part) => notice(part, limit, runUrl));
  const fits = parts.map(({ markdown }, index) => {
    const withPart = shown.with(index, markdown.trim());
    if (limit.size(assembled(marker, withPart)) > limit.largest) return false;
    shown[index] = markdown.trim();
    return true;
  });
  const left = parts.filter((_, index) => fits[index] === false);
  if (left.length === parts.length) throw tooLong(parts, limit);
  return {
    text: assembled(marker, shown),
    notes: left.map(({ name }) => `${name} does not fit beside the rest: a notice replaces it.`),
  };
}

function assembled(marker: string, texts: readonly string[]): string {
  return `${marker}\n${texts.join('\n\n')}\n`;
}

function notice({ name, markdown }: CommentPart, limit: BodyLimit, runUrl: string | undefined): string {
  const run = runUrl === undefined ? 'the run that wrote this comment' : `[the run that wrote this comment](${runUrl})`;
  return (
    `> **Left out here:** ${escapeMarkdown(name)}. Its ${limit.size(markdown)} ${limit.unit} do not fit beside the rest, ` +
    `since one comment takes ${limit.largest}. Look for it in ${run}.`
  );
}

function tooLong(parts: readonly CommentPart[], limit: BodyLimit): PublishError {
  const sizes = parts.map(({ name, markdown }) => `${name} has ${limit.size(markdown)} ${limit.unit}`);
  return new PublishError(
    'PUBLISH_TOO_LONG',
    `${sizes.join(', ')}: too long for a comment on ${limit.forge}, which takes ${limit.largest}, the marker's line ` +
      'included. Nothing was written. What `klaviyo-access drift --report markdown=PATH` writes fits.',
  );
}
