import { type ProjectFile } from './project.js';

/** The app that builds the stacks, where npm installs this package (docs/deploying.md). */
const APP = 'node node_modules/klaviyo-access/dist/stacks/main.js';

/** What tells cdktf which app builds the stacks. */
export function cdktfJson(): ProjectFile {
  const content = { language: 'typescript', app: APP, sendCrashReports: 'false' };
  return {
    path: 'cdktf.json',
    purpose: 'which app builds the stacks, for cdktf',
    text: `${JSON.stringify(content, null, 2)}\n`,
    toAdd: (there) =>
      there.includes(JSON.stringify(APP))
        ? []
        : [
            'If its app does not build the stacks of access.yaml, put this in place of it:',
            `  "app": ${JSON.stringify(APP)}`,
          ],
  };
}
