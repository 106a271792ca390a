import { z } from 'zod';

import { type Leavers } from '../../history/leavers/leaver.js';
import { evidenceFiles } from '../../report/review/evidence/evidence-files.js';
import { readLeaversJson } from '../../report/leavers/leavers-json.js';
import { ReviewError } from '../../review/review-error.js';
import { SEALED_FILES } from '../../review/evidence/sealed-files.js';
import { type MakeEvidence } from '../../review/evidence/make-evidence.js';

/** The evidence of a closed review, as closing makes it and a check makes it again. */
export const reviewEvidence: MakeEvidence = (review, { at, withOpen, toolVersion, signature, timeStamp }, leavers) =>
  evidenceFiles(review, {
    ...{ closedAt: at, withOpen, toolVersion, signature, timeStamp },
    ...(leavers !== null && { leavers: leaversIn(leavers) }),
  });

/** @throws ReviewError if it is none: the folder may have been made by another program */
function leaversIn(text: string): Leavers {
  try {
    return readLeaversJson(text);
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error;
    throw new ReviewError(
      `${SEALED_FILES.leavers} is not of the form that klaviyo-access writes. Restore it from where it was kept.`,
      SEALED_FILES.leavers,
    );
  }
}
