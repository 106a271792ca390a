import { type Severity } from '../access/finding-kind.js';
import { jsonMessage } from '../publish/json-message.js';
import { newFindings } from '../publish/new-findings.js';
import { sendWebhook } from '../publish/send-webhook.js';
import { olderWords, slackMessage } from '../publish/slack-message.js';
import { webhookSecret, webhookUrl } from '../publish/webhook-settings.js';
import { count, statesOf } from '../report/drift/report-words.js';
import { type NotificationFormat } from './formats.js';
import { readReportFile } from './read-report-file.js';
import { EXIT, type CliIo, type ExitCode } from './cli-io.js';

export interface NotifyOptions {
  /** A JSON drift report. */
  readonly report: string;
  /** The one before it; without it every finding is new. */
  readonly previous?: string;
  readonly minSeverity: Severity;
  readonly format: NotificationFormat;
  /** Name of the environment variable that holds the webhook's address. */
  readonly webhookEnv: string;
}

/** `klaviyo-access notify`: sends new findings to a webhook. If there are none, nothing is sent, unless an account has become
 * one that is not deployed or has nobody. */
export async function notify(options: NotifyOptions, io: CliIo): Promise<ExitCode> {
  // Read even if nothing is to be sent, so that a missing address shows on the first run and not with the first finding.
  const url = webhookUrl(options.webhookEnv, io.environment);
  const secret = options.format === 'json' ? webhookSecret(io.environment) : undefined;
  const report = await readReportFile(io.cwd, options.report, 'A failed check writes no report.');
  const previous =
    options.previous === undefined
      ? undefined
      : await readReportFile(io.cwd, options.previous, 'On a first run leave --previous out.');
  const news = newFindings({ report, previous, minSeverity: options.minSeverity });
  const since = news.previousCapturedAt === null ? '' : ` since ${news.previousCapturedAt}`;
  if (news.findings.length === 0 && news.notices.length === 0) {
    const states = statesOf(report.accounts);
    const rest =
      states === '' ? '' : ` This is no all-clear: of ${count(report.accounts.length, 'account')}, ${states}.`;
    io.stdout.write(`No new findings at or above ${options.minSeverity}${since}. Nothing was sent.${rest}\n`);
    return EXIT.clean;
  }
  const body = JSON.stringify(options.format === 'json' ? jsonMessage(news) : slackMessage(news));
  await sendWebhook({ url, body, secret, signal: io.interrupted });
  io.stdout.write(
    `Sent ${news.findings.length === 0 ? 'a note' : count(news.findings.length, 'new finding')}${since} to ${url.origin}.${olderWords(news.mayBeOlder)}\n`,
  );
  return EXIT.clean;
}
