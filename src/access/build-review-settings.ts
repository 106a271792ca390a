import { type FilePath, type SourcePosition } from '../yaml/file-path.js';
import { type ReviewFile } from './review-schema.js';
import { type ReviewerRule, type ReviewSettings } from './review-settings.js';

/** Who reviews whom, from a part of an access file in which nothing is wrong. */
export function reviewSettings(file: ReviewFile, locate: (within: FilePath) => SourcePosition): ReviewSettings {
  const { fallback, secondReviewer, due, unusedAfter, attestations, selfReview } = file;
  return {
    reviewers: file.reviewers.map((rule, index) => reviewerRule(rule, locate(['reviewers', index]))),
    fallback,
    secondReviewer,
    dueDays: Number.parseInt(due, 10),
    unusedAfterDays: Number.parseInt(unusedAfter, 10),
    attestations,
    selfReview,
  };
}

/** The schema has seen to it that it has one of `reviewer` and `attribute`. */
function reviewerRule(
  { reviewer, attribute, account, role }: ReviewFile['reviewers'][number],
  at: SourcePosition,
): ReviewerRule {
  const names =
    reviewer === undefined
      ? ({ by: 'attribute', attribute: attribute! } as const)
      : ({ by: 'reviewer', reviewer } as const);
  return { names, account, role, at };
}
