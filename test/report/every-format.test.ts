import '@microsoft/jest-sarif';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { visible } from '../../src/text/visible.js';
import { type DriftReport } from '../../src/drift/drift-report.js';
import { CSV_HEADER } from '../../src/report/drift/csv.js';
import { driftReportSchema } from '../../src/report/drift/drift-report-schema.js';
import { renderReport } from '../../src/report/drift/report-format.js';
import { REPORT_FORMATS, type ReportFormat } from '../../src/report/formats.js';
import { all, namesIn, one, parseHtml } from './html/parse-html.js';
import { HIDDEN_BUT_UNASSIGNED, hostileText } from './hostile-text.js';
import { parsedJunit } from './drift/parsed-junit.js';
import { markdownFaults } from './parsed-markdown.js';
import { commandsOf } from './drift/parsed-workflow-commands.js';
import { hostileReport } from './drift/sample-report.js';

/** A hostile text in every place that takes text, of the assigned station and of the access file's path too. */
function everywhere(text: string): DriftReport {
  const drift = hostileReport(text);
  const assigned = { userName: text, givenName: text, familyName: text, role: text, active: true, id: text };
  return {
    ...drift,
    accounts: drift.accounts.map((account) => ({
      ...account,
      stations: { ...account.stations, assigned: { available: false, reason: text, provider: text } },
      findings: account.findings.map((finding) => ({
        ...finding,
        assigned,
        place: { path: text, line: 3, column: 1 },
      })),
    })),
  };
}

/** What is wrong with a report: nothing. Each is read back by a parser of its format. */
const FAULTS: Readonly<Record<ReportFormat, (shown: string, of: DriftReport) => void>> = {
  text: (shown) => {
    expect(commandsOf(shown)).toEqual([]);
  },
  json: (shown) => {
    expect(driftReportSchema.safeParse(JSON.parse(shown)).error).toBeUndefined();
  },
  markdown: (shown) => {
    expect(markdownFaults(shown)).toEqual([]);
  },
  github: (shown, { accounts }) => {
    const counted = accounts.flatMap(({ findings, notices }) => [
      ...notices,
      ...findings.filter(({ exception }) => exception === null),
    ]);
    const commands = commandsOf(shown);
    expect(commands).toHaveLength(counted.length + 1);
    for (const { command, properties } of commands) {
      expect(command).toMatch(/^(error|warning|notice)$/);
      expect(['file,line,col,title', 'title']).toContain(Object.keys(properties).join(','));
    }
  },
  junit: (shown, { accounts }) => {
    expect(parsedJunit(shown).suites.map(({ cases }) => cases.length)).toEqual(
      accounts.map(({ findings, notices }) => findings.length + notices.length + 1),
    );
  },
  sarif: (shown, { accounts }) => {
    const log = JSON.parse(shown) as Log;
    expect(log).toBeValidSarifLog();
    expect(log.runs[0]!.results).toHaveLength(accounts[0]!.findings.length);
  },
  csv: (shown, { accounts }) => {
    const rows = parse(shown);
    expect(rows).toHaveLength(accounts[0]!.findings.length + 1);
    for (const row of rows) {
      expect(row).toHaveLength(CSV_HEADER.length);
      expect(row.filter((cell) => /(^|[;,|])[\s"`]*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
    }
  },
  html: (shown, { accounts }) => {
    const page = parseHtml(shown);
    expect([...namesIn(page)].filter((name) => !OWN_NAMES.has(name))).toEqual([]);
    for (const link of all(page, '[href]')) expect(link.getAttribute('href')).toMatch(/^(?:#[\w-]+|data:,)$/);
    const body = one(page, 'body').textContent;
    for (const { name, findings, notices } of accounts) {
      for (const text of [name, ...findings.map(({ message }) => message), ...notices.map(({ message }) => message)]) {
        expect(body).toContain(visible(text));
      }
    }
  },
};

/** The elements and attributes of our own: those of a report whose texts are harmless. */
const OWN_NAMES = namesIn(parseHtml(renderReport('html', everywhere('x'), { color: false })));

test.each(REPORT_FORMATS)(
  'GIVEN any text in every place THEN the format %s is well-formed, and the text inert',
  (format) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const drift = everywhere(text);

        const shown = renderReport(format, drift, { color: false });

        FAULTS[format](shown, drift);
        expect(shown).not.toContain('##[');
        // JSON keeps blanks other than the common one, which it is read back with.
        expect(shown.replace(/\r\n/g, '\n').replace(/\p{Zs}/gu, format === 'json' ? ' ' : '$&')).not.toMatch(
          format === 'json' ? /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u : HIDDEN_BUT_UNASSIGNED,
        );
      }),
      // A page takes longer than the others to be drawn, and to be read back.
      { numRuns: format === 'html' ? 25 : 60 },
    );
  },
);
