import { count } from '../../../drift/report-words.js';
import { type ReviewEvidence } from '../review-evidence.js';

/** What somebody may want to conclude from the folder. */
export interface ProofStatement {
  readonly claim: string;
  readonly proven: 'yes' | 'as far as it goes' | 'no';
  /** As a clause. */
  readonly because: string;
}

/** What the folder proves and what it does not, if its checks pass, as Markdown. Nothing from outside is in it. */
export function proofStatements(evidence: ReviewEvidence): readonly ProofStatement[] {
  const { signature, timeStamp } = evidence.closing;
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
    everybody(evidence),
    {
      claim: 'A reviewer decided this, then and for that reason',
      proven: 'as far as it goes',
      because: 'the journal says what file was recorded when, and for whom; it cannot say who typed it',
    },
    changes(evidence),
    {
      claim: 'API keys, single sign-on, second factors and roles of the organization are in order',
      proven: 'no',
      because: 'these are the words of the people who answered, with what they attached',
    },
  ];
}

function everybody({ open }: ReviewEvidence): ProofStatement {
  const claim = 'Everybody in Klaviyo was reviewed';
  if (open.undecided > 0) {
    const left = count(open.undecided, 'access', 'accesses');
    return { claim, proven: 'no', because: `${left} had not been decided on when the review was closed` };
  }
  return {
    claim,
    proven: 'as far as it goes',
    because:
      'the list was read until it had as many entries as Klaviyo said; it is what the SCIM server of Klaviyo lists, which has no API keys and no roles of the organization',
  };
}

function changes({ open, progress }: ReviewEvidence): ProofStatement {
  const claim = 'What was to be revoked or changed is so';
  const { revoke, 'change-role': changed } = progress.whole.decisions;
  if (open.unverified > 0) {
    const because = `${open.unverified} of ${count(revoke + changed, 'change')} had not been found to be so when the review was closed`;
    return { claim, proven: 'no', because };
  }
  if (revoke + changed === 0) return { claim, proven: 'yes', because: 'nothing was to be revoked or changed' };
  return {
    claim,
    proven: 'as far as it goes',
    because: 'Klaviyo was read again, completely, at the times that `tables/verification.csv` says; later is not known',
  };
}
