import { parse } from 'csv-parse/sync';
import { summarizePlan } from '../../src/plan/summary/summarize-plan.js';
import { PLAN_PROVIDERS } from '../../src/provider/plan-providers.js';
import { type CheckResult } from '../../src/doctor/check-result.js';
import { trendOf } from '../../src/history/trend.js';
import { newFindings } from '../../src/publish/new-findings.js';
import { slackReminder } from '../../src/publish/review-reminder-message.js';
import { slackMessage } from '../../src/publish/slack-message.js';
import { reminderMail } from '../../src/report/review/reminder/reminder-mail.js';
import { type ReviewReminders, reviewReminders } from '../../src/review/reminders.js';
import { reviewerTasks } from '../../src/review/reviewer-tasks.js';
import { type AccessChanges } from '../../src/access/access-changes.js';
import { type PersonExplanation } from '../../src/drift/person-explanation.js';
import { EXPLAIN_FORMAT } from '../../src/report/explain/explain-format.js';
import { PEOPLE_FORMAT } from '../../src/report/people/people-format.js';
import { adoptText } from '../../src/report/adopt/adopt-text.js';
import { renderDoctorReport } from '../../src/report/doctor/doctor-format.js';
import { DOCTOR_FORMATS, EXPLAIN_FORMATS, PEOPLE_FORMATS, RECONCILE_FORMATS } from '../../src/report/formats.js';
import { guardVerdictText } from '../../src/report/plan/guard-verdict-text.js';
import { renderPlanSummary } from '../../src/report/plan/plan-summary-format.js';
import { PLAN_SUMMARY_FORMATS } from '../../src/report/formats.js';
import { renderRunbook } from '../../src/report/runbook/runbook-format.js';
import { RUNBOOK_FORMATS } from '../../src/report/formats.js';
import { renderTrend } from '../../src/report/trend/trend-format.js';
import { renderCost } from '../../src/report/cost/cost-format.js';
import { COST_FORMATS, LEAVERS_FORMATS, TREND_FORMATS } from '../../src/report/formats.js';
import { renderLeavers } from '../../src/report/leavers/leavers-format.js';
import { REVIEW_STATUS_FORMATS } from '../../src/report/formats.js';
import { renderReviewStatus } from '../../src/report/review/status/status-format.js';
import { type AccountRunbook } from '../../src/provider/runbook.js';
import { sampleAccount } from '../constructs/okta/sample-account.js';
import { quoted } from '../../src/text/quoted.js';
import { at, finding, run } from '../history/sample-runs.js';
import { PASSED, report as doctorReport } from './doctor/doctor-report-sample.js';
import { planRenderer, resultRenderer } from '../../src/report/reconcile/reconcile-format.js';
import { samplePlan, sampleResult } from './reconcile/sample-reconcile.js';
import { hostilePlan } from './plan/hostile-plan.js';
import { hostileCost } from './cost/hostile-cost.js';
import { hostileLeavers } from './leavers/hostile-leavers.js';
import { busyReview, busyStatus } from './review/status/sample-status.js';
import { namesIn, parseHtml } from './html/parse-html.js';
import { tokensOf } from './parsed-markdown.js';
import { hostileReport } from './drift/sample-report.js';

/** Something that the program writes besides the drift report, made with one text from outside in every place. */
export interface Document {
  readonly name: string;
  readonly render: (text: string) => string;
  /** Whether it comes from the text by more than the text: elements, markup, formulas, other cells. */
  readonly faults: (shown: string) => readonly string[];
}

type Faults = Document['faults'];

const READ: Readonly<Record<string, Faults>> = {
  text: () => [],
  json: (shown) => (typeof JSON.parse(shown) === 'object' ? [] : ['no object']),
  markdown: (shown) =>
    tokensOf(shown).flatMap(({ type, raw }) =>
      ['html', 'link', 'image', 'code', 'del', 'blockquote', 'hr', 'def'].includes(type) ? [`${type}: ${raw}`] : [],
    ),
  csv: (shown) =>
    parse(shown)
      .flat()
      .filter((value) => /(^|[;,|])[\s"`]*[=+\-@＝＋－＠]/u.test(value)),
  html: (shown) => [...namesIn(parseHtml(shown))].filter((name) => !OWN_NAMES.has(name)),
};

const adopt = { app: '0oa1', roleAttribute: 'keep', groupAssignments: true, groups: {}, rules: {} } as const;

function adopted(text: string): string {
  return adoptText({
    provider: text,
    app: { id: text, label: text },
    account: sampleAccount({ name: text, customRoles: [{ id: text, title: text }], adopt }),
    people: 0,
    caution: text,
    afterwards: [text],
    imports: [text],
    notes: [
      { severity: 'warning', text },
      { severity: 'info', text },
    ],
    files: { accessFile: text, roster: text, schema: text },
  });
}

function guarded(text: string): string {
  const refusal = {
    rule: 'role-value',
    address: text,
    reason: text,
    override: `--allow 'role-value=${text}'`,
  } as const;
  return guardVerdictText({ refused: [refusal], allowed: [refusal], unusedOverrides: [text], notJudged: [text] });
}

function examined(text: string): readonly CheckResult[] {
  return [{ ...PASSED, account: text, subject: text, status: 'fail', reason: text, remedy: text }];
}

function runbook(text: string): AccountRunbook {
  const step = {
    id: 'app',
    section: text,
    text,
    by: 'person',
    fields: [
      { name: text, value: text },
      { name: '', value: text },
    ],
    state: { status: 'not checked', reason: text },
  } as const;
  return { account: text, source: text, steps: [step, { ...step, by: 'deploy' }] };
}

function changed(text: string): AccessChanges {
  const of = (before: string | null, after: string | null) => [
    {
      userName: text,
      givenName: text,
      familyName: text,
      before: { role: before, why: text },
      after: { role: after, why: text },
    },
  ];
  const account = {
    name: text,
    gains: of(null, text),
    roles: of(text, 'x'),
    loses: of(text, null),
    otherReason: 1,
    unchanged: 1,
  };
  return { accounts: (['kept', 'added', 'removed'] as const).map((status) => ({ ...account, status })) };
}

function explained(text: string): PersonExplanation {
  const at = { line: 1, column: 1 };
  const condition = { words: 'all of', holds: false, parts: [{ words: quoted(text), holds: false, value: text }] };
  const state = { userName: text, givenName: text, familyName: text, role: text, active: true, id: text };
  const grant = { until: '2026-12-31', reason: text, ticket: text, at, hasEnded: true };
  const assignment = { group: text, role: text, priority: 1, at, everyone: false, inGroup: false, listsMembers: true };
  const decision = { role: text, group: text, priority: 1, belonging: { by: 'rule' }, passedOver: [] } as const;
  const unread = { read: false, reason: text } as const;
  const account = {
    name: text,
    owner: text,
    decision: {
      read: true,
      value: {
        account: text,
        userName: text,
        standing: 'active',
        decision,
        decidesByPriority: true,
        assignments: [
          { ...assignment, condition, grants: [grant], outcome: 'decides', belonging: { by: 'rule' } },
          { ...assignment, condition, grants: [], outcome: 'does not apply', belonging: undefined },
        ],
        guardrails: [{ roles: [text], reason: text, at, condition, isBroken: true }],
      },
    },
    exceptions: [
      { user: text, kinds: ['unexpected'], role: text, reason: text, expires: '2026-12-31', at, hasEnded: false },
    ],
    unmanaged: [{ pattern: text, reason: text, privileged: false }],
    assigned: { read: true, value: [state] },
    provisioned: unread,
    findings: { read: true, value: hostileReport(text).accounts.flatMap(({ findings }) => findings) },
  } as const;
  return {
    user: text,
    today: '2026-11-29',
    directory: { read: true, value: { ...state, groups: [text], place: text } },
    isKnown: false,
    nearest: [text],
    accounts: [account, { ...account, decision: unread, assigned: unread, findings: unread }],
  };
}

function slackText(text: string): string {
  const report = { ...hostileReport(text), capturedAt: '2026-08-01T06:00:00.000Z' };
  const { blocks } = slackMessage(newFindings({ report, previous: undefined, minSeverity: 'info' }));
  // The zero-width spaces are ours: they keep a mention from being one.
  return blocks.map((block) => block.text.text.replace(/(?<=[@#])\u200b/g, '')).join('\n');
}

/** What Slack reads in a text, entities apart. */
const SLACK_MARKUP = /[<>]|&(?!(?:amp|lt|gt);)/g;

function reminders(text: string): ReviewReminders {
  const review = busyReview((word) => `${word} ${text}`);
  const files = new Map([...reviewerTasks(review).keys()].map((key) => [key, [`${text}.html`, `${text}.csv`]]));
  return reviewReminders(review, { today: '2027-01-17', sendTo: text, files });
}

function remindedByMail(text: string): string {
  const all = reminders(text);
  return all.reminders.map((one) => reminderMail(all, one, text)).join('\n');
}

/** Nothing from outside begins a line before the body, where it would be a header of its own. */
function mailFaults(shown: string): readonly string[] {
  const heads = shown.split(/^(?=To: )/m).map((mail) => mail.slice(0, mail.indexOf('\n\n')));
  return heads.flatMap((head) => head.split('\n').filter((line) => !/^(?:To|Subject|Attach): /.test(line)));
}

function remindedInSlack(text: string): string {
  const { blocks } = slackReminder(reminders(text));
  return blocks.map((block) => block.text.text.replace(/(?<=[@#])\u200b/g, '')).join('\n');
}

/** The elements and attributes of the pages' own. */
const OWN_NAMES = new Set([
  ...namesIn(parseHtml(renderRunbook('html', [runbook('x')]))),
  ...namesIn(parseHtml(renderCost('html', hostileCost('x')))),
  ...namesIn(parseHtml(renderReviewStatus('html', busyStatus()))),
]);

/** Each of them, in each of its formats. */
export const DOCUMENTS: readonly Document[] = [
  { name: 'adoption', render: adopted, faults: READ.text! },
  { name: 'guard verdict', render: guarded, faults: READ.text! },
  { name: 'Slack message', render: slackText, faults: (shown) => shown.match(SLACK_MARKUP) ?? [] },
  ...inFormats('doctor', DOCTOR_FORMATS, (format, text) => renderDoctorReport(format, doctorReport(...examined(text)))),
  ...inFormats('explanation', EXPLAIN_FORMATS, (format, text) => EXPLAIN_FORMAT[format](explained(text))),
  ...inFormats('people', PEOPLE_FORMATS, (format, text) => {
    const person = { userName: text, givenName: text, familyName: text, role: text, priority: 1, why: text };
    const people = {
      accounts: [
        { name: text, people: [person] },
        { name: text, people: [] },
      ],
    };
    return [...PEOPLE_FORMAT[format].people(people)].join('');
  }),
  ...inFormats('access changes', PEOPLE_FORMATS, (format, text) =>
    [...PEOPLE_FORMAT[format].changes(changed(text))].join(''),
  ),
  ...inFormats('plan of writes', RECONCILE_FORMATS, (format, text) => planRenderer(samplePlan(text), text)(format, 80)),
  ...inFormats('result of writes', RECONCILE_FORMATS, (format, text) =>
    resultRenderer(sampleResult(text))(format, undefined),
  ),
  ...inFormats('runbook', RUNBOOK_FORMATS, (format, text) => renderRunbook(format, [runbook(text)])),
  ...inFormats('trend', TREND_FORMATS, (format, text) => {
    const entry = run(at(1), { [`account ${text}`]: [finding('a', { user: text })] });
    return renderTrend(format, trendOf([entry, run(at(2), { acme: [] })]));
  }),
  ...inFormats('cost', COST_FORMATS, (format, text) => renderCost(format, hostileCost(text))),
  ...inFormats('leavers', LEAVERS_FORMATS, (format, text) => renderLeavers(format, hostileLeavers(text))),
  ...inFormats('status of a review', REVIEW_STATUS_FORMATS, (format, text) =>
    renderReviewStatus(
      format,
      busyStatus((word) => `${word} ${text}`),
      80,
    ),
  ),
  { name: 'mail that reminds a reviewer', render: remindedByMail, faults: (shown) => mailFaults(shown) },
  { name: 'reminder for Slack', render: remindedInSlack, faults: (shown) => shown.match(SLACK_MARKUP) ?? [] },
  ...inFormats('plan summary', PLAN_SUMMARY_FORMATS, (format, text) =>
    renderPlanSummary(
      format,
      summarizePlan(hostilePlan(text), PLAN_PROVIDERS, {
        read: true,
        people: {
          source: text,
          active: [{ userName: text, givenName: '', familyName: '', groups: [], attributes: { department: text } }],
        },
      }),
    ),
  ),
];

function inFormats<Format extends string>(
  name: string,
  formats: readonly Format[],
  render: (format: Format, text: string) => string,
): readonly Document[] {
  return formats.map((format) => ({
    name: `${name}, ${format}`,
    render: (text) => render(format, text),
    faults: READ[format]!,
  }));
}
