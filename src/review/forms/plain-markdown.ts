/** A code span, an escaped sign, or the entity of the pipe (CommonMark 0.31, sections 6.1, 2.4 and 2.5). */
const MARKUP = /(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)|\\([!-/:-@[-`{-~])|&#124;/gsu;

/**
 * What a line of Markdown shows, where it has text, code spans and escapes alone: as a form writes text from outside, and as an editor
 * leaves it that writes the same escapes in another way.
 */
export function plainMarkdown(markdown: string): string {
  return markdown
    .replace(MARKUP, (_, fence: string | undefined, code: string | undefined, escaped: string | undefined) => {
      if (fence === undefined) return escaped ?? '|';
      const content = code!;
      const isPadded = content.startsWith(' ') && content.endsWith(' ') && content.trim() !== '';
      return isPadded ? content.slice(1, -1) : content;
    })
    .trim();
}
