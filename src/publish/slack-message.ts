import { SEVERITIES } from '../access/finding-kind.js';
import { count } from '../report/drift/report-words.js';
import { visible } from '../text/visible.js';
import { type AccountNotice, type NewFinding, type NewFindings } from './new-findings.js';

/** A message of Slack's incoming webhooks, as far as it is used here. */
export interface SlackMessage {
  /** What a phone's notification shows, and services that take Slack's form without its blocks. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

/** A block of text without markup: Slack looks for no mention, link, emoji or format in it. */
export interface SlackBlock {
  readonly type: 'header' | 'section';
  readonly text: { readonly type: 'plain_text'; readonly text: string; readonly emoji: false };
}

/**
 * As many findings are listed, each in as many characters. Slack takes 50 blocks, 3,000 characters in a section, 150 in a
 * header (Block Kit reference), and some 13,000 over all blocks, beyond which it answers `msg_blocks_too_long`.
 */
export const SLACK_MOST_FINDINGS = 20;
export const SLACK_LONGEST_FINDING = 500;

/** As many notices are listed, each of one account and as long as a finding. */
export const SLACK_MOST_NOTICES = 4;

/** A notification for Slack, and for services that take Slack's form. Text from outside stands in plain-text blocks alone. */
export function slackMessage(news: NewFindings): SlackMessage {
  const { findings, notices, capturedAt, previousCapturedAt, mayBeOlder } = news;
  const title = `Klaviyo access: ${findings.length === 0 ? 'no new finding, but a note' : count(findings.length, 'new finding')}`;
  const left = findings.length - SLACK_MOST_FINDINGS;
  const since = previousCapturedAt === null ? 'the first report' : `new since ${previousCapturedAt}`;
  const more = left > 0 ? `${left} more not listed here: see the report. ` : '';
  return {
    text: findings.length === 0 ? title : `${title} (${bySeverity(findings)})`,
    blocks: [
      slackBlock('header', title),
      ...notices.slice(0, SLACK_MOST_NOTICES).map((notice) => slackBlock('section', slackText(noticeText(notice)))),
      ...findings
        .slice(0, SLACK_MOST_FINDINGS)
        .map((finding) => slackBlock('section', slackText(findingText(finding)))),
      slackBlock('section', slackText(`${more}Captured at ${capturedAt}, ${since}.${olderWords(mayBeOlder)}`)),
    ],
  };
}

/** What is to be known of the accounts whose findings may be older; nothing where there is none. */
export function olderWords(accounts: readonly string[]): string {
  if (accounts.length === 0) return '';
  const names = accounts.map(visible).join(', ');
  return ` The report before had not read the identity provider for ${names}, so these findings may be older.`;
}

function bySeverity(findings: readonly NewFinding[]): string {
  return SEVERITIES.map(
    (severity) => [severity, findings.filter(({ finding }) => finding.severity === severity)] as const,
  )
    .filter(([, ofIt]) => ofIt.length > 0)
    .map(([severity, ofIt]) => `${ofIt.length} ${severity}`)
    .join(', ');
}

function findingText({ account, finding, worse }: NewFinding): string {
  const { severity, kind, user, message, remedy, id } = finding;
  return [
    `${severity.toUpperCase()} ${kind}: ${visible(user)} in ${visible(account)} (${id})`,
    ...(worse.length === 0 ? [] : [`Worse than before: ${visible(worse.join(', '))}.`]),
    visible(message),
    visible(remedy),
  ].join('\n');
}

function noticeText({ account, message }: AccountNotice): string {
  return `Note on ${visible(account)}: ${visible(message)}`;
}

/** A block of plain text. */
export function slackBlock(type: SlackBlock['type'], text: string): SlackBlock {
  return { type, text: { type: 'plain_text', text, emoji: false } };
}

/**
 * Text with the three characters that Slack reserves as entities ("Formatting text", "Escaping text"), and a zero-width
 * space after an `@` or `#` at the beginning of a word, so that no service makes a mention of it. It is cut at
 * {@link SLACK_LONGEST_FINDING} characters, counted as they are sent, never within a character or an entity, nor between a
 * sign and the space behind it.
 */
export function slackText(text: string): string {
  const inert = text.replace(/(?<![\p{L}\p{N}_])[@#](?=\S)/gu, '$&\u200b');
  let sent = '';
  for (const character of inert) {
    const next = ENTITIES[character] ?? character;
    if (sent.length + next.length >= SLACK_LONGEST_FINDING) return `${sent.replace(/[@#]$/, '')}…`;
    sent += next;
  }
  return sent;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
