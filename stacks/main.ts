import { requirePackages } from '../src/packages/required-packages.js';
import { KlaviyoAccessError } from '../src/text/klaviyo-access-error.js';
import { visibleText } from '../src/text/visible.js';

/** The app that cdktf runs (see cdktf.json). Answers what a person has to correct, or undefined. */
async function main(): Promise<string | undefined> {
  requirePackages('The app of the stacks', ['cdktf']);
  const { synthAccessFile } = await import('./synth-access-file.js');
  const { KLAVIYO_ACCESS_FILE: path = './access.yaml', KLAVIYO_ACCESS_TODAY: today } = process.env;
  return synthAccessFile(path, {
    note: (sentence) => {
      process.stderr.write(`${visibleText(sentence)}\n`);
    },
    today,
  });
}

/** Resolves when all is written or said. */
export const finished: Promise<void> = main()
  .catch((error: unknown) => {
    if (error instanceof KlaviyoAccessError) return error.message;
    throw error;
  })
  .then((mistake) => {
    if (mistake === undefined) return;
    process.stderr.write(`${visibleText(mistake)}\n`);
    process.exitCode = 1;
  });
