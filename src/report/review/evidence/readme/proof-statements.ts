import { type EvidenceClosing } from '../evidence-closing.js';

/** What somebody may want to conclude from the folder. */
export interface ProofStatement {
  readonly claim: string;
  readonly proven: 'yes' | 'as far as it goes' | 'no';
  /** As a clause. */
  readonly because: string;
}

/** What the folder proves and what it does not, as Markdown. Nothing from outside is in it. */
export function proofStatements({ signature, timeStamp }: EvidenceClosing): readonly ProofStatement[] {
  return [
    {
      claim: 'No file was changed, added or removed since `SHA256SUMS` was made',
      proven: 'yes',
      because: 'each has its SHA-256, and `review check` makes again what follows from others',
    },
    {
      claim: 'The folder is the one that the company made',
      ...(signature === null
        ? { proven: 'no', because: 'it is unsigned: whoever can write here can make all of it again' }
        : {
            proven: 'as far as it goes',
            because: 'it holds for whoever holds the key, who can also make another folder and sign it',
          }),
    },
    {
      claim: 'It was made at the time that it says',
      ...(timeStamp === null
        ? { proven: 'no', because: 'times are those of the machine; the git history that holds the folder bounds them' }
        : {
            proven: 'as far as it goes',
            because:
              'the time stamp shows that the manifest was there by then; times within the review are those of the machine',
          }),
    },
    {
      claim: 'Everybody in Klaviyo was reviewed',
      proven: 'as far as it goes',
      because:
        'the list was read until it had as many entries as Klaviyo said; it is what the SCIM server of Klaviyo lists, which has no API keys and no roles of the organization',
    },
    {
      claim: 'A reviewer decided this, then and for that reason',
      proven: 'as far as it goes',
      because: 'the journal says what file was recorded when, and for whom; it cannot say who typed it',
    },
    {
      claim: 'What was to be revoked is gone',
      proven: 'as far as it goes',
      because:
        'Klaviyo was read again, completely, at the time that `tables/verification.csv` says; later is not known',
    },
    {
      claim: 'API keys, single sign-on, second factors and roles of the organization are in order',
      proven: 'no',
      because: 'these are the words of the people who answered, with what they attached',
    },
  ];
}
