import { REVIEW_DECISIONS } from '../../../review/decision.js';
import { markup, type Markup } from '../../html/markup.js';
import { DECISION_WORDS } from './decision-words.js';

/** What the script copies for each person. `data-part` names what it fills; an entry of the list that stays empty is taken out. */
export function personTemplate(): Markup {
  const choices = REVIEW_DECISIONS.map((decision) => choice(decision, DECISION_WORDS[decision].title));
  return markup`<template id="person"><article class="person" tabindex="-1"><div class="head"><label class="pick"><input type="checkbox" autocomplete="off" data-part="pick"><span class="unseen" data-part="pick-text"></span></label>
<h3 data-part="heading"><span data-part="name"></span> <span class="note" data-part="userName"></span></h3><span class="standing" data-part="standing"></span></div>
<div class="both"><dl class="facts">${[
    fact('Account', 'account'),
    fact('Role', 'role'),
    fact('Why', 'why'),
    fact('Flags', 'flags'),
    fact('Findings', 'findings'),
    fact('Review before', 'before'),
    fact('Last sign-in', 'lastSignIn'),
    fact('Ends', 'ends'),
    fact('Why you', 'decides'),
  ]}</dl>
<fieldset data-part="form"><legend>Decision<span class="unseen" data-part="about"></span></legend>
<div class="choices">${choices}</div>
<p class="note" data-part="owner" hidden>They own the account. Only the owner can hand it over, in Klaviyo, so it can be kept, deferred or escalated.</p>
<div data-part="change" hidden><label>New role <select autocomplete="off" data-part="newRole"></select></label><p class="note" data-part="newRoleMay"></p></div>
<label>Reason <span class="note" data-part="need"></span><textarea rows="2" autocomplete="off" data-part="reason"></textarea></label>
<p class="fault" data-part="fault" hidden></p>
<button type="button" data-part="clear" hidden>Clear<span class="unseen" data-part="clear-text"></span></button></fieldset></div></article></template>
`;
}

function fact(title: string, part: string): Markup {
  return markup`<div data-part="${part}-fact"><dt>${title}</dt><dd data-part="${part}"></dd></div>
`;
}

/** A browser must not fill it in by itself after a reload: it would do so by the place on the page. */
function choice(value: string, title: string): Markup {
  return markup`<label><input type="radio" value="${value}" autocomplete="off"> ${title}</label>
`;
}

/** What it copies for each question. */
export function questionTemplate(): Markup {
  return markup`<template id="question"><article class="person" tabindex="-1"><div class="head"><h3 data-part="heading"></h3><span class="standing" data-part="standing"></span></div>
<div class="both"><dl class="facts">${[fact('Account', 'account'), fact('Where to look', 'place'), fact('Why it is asked', 'because')]}</dl>
<fieldset data-part="form"><legend>Is it so?<span class="unseen" data-part="about"></span></legend>
<div class="choices">${[choice('yes', 'Yes'), choice('no', 'No'), choice('not-applicable', 'Not applicable')]}</div>
<label>Reason <span class="note">(required)</span><textarea rows="2" autocomplete="off" data-part="reason"></textarea></label>
<label>File that shows it <span class="note">(not required)</span><input type="file" data-part="file"></label>
<p class="note" data-part="attachment" hidden></p>
<p class="fault" data-part="fault" hidden></p>
<button type="button" data-part="clear" hidden>Clear<span class="unseen" data-part="clear-text"></span></button></fieldset></div></article></template>
`;
}
