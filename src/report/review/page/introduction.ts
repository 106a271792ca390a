import { markup, type Markup } from '../../html/markup.js';
import { type PageData } from './page-data.js';

/** Which review it is, what is asked of whom and until when, and what the list is not. */
export function introduction({ review, reviewer, people, questions, accounts }: PageData, name: string): Markup {
  const asked = [
    ...(people.length > 0
      ? [markup`<a href="#people">${counted(people.length, 'person', 'people')}</a> to decide on`]
      : []),
    ...(questions.length > 0
      ? [markup`<a href="#questions">${counted(questions.length, 'question', 'questions')}</a> to answer`]
      : []),
  ];
  const both = asked.length === 2 ? markup`${asked[0]!} and ${asked[1]!}` : (asked[0] ?? 'nothing to do');
  const about = new Set([...accounts.map(({ name }) => name), ...questions.map(({ account }) => account)]);
  const where = about.size === 0 ? '' : ` in ${[...about].join(', ')}`;
  return markup`<section class="card" aria-labelledby="about-heading"><h2 id="about-heading">What is asked of you</h2>
<dl class="facts"><div><dt>Reviewer</dt><dd>${reviewer}</dd></div>
<div><dt>Until</dt><dd><b>${review.due}</b> (UTC)</dd></div>
<div><dt>To do</dt><dd>${both}${where}</dd></div></dl>
${people.length === 0 ? '' : peopleWords(review.openedAt, accounts)}<p>What you fill in is kept in this browser, and nowhere else, until you clear it.</p>
<p><b>What Klaviyo's list of people does not show:</b> private API keys, exemptions from single sign-on, multi-factor authentication, roles of the organization, and what a custom role may do. Klaviyo does not list them, so people who can look are asked.${people.length === 0 || people.some(({ lastSignIn }) => lastSignIn !== undefined) ? '' : ' When people last signed in is not known either: no activity log of Klaviyo was given.'}</p>
<p class="notice" id="without-script">This page needs JavaScript, which is off here or was stopped. Decide in <code>${name}.csv</code> or <code>${name}.md</code> in its place; they lie beside this file.</p></section>
`;
}

function peopleWords(openedAt: string, accounts: PageData['accounts']): Markup {
  const read = accounts.some(({ hasProvider }) => hasProvider)
    ? 'Klaviyo, the identity provider and the access file'
    : 'Klaviyo and the access file';
  const unread = accounts.flatMap((account) => account.unread ?? []);
  return markup`<p>Say of everybody whether they should have their access to Klaviyo, and with which role. The list is what ${read} had when the review was opened, on ${openedAt.slice(0, 10)}.${unread.map((sentence) => markup` <b>${sentence}</b>`)} It does not change while you decide.</p>
`;
}

function counted(number: number, one: string, more: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${more}`;
}
