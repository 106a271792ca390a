import { visibleText } from '../src/text/visible.js';
import { synthAccessFile } from './synth-access-file.js';

/** The app that cdktf runs (see cdktf.json). */
const mistake = synthAccessFile(process.env.KLAVIYO_ACCESS_FILE ?? './access.yaml');
if (mistake !== undefined) {
  process.stderr.write(`${visibleText(mistake)}\n`);
  process.exitCode = 1;
}
