import { requirePackages } from '../src/packages/required-packages.js';
import { KlaviyoAccessError } from '../src/text/klaviyo-access-error.js';
import { visibleText } from '../src/text/visible.js';

/** The app that cdktf runs (see cdktf.json). Answers what a person has to correct, or undefined. */
async function main(): Promise<string | undefined> {
  requirePackages('The app of the stacks', ['cdktf']);
  const { synthAccessFile } = await import('./synth-access-file.js');
  return synthAccessFile(process.env.KLAVIYO_ACCESS_FILE ?? './access.yaml', (sentence) => {
    process.stderr.write(`${visibleText(sentence)}\n`);
  });
}

void main()
  .catch((error: unknown) => {
    if (error instanceof KlaviyoAccessError) return error.message;
    throw error;
  })
  .then((mistake) => {
    if (mistake === undefined) return;
    process.stderr.write(`${visibleText(mistake)}\n`);
    process.exitCode = 1;
  });
