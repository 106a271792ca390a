/**
 * The formats of each report. They stand apart from the renderers, so that the command line names them without loading one.
 */

/**
 * The formats of a drift report: for a terminal, for another program, for a comment on a pull request, for the log of a
 * GitHub Actions step, for a CI's test results, for code scanning, for a spreadsheet, and for a browser.
 */
export const REPORT_FORMATS = ['text', 'json', 'markdown', 'github', 'junit', 'sarif', 'csv', 'html'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The formats of a trend: for a terminal, for another program, for a comment or an issue, and for a spreadsheet. */
export const TREND_FORMATS = ['text', 'json', 'markdown', 'csv'] as const;

export type TrendFormat = (typeof TREND_FORMATS)[number];

/** The formats of a report of leavers: for a terminal, for another program, for a comment or an issue, and for a spreadsheet. */
export const LEAVERS_FORMATS = ['text', 'json', 'markdown', 'csv'] as const;

export type LeaversFormat = (typeof LEAVERS_FORMATS)[number];

/** The formats of a report of costs: for a terminal, for a comment or an issue, for another program, and for a browser. */
export const COST_FORMATS = ['text', 'markdown', 'json', 'html'] as const;

export type CostFormat = (typeof COST_FORMATS)[number];

/** The formats of a plan of writes to Klaviyo, and of what became of it: for a terminal, for another program, for a comment. */
export const RECONCILE_FORMATS = ['text', 'json', 'markdown'] as const;

export type ReconcileFormat = (typeof RECONCILE_FORMATS)[number];

/** The formats of what carries the decisions of a review out, and of whether that is done: for a terminal and for another program. */
export const REMEDIATION_FORMATS = ['text', 'json'] as const;

export type RemediationFormat = (typeof REMEDIATION_FORMATS)[number];

/** The formats of a plan's summary: for a terminal, for a comment on a pull request, and for another program. */
export const PLAN_SUMMARY_FORMATS = ['text', 'markdown', 'json'] as const;

export type PlanSummaryFormat = (typeof PLAN_SUMMARY_FORMATS)[number];

/** The formats of a runbook: for a terminal, for a ticket or a repository, and for print. */
export const RUNBOOK_FORMATS = ['text', 'markdown', 'html'] as const;

export type RunbookFormat = (typeof RUNBOOK_FORMATS)[number];

/** The formats of the matrix of what works with which provider: for a terminal, for a page, and for another program. */
export const SUPPORT_FORMATS = ['text', 'markdown', 'json'] as const;

export type SupportFormat = (typeof SUPPORT_FORMATS)[number];

/** The formats of the doctor's report: for a terminal and for another program. */
export const DOCTOR_FORMATS = ['text', 'json'] as const;

export type DoctorFormat = (typeof DOCTOR_FORMATS)[number];

/** The formats of the people who should have access: for a terminal, another program, a spreadsheet, and a comment on a pull request. */
export const PEOPLE_FORMATS = ['text', 'json', 'csv', 'markdown'] as const;

export type PeopleFormat = (typeof PEOPLE_FORMATS)[number];

/** The formats of the explanation of one person: for a terminal and for another program. */
export const EXPLAIN_FORMATS = ['text', 'json'] as const;

export type ExplainFormat = (typeof EXPLAIN_FORMATS)[number];

/** The formats of a review's status: for a terminal, for another program, for a comment on a pull request, and for a browser. */
export const REVIEW_STATUS_FORMATS = ['text', 'json', 'markdown', 'html'] as const;

export type ReviewStatusFormat = (typeof REVIEW_STATUS_FORMATS)[number];

/** The format in which a report is shown unless another one is asked for. */
export const DEFAULT_FORMAT = 'text';
