import { type Review } from '../../../../review/review-folder.js';
import { htmlOf, markup } from '../../../html/markup.js';
import { pageHead } from '../../../html/page-head.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { aroundSections } from './around-sections.js';
import { figuresSection } from './figures-section.js';
import { peopleSections } from './people-sections.js';
import { proofSection } from './proof-section.js';
import { questionsSection } from './questions-section.js';
import { reviewersSection } from './reviewers-section.js';
import { SUMMARY_PAGE_STYLE } from './summary-style.js';

/**
 * A closed review as one HTML file for people, to be read or printed: a page of figures, then tables of what matters. It stays small however
 * many people there are: a table shows its first rows, and names the file that has all of them. It needs and loads nothing, and nothing in
 * it runs; text from outside stands in it as text (`markup`).
 */
export function summaryHtml(review: Pick<Review, 'state'>, evidence: ReviewEvidence): string {
  const { name } = evidence.review;
  return htmlOf(markup`${pageHead({ title: `Access review ${name}`, style: SUMMARY_PAGE_STYLE })}<body><a class="skip" href="#main">Skip to the review</a>
<header><h1>Access review of Klaviyo: ${name}</h1>
<nav aria-label="Parts of the page"><a href="#changed">Changed</a> <a href="#privileged">Privileged</a> <a href="#flagged">Flagged</a> <a href="#questions">Not in the list</a> <a href="#exceptions">Exceptions</a> <a href="#reviewers">Reviewers</a> <a href="#proof">Proof</a></nav></header>
<main id="main" tabindex="-1">
${figuresSection(evidence)}${peopleSections(review, evidence)}${questionsSection(evidence)}${aroundSections(evidence)}${reviewersSection(evidence)}${proofSection(evidence)}</main>
<footer>Made by klaviyo-access ${evidence.closing.toolVersion} when the review was closed, from the files beside it. <a href="README.md">README.md</a> says what each file is and how it is checked. This file loads nothing from the network.</footer>
</body></html>
`);
}
