import { Document, isCollection, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { DEFAULT_OKTA_DOMAIN, type OktaSettings } from '../../../access/okta-settings.js';
import { visible } from '../../../text/visible.js';
import { type AdoptNote } from '../../adoption.js';

/** What an access file of one adopted account is written from. */
export interface AdoptedFile {
  readonly okta: OktaSettings;
  /** The roster's path, as it stands in the file. */
  readonly roster: string;
  readonly account: Readonly<Record<string, unknown>>;
  readonly notes: readonly AdoptNote[];
}

/** Comments of the account's keys. */
const COMMENTS: Readonly<Record<string, string>> = {
  scim: 'from Klaviyo > Settings > Security; the key itself never stands in this file',
  owner: 'never a target of a write',
  assignments: 'in order of priority: the first whose group a person is in decides their role',
  adopt: 'what the first deploy takes over; remove it after that deploy',
};

/** The access file as YAML, with comments for whoever reads it first. Text from Okta stands in it as data. */
export function accessFileText({ okta, roster, account, notes }: AdoptedFile): string {
  const document = new Document({
    version: 1,
    okta: okta.domain === DEFAULT_OKTA_DOMAIN ? { org: okta.org } : { org: okta.org, domain: okta.domain },
    directory: { roster },
    accounts: [account],
  });
  document.commentBefore = commentLines(
    'Who may be in Klaviyo, and as what. Written by klaviyo-access adopt from the app as it was in Okta.',
    ...notes.map(({ severity, text }) => `${severity === 'warning' ? 'WARNING: ' : 'Note: '}${text}`),
  );
  const written = document.getIn(['accounts', 0]) as YAMLMap;
  for (const { key, value } of written.items) {
    if (isScalar(key)) {
      const comment = COMMENTS[String(key.value)];
      if (comment !== undefined) key.commentBefore = ` ${comment}`;
    }
    flowInside(value);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A mapping or list that holds nothing but plain values, as an assignment does, goes on one line. */
function flowInside(node: unknown): void {
  if (isMap(node)) {
    const values = node.items.map(({ value }) => value);
    if (values.some(isCollection)) values.forEach(flowInside);
    else node.flow = values.length < 6;
  } else if (isSeq(node)) {
    node.items.forEach(flowInside);
  }
}

/** Each sentence on a line of its own, so that nothing in it can end the comment. */
function commentLines(...sentences: readonly string[]): string {
  return sentences.map((sentence) => ` ${visible(sentence)}`).join('\n');
}
