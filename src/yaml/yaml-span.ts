import { isMap, isScalar, isSeq, type Node } from 'yaml';

import { type FilePath } from './file-path.js';
import { isMergeKey } from './yaml-structure.js';

/** A stretch of the text, from its first character to the one behind its last, as offsets from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the key or the value at `at` stands, below the node `root`; if it is not there, the nearest place around it.
 * `targets` gives the node that an alias stands for.
 */
export function spanOf(
  root: Node | null,
  targets: ReadonlyMap<Node | null, Node>,
  at: FilePath,
  on: 'key' | 'value',
): Span {
  let node = root;
  let span = textOf(node, { start: 0, end: 0 });
  for (const [depth, step] of at.entries()) {
    const entry = entryOf(node, step, targets);
    if (entry === undefined) {
      break;
    }
    span = textOf(entry.key, span);
    if (depth < at.length - 1 || on === 'value') {
      span = textOf(entry.value, span);
    }
    node = entry.value;
  }
  return span;
}

function textOf(node: Node | null, otherwise: Span): Span {
  return node?.range ? { start: node.range[0], end: node.range[1] } : otherwise;
}

interface Entry {
  readonly key: Node | null;
  readonly value: Node | null;
}

/** One step down, through aliases and merge keys. */
function entryOf(node: Node | null, step: string | number, targets: ReadonlyMap<Node | null, Node>): Entry | undefined {
  const target = targets.get(node) ?? node;
  if (isSeq<Node>(target)) {
    if (typeof step === 'number') {
      const item = target.items[step];
      return item === undefined ? undefined : { key: item, value: item };
    }
    // A list in place of a mapping is what a merge key takes from.
    return firstEntry(target.items, step, targets);
  }
  if (!isMap<Node, Node | null>(target)) {
    return undefined;
  }
  // Of repeated keys it is the last one whose value counts.
  const own = target.items.findLast(({ key }) => isScalar(key) && key.value === step);
  const sources = target.items.filter(({ key }) => isMergeKey(key)).map(({ value }) => value);
  return own ?? firstEntry(sources, step, targets);
}

function firstEntry(
  nodes: readonly (Node | null)[],
  step: string | number,
  targets: ReadonlyMap<Node | null, Node>,
): Entry | undefined {
  for (const node of nodes) {
    const entry = entryOf(node, step, targets);
    if (entry !== undefined) {
      return entry;
    }
  }
  return undefined;
}
