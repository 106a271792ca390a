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
