import { exceptionDraft } from '../../../drift/exception-draft.js';
import { htmlOf, markup, type Markup } from '../../html/markup.js';
import { findingArticle } from './finding-article.js';
import { type PersonFindings } from './person-findings.js';

/** One person's part of the page, in parts of which the findings can be counted. */
export interface PersonArticle {
  /** Who it is about. */
  readonly start: string;
  /** A finding each. */
  readonly findings: readonly string[];
  /** The draft of an exception, where there is one. */
  readonly end: string;
}

/** A person with the findings about them, and the exception that would cover them for a time, to copy. */
export function personArticle(person: PersonFindings, capturedAt: string): PersonArticle {
  const { account, user, name, findings } = person;
  const who = user ?? 'The account and its app';
  const notes = [...(name === '' ? [] : [name]), account.name].join(' · ');
  return {
    start: htmlOf(markup`<article class="person"><h3>${who} <span class="note">${notes}</span></h3><ul>
`),
    findings: findings.map((finding) => htmlOf(findingArticle(finding, person))),
    end: htmlOf(markup`</ul>${draftPart(person, capturedAt)}</article>
`),
  };
}

function draftPart({ account, findings }: PersonFindings, capturedAt: string): Markup {
  const counted = findings.filter(({ exception }) => exception === null);
  const draft = exceptionDraft(account, counted, capturedAt);
  if (draft === undefined) return markup``;
  const lines = draft
    .trimEnd()
    .split('\n')
    .map((line) => markup`${line}\n`);
  return markup`<details class="draft"><summary>Exception to copy</summary><div class="inside"><p>If it is meant to be so for a time, paste this under <code>exceptions</code> of the account ${account.name}, and write the reason:</p>
<div class="wide" tabindex="0"><pre><code>${lines}</code></pre></div></div></details>`;
}
