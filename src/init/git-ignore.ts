import { type Project, type ProjectFile } from './project.js';

/** What every project leaves out of version control: what npm installs, and reports, which name people. */
const ALWAYS = ['node_modules/', 'reports/'];

/** What a deploy leaves behind. A state may hold secrets. */
const OF_STACKS = ['cdktf.out/', '.terraform/', '*.tfstate', '*.tfstate.backup', '*.tfplan'];

/** What is not put under version control. */
export function gitIgnore({ providers }: Project): ProjectFile {
  const lines = providers.length === 0 ? ALWAYS : [...ALWAYS, ...OF_STACKS];
  return {
    path: '.gitignore',
    purpose: 'what stays out of version control',
    text: `${lines.join('\n')}\n`,
    toAdd: (there) => {
      const ignored = there.split(/\r?\n/).map(plain);
      const missing = lines.filter((line) => !ignored.includes(plain(line)));
      return missing.length === 0 ? [] : ['Add these lines:', ...missing.map((line) => `  ${line}`)];
    },
  };
}

/** A line as it is compared: `/node_modules` leaves out the same folder as `node_modules/`. */
function plain(line: string): string {
  return line.trim().replace(/^\/|\/$/g, '');
}
