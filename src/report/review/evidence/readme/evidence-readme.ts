import { type Review } from '../../../../review/review-folder.js';
import { escapeMarkdown } from '../../../escape-markdown.js';
import { type ReviewEvidence } from '../review-evidence.js';
import { checkingSteps } from './checking-steps.js';
import { folderFiles } from './folder-files.js';
import { proofStatements } from './proof-statements.js';
import { oneLine } from '../../../../text/one-line.js';

/** `README.md` of the folder: what each file is, how it is checked with and without klaviyo-access, and what it proves. */
export function evidenceReadme(review: Review, evidence: ReviewEvidence): string {
  const { name, openedAt } = review.population.review;
  const { closing } = evidence;
  const { closedAt, toolVersion, withOpen } = closing;
  const files = folderFiles(review, evidence).map(({ path, what }) => `| \`${path}\` | ${what} |`);
  const statements = proofStatements(evidence).map(
    ({ claim, proven, because }) => `| ${claim} | ${proven} | ${because} |`,
  );
  return `# Access review ${escapeMarkdown(name)}

This folder is the evidence of a review of who is in Klaviyo. It was opened at ${openedAt} and closed at ${closedAt}, with klaviyo-access ${escapeMarkdown(toolVersion)}.
Begin with \`summary.html\`, which any browser opens and prints.
${withOpen === null ? '' : `\n**It was closed although something was open.** The reason that was given: ${escapeMarkdown(oneLine(withOpen))}\n`}
It names people and what they may do. Keep it where only those can read it who need it.

## Files

| file | what it is |
| --- | --- |
${files.join('\n')}

## Check it without klaviyo-access

Run the commands in this folder.

${checkingSteps(closing).join('\n\n')}

## Check it with klaviyo-access

\`\`\`sh
klaviyo-access review check .${closing.signature === null ? '' : ' --public-key ../review-key.pub.pem'}
\`\`\`

It ends with 0 only if every file is as it was when the review was closed: it reads the journal, makes the summary, the tables and
\`evidence.json\` once more, and compares.${closing.signature === null ? '' : ' The public key is the one that the company gave you in another way.'}

## What it proves, and what it does not

This holds if the checks above pass.

| statement | proven | because |
| --- | --- | --- |
${statements.join('\n')}
`;
}
