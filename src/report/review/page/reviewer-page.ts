import { jsonBlock } from '../../html/json-block.js';
import { htmlOf, markup, type Markup, ownHtml } from '../../html/markup.js';
import { pageHead } from '../../html/page-head.js';
import { type ReviewedPeople, type ReviewerPart } from '../reviewer-part.js';
import { buildPageData } from './build-page-data.js';
import { introduction } from './introduction.js';
import { type PageData } from './page-data.js';
import { PAGE_SCRIPT } from './page-script.js';
import { peopleSection } from './people-section.js';
import { personTemplate, questionTemplate } from './templates.js';
import { REVIEWER_STYLE } from './style/reviewer-style.js';

/** By which id the script finds what the page is about. */
const DATA_ID = 'review';

/**
 * What a reviewer decides with: one HTML file that needs nothing else, no network and no server. Its script lists their people, takes their
 * decisions, keeps them in the browser and hands out the JSON that `review record` takes. Texts from outside stand in a block of JSON, and
 * the script shows them as texts; the page's policy lets nothing else run.
 *
 * @param name - of its file, without an ending
 */
export function reviewerPage(review: ReviewedPeople, part: ReviewerPart, name: string): string {
  const data = buildPageData(review, part, `decisions-${name}.json`);
  const title = `Access review ${data.review.name}`;
  return htmlOf(markup`${pageHead({ title, style: REVIEWER_STYLE, script: PAGE_SCRIPT })}<body><a class="skip" href="#people">Skip to your people</a>
<header><h1>${title}</h1></header>
<main>
${introduction(data, name)}${progressBar(data)}${peopleSection(data)}${questionsSection(data)}${finishSection(data)}</main>
<footer>Made by klaviyo-access from what it read when the review was opened, at ${data.review.openedAt}. This file loads nothing and sends nothing.</footer>
${personTemplate()}${questionTemplate()}
${jsonBlock(DATA_ID, data)}
<script>${ownHtml(PAGE_SCRIPT)}</script></body></html>
`);
}

/** How far they are; it stays in sight. The script shows it. */
function progressBar({ people, questions }: PageData): Markup {
  const all = people.length + questions.length;
  return markup`<div id="progress" class="progress" role="region" aria-label="Progress" hidden><progress max="${all}" value="0" aria-labelledby="progress-text"></progress>
<span id="progress-text">Nothing is decided yet.</span> <a href="#finish">Download</a></div>
<p id="announcement" class="unseen" role="status" aria-live="polite"></p>
<p id="trouble" class="notice" role="alert" hidden></p>
`;
}

function questionsSection({ questions }: PageData): Markup {
  if (questions.length === 0) return markup``;
  return markup`<section id="questions" aria-labelledby="questions-heading" tabindex="-1"><h2 id="questions-heading">Questions</h2>
<p>Klaviyo's list of users does not show this, so somebody has to look. Each answer needs a reason: what you saw, and when. A file that shows it, such as a picture of the screen, stays with you until you hand it in beside your decisions; the answer holds its name and its SHA-256.</p>
<div id="question-list"></div></section>
`;
}

function finishSection({ fileName }: PageData): Markup {
  return markup`<section id="finish" class="card" aria-labelledby="finish-heading" tabindex="-1" hidden><h2 id="finish-heading">Hand in</h2>
<p>The download is a file, <code>${fileName}</code>. Give it to the person who sent you this page. You can hand in what you have at any time, and the rest later. If you change something that you handed in, say so when you hand it in again.</p>
<p><button type="button" id="download" class="main">Download the decisions</button> <button type="button" id="clear">Clear everything</button></p>
<div id="outcome" tabindex="-1"></div>
<dialog id="sure" aria-labelledby="sure-heading"><form method="dialog"><h3 id="sure-heading">Clear everything?</h3>
<p id="sure-text"></p>
<p><button value="keep">Keep it</button> <button value="clear">Clear everything</button></p></form></dialog></section>
`;
}
