import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { type CommentForge } from './comment-forge.js';

/** The forges that comments can be written on, by the flag that names them (`--github`). Adding one is an entry and its file. */
export const COMMENT_FORGES = { github, gitlab } as const satisfies Readonly<Record<string, CommentForge>>;

export type CommentForgeName = keyof typeof COMMENT_FORGES;

export const COMMENT_FORGE_NAMES = Object.keys(COMMENT_FORGES) as readonly CommentForgeName[];
