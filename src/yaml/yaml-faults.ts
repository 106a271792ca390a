import { type Document, type YAMLError } from 'yaml';

import { visible } from '../text/visible.js';

/** What is wrong with a file as YAML, whatever it should hold. */
export interface YamlFault {
  /** From 0, into the text without its byte order mark. */
  readonly offset: number;
  readonly problem: string;
  readonly expected: string;
}

/** yaml's errors and warnings. A warning too is a text that was not read as it was written, so nothing is let pass. */
export function syntaxFaults(document: Document): YamlFault[] {
  return [...document.errors, ...document.warnings].map((error) => ({ offset: error.pos[0], ...wordSyntax(error) }));
}

function wordSyntax({ code, message }: YAMLError): Omit<YamlFault, 'offset'> {
  switch (code) {
    case 'TAB_AS_INDENT':
      return { problem: 'a tab indents this line', expected: 'spaces, since YAML takes no tabs there' };
    case 'MULTIPLE_DOCS':
      return { problem: 'a second document begins here', expected: 'one document in the file' };
    case 'NON_STRING_KEY':
      return { problem: 'this key is not a string', expected: 'a word as the key' };
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return { problem: 'this tag does not belong here', expected: 'a value without a tag' };
    default:
      // What yaml quotes from the file, after the colon, could be an access key.
      return { problem: `not YAML: ${visible(message.replace(/: .*$/s, ''))}`, expected: 'well-formed YAML 1.2' };
  }
}
