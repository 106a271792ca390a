import { type FolderCheck } from '../../../review/evidence/check-folder.js';
import { SEALED_FILES } from '../../../review/evidence/sealed-files.js';
import { visibleLines } from '../../visible-lines.js';
import { checkHeadline, notProvenWords, provenWords } from './check-words.js';
import { oneLine } from '../../../text/one-line.js';

/** Columns of a line: of a terminal as it is opened. */
const WIDTH = 80;

/** So many differences are shown; a folder of another review has thousands. */
const MOST_SHOWN = 100;

/** What the check of a folder found, for a terminal. Text from outside goes through `visible`. */
export function checkText(check: FolderCheck): string {
  const { differences, closed, files } = check;
  const shown = differences.slice(0, MOST_SHOWN).map(({ path, what }) => `${path} ${what}`);
  const more = differences.length - shown.length;
  const manifest = files.find(({ path }) => path === SEALED_FILES.manifest);
  const withOpen = closed?.withOpen ?? null;
  return [
    ...visibleLines(checkHeadline(check), WIDTH),
    ...part('', shown),
    ...(more > 0 ? [`  - and ${more} more`] : []),
    ...(withOpen === null
      ? []
      : part('It was closed though something was open. The reason that was given:', [oneLine(withOpen)])),
    ...(closed?.timeStampGivenUp == null
      ? []
      : part('It was to have a time stamp, which could not be had. The reason that was given:', [
          oneLine(closed.timeStampGivenUp),
        ])),
    ...part('Proven:', provenWords(check)),
    ...part('Not proven:', notProvenWords(check)),
    ...(manifest === undefined || check.verdict !== 'as-closed'
      ? []
      : ['', 'SHA-256 of manifest.json:', `  ${manifest.sha256}`]),
    '',
  ].join('\n');
}

function part(title: string, sentences: readonly string[]): readonly string[] {
  if (sentences.length === 0) return [];
  const items = sentences.flatMap((sentence) =>
    visibleLines(sentence, WIDTH - 4).map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`),
  );
  return ['', ...(title === '' ? [] : [title]), ...items];
}
