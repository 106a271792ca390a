import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A plugin that writes the licences of the packages whose code the built files contain, as those licences ask. */
export function bundledLicenses(fileName) {
  return {
    name: 'bundled-licenses',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) => Object.keys(output.modules ?? {}));
      const folders = new Set(modules.flatMap((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
      const notices = [...folders].sort().map(noticeOf);
      this.emitFile({ type: 'asset', fileName, source: notices.join(`\n${'-'.repeat(72)}\n\n`) });
    },
  };
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} is built into dist/, and has no licence file to go with it.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}
