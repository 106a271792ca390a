import { type FolderCheck } from '../../../review/evidence/check-folder.js';
import { SEALED_FILES } from '../../../review/evidence/sealed-files.js';
import { plainJson } from '../../plain-json.js';
import { checkHeadline, notProvenWords, provenWords } from './check-words.js';

/** What the check of a folder found, as JSON. */
export function checkJson(check: FolderCheck): string {
  const { verdict, review, closed, files, differences, signature, timeStamp, evidence } = check;
  return plainJson({
    version: 1,
    verdict,
    headline: checkHeadline(check),
    review: review?.population.review ?? null,
    closed: closed ?? null,
    files: files.length,
    manifestSha256: files.find(({ path }) => path === SEALED_FILES.manifest)?.sha256 ?? null,
    differences,
    signature,
    timeStamp,
    evidence,
    proven: provenWords(check),
    notProven: notProvenWords(check),
  });
}
