import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type DocumentParts, ROOT } from './documents.js';

/** Links of the documents that lead nowhere. Links out of the repository are not followed. */
export function linkMistakes(documents: readonly DocumentParts[], root = ROOT): readonly string[] {
  const anchors = new Map(documents.map((document) => [document.file, new Set(document.anchors)]));
  return documents.flatMap(({ file, links }) =>
    links
      .filter((link) => !/^(https?|mailto):/.test(link))
      .flatMap((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? file : normalize(join(dirname(file), decodeURI(path)));
        if (target.startsWith('..') || !existsSync(join(root, target))) {
          return [`${file}: the link ${link} leads to no file.`];
        }
        return anchor === undefined || anchors.get(target)?.has(anchor) === true
          ? []
          : [`${file}: the link ${link} leads to no heading.`];
      }),
  );
}

/** Pages that no link from README.md leads to, at once or over other pages. */
export function pagesOutOfReach(documents: readonly DocumentParts[]): readonly string[] {
  const reached = new Set(['README.md']);
  // A set is walked in the order of its growth, so what a page adds is walked after it.
  for (const file of reached) {
    for (const link of documents.find((document) => document.file === file)?.links ?? []) {
      const target = normalize(join(dirname(file), link.split('#')[0] ?? ''));
      if (documents.some((document) => document.file === target)) reached.add(target);
    }
  }
  return documents.map(({ file }) => file).filter((file) => !reached.has(file));
}

/** Pages of docs/ itself that README.md does not link. */
export function pagesNotInReadme(documents: readonly DocumentParts[]): readonly string[] {
  const linked = documents
    .filter(({ file }) => file === 'README.md')
    .flatMap(({ links }) => links.map((link) => link.split('#')[0]));
  return documents.map(({ file }) => file).filter((file) => dirname(file) === 'docs' && !linked.includes(file));
}
