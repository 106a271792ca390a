import { evidenceFiles } from '../../report/review/evidence/evidence-files.js';
import { readLeaversJson } from '../../report/leavers/leavers-json.js';
import { type MakeEvidence } from '../../review/evidence/make-evidence.js';

/** The evidence of a closed review, as closing makes it and a check makes it again. */
export const reviewEvidence: MakeEvidence = (review, { at, withOpen, toolVersion, signature, timeStamp }, leavers) =>
  evidenceFiles(review, {
    ...{ closedAt: at, withOpen, toolVersion, signature, timeStamp },
    ...(leavers !== null && { leavers: readLeaversJson(leavers) }),
  });
