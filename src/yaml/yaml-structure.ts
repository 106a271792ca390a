import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  visit,
} from 'yaml';

import { type YamlFault } from './yaml-faults.js';

/**
 * How many aliases there may be, counted as often as they come to be read: an alias of what holds ten aliases is eleven.
 * So a short file cannot stand for a huge value, and no chain of aliases is longer than yaml's recursion takes.
 */
const MOST_ALIASES = 10_000;

/** The tags beside the core schema's that yaml resolves; their values are not plain. */
const RICH_TAG = /^tag:yaml\.org,2002:(?:binary|merge|omap|pairs|set|timestamp)$/;

/** What there is to know of a document besides its syntax. */
export interface YamlStructure {
  /** Faults that yaml does not report, or reports only by throwing when the value is made. */
  readonly faults: readonly YamlFault[];
  /** Whether a plain value can be made of the document. */
  readonly readable: boolean;
  /** Every alias with the node that it stands for, in the document's order. */
  readonly targets: ReadonlyMap<Node | null, Node>;
}

/** Whether the key merges another mapping in: a plain `<<`. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** Goes through the document, which a parser made, once. `lineAt` gives the line of an offset. */
export function yamlStructure(document: Document, lineAt: (offset: number) => number): YamlStructure {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node | null, Node>();
  const read = new Map<Node, number>();
  const merged: Node[] = [];
  const repeated: YamlFault[] = [];
  const unreadable: YamlFault[] = [];
  let aliases = 0;

  visit(document, (_key, node, path) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined || path.includes(target)) {
        unreadable.push(aliasFault(node, target));
        return;
      }
      targets.set(node, target);
      const count = 1 + (read.get(target) ?? 0);
      path.filter((around) => isNode(around)).forEach((around) => read.set(around, count + (read.get(around) ?? 0)));
      if (aliases <= MOST_ALIASES && aliases + count > MOST_ALIASES) {
        const problem = `up to here, aliases refer to more than ${MOST_ALIASES} others`;
        unreadable.push({ offset: offsetOf(node), problem, expected: 'fewer aliases, and none that hold many' });
      }
      aliases += count;
    } else if (isPair(node)) {
      if (isMergeKey(node.key) && isNode(node.value)) {
        merged.push(node.value);
      }
    } else if (isNode(node)) {
      if (node.anchor !== undefined) {
        anchors.set(node.anchor, node);
        unreadable.push(...anchorFaults(node, node.anchor));
      }
      unreadable.push(...tagFaults(node));
      repeated.push(...repeatedKeys(node, lineAt));
    }
  });
  unreadable.push(...merged.flatMap((node) => mergeFaults(node, targets)));
  return { faults: [...repeated, ...unreadable], readable: unreadable.length === 0, targets };
}

function aliasFault(alias: Alias, target: Node | undefined): YamlFault {
  const offset = offsetOf(alias);
  return target === undefined
    ? { offset, problem: 'this alias has no anchor', expected: 'an alias of an anchor further up' }
    : { offset, problem: 'this alias refers to a value that contains it', expected: 'an alias of something else' };
}

/** What an anchor's name may not have (YAML 1.2.2, section 6.9.2). yaml takes it, and throws once it writes the node out. */
const NOT_IN_ANCHOR = /[\p{Cc}\s,[\]{}]/u;

function anchorFaults(node: Node, anchor: string): YamlFault[] {
  const problem = 'the name of this anchor has a blank, a bracket or a control character in it';
  return NOT_IN_ANCHOR.test(anchor)
    ? [{ offset: offsetOf(node), problem, expected: 'an anchor of letters and digits' }]
    : [];
}

function tagFaults(node: Node): YamlFault[] {
  return node.tag !== undefined && RICH_TAG.test(node.tag)
    ? [{ offset: offsetOf(node), problem: 'this tag does not belong here', expected: 'a value without a tag' }]
    : [];
}

/** The key is not repeated in the sentence: in the wrong place it could be an access key. */
function repeatedKeys(node: Node, lineAt: (offset: number) => number): YamlFault[] {
  const first = new Map<unknown, number>();
  return (isMap<Node>(node) ? node.items : []).flatMap(({ key }) => {
    const offset = offsetOf(key);
    const word = isScalar(key) && !isMergeKey(key) ? key.value : key;
    const before = first.get(word);
    first.set(word, before ?? offset);
    return before === undefined
      ? []
      : [
          {
            offset,
            problem: `this key is on line ${lineAt(before)} already`,
            expected: 'each key once in a mapping',
          },
        ];
  });
}

function mergeFaults(node: Node, targets: ReadonlyMap<Node | null, Node>): YamlFault[] {
  const source = targets.get(node) ?? node;
  const parts = isSeq<Node>(source) ? source.items : [source];
  // An alias that has no target is a fault of its own.
  return parts.every((part) => isMap(targets.get(part) ?? part) || (isAlias(part) && !targets.has(part)))
    ? []
    : [
        {
          offset: offsetOf(node),
          problem: 'what "<<" merges is not a mapping',
          expected: 'a mapping, or an alias of one',
        },
      ];
}

/** A node that a parser made has a range. */
function offsetOf(node: Node): number {
  return (node as ParsedNode).range[0];
}
