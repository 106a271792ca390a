import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { commentBody, markerLine, type CommentPart } from '../publish/comment-body.js';
import { type CommentForge, forgeToken } from '../publish/comment-forge.js';
import { COMMENT_FORGE_NAMES, COMMENT_FORGES, type CommentForgeName } from '../publish/comment-forges.js';
import { runUrl } from '../publish/place.js';
import { publishComment } from '../publish/publish-comment.js';
import { fileFault } from '../text/file-fault.js';
import { CliError } from './cli-error.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';

/** A flag for each forge; one of them is given. */
export interface CommentOptions extends Partial<Readonly<Record<CommentForgeName, boolean>>> {
  /** Markdown files, joined in order; `-` is standard input. None means standard input. */
  readonly file: readonly string[];
  /** What the comment is found by: comments with different names stand beside each other. */
  readonly marker: string;
  readonly repository?: string;
  readonly number?: string;
}

/** `klaviyo-access comment`: creates or updates one comment on a pull request or merge request. */
export async function comment(options: CommentOptions, io: CliIo): Promise<ExitCode> {
  const forge = forgeOf(options);
  const marker = markerLine(options.marker);
  const token = forgeToken(forge, io.environment);
  const place = await forge.place(options, io.environment);
  const { text: body, notes } = commentBody({
    parts: await readParts(options.file, io),
    marker,
    limit: forge.limit,
    runUrl: runUrl(io.environment),
  });
  const published = await publishComment({ forge, place, token, marker, body, signal: io.interrupted });
  for (const note of [...notes, ...published.notes]) io.stderr.write(`${note}\n`);
  const done = published.done === 'created' ? 'Created' : 'Updated';
  io.stdout.write(`${done} comment ${published.id} on ${published.place}.\n`);
  return EXIT.clean;
}

function forgeOf(options: CommentOptions): CommentForge {
  const [name, ...others] = COMMENT_FORGE_NAMES.filter((forge) => options[forge] === true);
  if (name !== undefined && others.length === 0) return COMMENT_FORGES[name];
  const flags = COMMENT_FORGE_NAMES.map((forge) => `--${forge}`).join(' or ');
  throw new CliError(`Choose where the comment goes: give one of ${flags}.`);
}

async function readParts(files: readonly string[], io: CliIo): Promise<readonly CommentPart[]> {
  const names = files.length === 0 ? ['-'] : files;
  if (names.filter((name) => name === '-').length > 1) {
    throw new CliError('Standard input can be read only once. Give --file - at most once.');
  }
  return Promise.all(
    names.map(async (name) =>
      name === '-'
        ? { name: 'Standard input', markdown: await io.readStdin() }
        : { name, markdown: await readMarkdown(name, io) },
    ),
  );
}

async function readMarkdown(file: string, io: CliIo): Promise<string> {
  try {
    return await readFile(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new CliError(`Cannot read ${file}: ${fileFault(error)}. Name a file of Markdown with --file.`);
  }
}
