import { styleText } from 'node:util';
import { type Severity } from '../../access/finding-kind.js';
import { visible } from '../../text/visible.js';
import { wrap } from '../wrap.js';
import { type ReportOptions } from './report-options.js';

type Style = Parameters<typeof styleText>[0];

/** How a severity is coloured on a terminal. */
export const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  info: 'dim',
};

const DEFAULT_WIDTH = 100;

/** How the lines of one text report are laid out. */
export interface TextLayout {
  /** Columns of a line. */
  readonly width: number;
  readonly failOn: Severity | undefined;
  readonly paint: (style: Style, text: string) => string;
}

/** The layout for a terminal, whose width is held between these two. Without a width it is 100 columns. */
export function textLayout(
  { color, width = DEFAULT_WIDTH, failOn }: ReportOptions,
  [narrowest, widest]: readonly [number, number],
): TextLayout {
  return {
    width: Math.min(widest, Math.max(narrowest, width)),
    failOn,
    // The caller knows where the text goes; styleText itself would look at this process's own output.
    paint: (style, text) => (color ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** Lines as one text, each ending in a line end. */
export function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * Running text from outside, behind a bar and a label; further lines stand under the first. No line begins with what a log
 * would take for a command.
 */
export function barred(label: string, text: string, { width }: Pick<TextLayout, 'width'>): readonly string[] {
  return wrap(visible(text), width - 2 - label.length).map(
    (line, index) => `│ ${index === 0 ? label : ' '.repeat(label.length)}${line}`,
  );
}
