import { visible } from '../../text/visible.js';

/** The levels of an annotation in GitHub Actions. */
export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** What an annotation shows and where. Texts may be from outside. */
export interface Annotation {
  /** Path as the workflow's checkout has it; line and column from 1. */
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
  readonly title: string;
  /** Lines. */
  readonly message: readonly string[];
}

/**
 * An annotation as a line of a GitHub Actions log (GitHub, Workflow commands for GitHub Actions). What would end the line,
 * a property or the command is escaped as actions/toolkit does it (packages/core/src/command.ts).
 */
export function workflowCommand(level: AnnotationLevel, { message, ...properties }: Annotation): string {
  const given = Object.entries(properties).map(([name, value]) => `${name}=${property(visible(String(value)))}`);
  return `::${level} ${given.join(',')}::${message.map((line) => data(visible(line))).join('%0A')}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
