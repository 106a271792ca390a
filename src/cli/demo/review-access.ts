import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reviewerParts } from '../../report/review/reviewer-part.js';
import { readReview } from '../../review/review-folder.js';
import { CliError } from '../cli-error.js';
import { type CliIo } from '../cli-io.js';
import { reconcileApply } from '../reconcile/reconcile-apply.js';
import { reviewCheck } from '../review/review-check.js';
import { reviewClose } from '../review/review-close.js';
import { reviewOpen } from '../review/review-open.js';
import { reviewRecord } from '../review/review-record.js';
import { reviewRemediate } from '../review/review-remediate.js';
import { reviewSignOff } from '../review/review-sign-off.js';
import { reviewStatus } from '../review/review-status.js';
import { reviewVerifyRemediation } from '../review/review-verify-remediation.js';
import { decidedForm } from './decided-form.js';
import { requireCode } from './require-code.js';

/** Whom the review of the demo takes out, and where the access file has them. */
const REVOKED = { user: 'emmy@example.com', reason: 'Moved to another team in May' } as const;
const REVOKED_LINE = `      - { role: support, group: klaviyo-outlet-support, members: [${REVOKED.user}] }\n`;

/**
 * The whole course of an access review, with the commands themselves: opened, decided on, carried out, verified, closed, checked.
 *
 * @param folder - of the access file, relative to the working directory; the folder of the review is made in it
 * @throws CliError if a command does not end as it should
 */
export async function reviewAccess(account: string, folder: string, io: CliIo): Promise<void> {
  const config = join(folder, 'access.yaml');
  const review = join(folder, 'reviews', '2026-q2');
  const say = (words: string): unknown => io.stdout.write(`\n$ klaviyo-access ${words}\n\n`);
  // That of a run before: a review is never written over.
  rmSync(resolve(io.cwd, review), { recursive: true, force: true });

  say(`review open --account ${account} --out ${review}`);
  requireCode(await reviewOpen({ config, account: [account], out: review, activityLog: [] }, io), 0, 'review open');
  await decide(folder, review, say, io);
  say(`review status ${review}`);
  requireCode(await reviewStatus(review, { format: 'text' }, io), 2, 'review status');

  say(`review remediate ${review}`);
  const remediating = { config, format: 'text', validFor: 1440, allow: [] } as const;
  requireCode(await reviewRemediate(review, remediating, io), 2, 'review remediate');
  io.stdout.write('\nThe patch is merged into the access file.\n');
  takeOut(resolve(io.cwd, config));
  say(`review remediate ${review}`);
  requireCode(await reviewRemediate(review, remediating, io), 2, 'review remediate');
  const plan = join(review, 'remediation', 'plan.json');
  say(`reconcile apply ${plan}`);
  requireCode(await reconcileApply(plan, { config, concurrency: 1, report: ['text'] }, io), 0, 'reconcile apply');
  say(`review verify-remediation ${review}`);
  requireCode(await reviewVerifyRemediation(review, { config, format: 'text' }, io), 0, 'review verify-remediation');

  await close(folder, review, say, io);
}

/** What the reviewers hand in, recorded and signed off. */
async function decide(folder: string, review: string, say: (words: string) => unknown, io: CliIo): Promise<void> {
  const opened = await readReview(resolve(io.cwd, review));
  for (const part of reviewerParts(opened).values()) {
    const file = join(folder, `decisions-${part.reviewer}.json`);
    writeFileSync(resolve(io.cwd, file), decidedForm(opened, part, REVOKED, io.now().toISOString()));
    say(`review record ${review} ${file}`);
    requireCode(await reviewRecord(review, [file], {}, io), 0, 'review record');
    say(`review sign-off ${review} --reviewer ${part.reviewer}`);
    requireCode(await reviewSignOff(review, { reviewer: part.reviewer }, io), 0, 'review sign-off');
  }
}

/** What the patch of the access file does. */
function takeOut(config: string): void {
  const text = readFileSync(config, 'utf8');
  if (!text.includes(REVOKED_LINE)) throw new CliError(`In the demo ${config} does not name ${REVOKED.user}.`);
  writeFileSync(config, text.replace(REVOKED_LINE, ''));
}

/** Seals the folder with a key that is made for it, and checks it with its public key alone. */
async function close(folder: string, review: string, say: (words: string) => unknown, io: CliIo): Promise<void> {
  const [key, publicKey] = [join(folder, 'review-key.pem'), join(folder, 'review-key.pub.pem')];
  const pair = generateKeyPairSync('ed25519');
  writeFileSync(resolve(io.cwd, key), pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(resolve(io.cwd, publicKey), pair.publicKey.export({ type: 'spki', format: 'pem' }));
  say(`review close ${review} --key ${key}`);
  requireCode(await reviewClose(review, { config: join(folder, 'access.yaml'), key }, io), 0, 'review close');
  say(`review check ${review} --public-key ${publicKey}`);
  requireCode(await reviewCheck(review, { publicKey, format: 'text' }, io), 0, 'review check');
}
