import '@microsoft/jest-sarif';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { type DriftReport } from '../../src/drift/drift-report.js';
import { CSV_HEADER } from '../../src/report/csv.js';
import { driftReportSchema } from '../../src/report/drift-report-schema.js';
import { REPORT_FORMATS, renderReport, type ReportFormat } from '../../src/report/report-format.js';
import { parsedJunit } from './parsed-junit.js';
import { markdownFaults } from './parsed-markdown.js';
import { commandsOf } from './parsed-workflow-commands.js';
import { HIDDEN, HOSTILE, hostileReport } from './sample-report.js';

/** A hostile text in every place that takes text, of the assigned station and of the access file's path too. */
function everywhere(text: string): DriftReport {
  const drift = hostileReport(text);
  const assigned = { userName: text, givenName: text, familyName: text, role: text, active: true, id: text };
  return {
    ...drift,
    accounts: drift.accounts.map((account) => ({
      ...account,
      stations: { ...account.stations, assigned: { available: false, reason: text } },
      findings: account.findings.map((finding) => ({
        ...finding,
        assigned,
        place: { path: text, line: 3, column: 1 },
      })),
    })),
  };
}

/** Characters that mean something to one of the formats, whole texts that do, and anything at all. */
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({
    unit: fc.constantFrom(
      ...'`|\\<>&"\'@#[](){}!*_~;:,./%=+-$\n\r\t a1é👩\u202e\u001b\u0000\ufffe\uffff\ud800',
      ']]>',
      '::',
    ),
    maxLength: 60,
  }),
  fc.string({ unit: 'binary' }),
);

/** What is wrong with a report: nothing. Each is read back by a parser of its format. */
const FAULTS: Readonly<Record<Exclude<ReportFormat, 'html'>, (shown: string, of: DriftReport) => void>> = {
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
    const counted = accounts.flatMap(({ findings }) => findings.filter(({ exception }) => exception === null));
    const commands = commandsOf(shown);
    expect(commands).toHaveLength(counted.length + 1);
    for (const { command, properties } of commands) {
      expect(command).toMatch(/^(error|warning|notice)$/);
      expect(['file,line,col,title', 'title']).toContain(Object.keys(properties).join(','));
    }
  },
  junit: (shown, { accounts }) => {
    expect(parsedJunit(shown).suites.map(({ cases }) => cases.length)).toEqual(
      accounts.map(({ findings }) => findings.length + 1),
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
};

test.each(REPORT_FORMATS)(
  'GIVEN any text in every place THEN the format %s is well-formed, and the text inert',
  (format) => {
    const faults = Object.entries(FAULTS).find(([name]) => name === format)?.[1];
    fc.assert(
      fc.property(hostile, (text) => {
        const drift = everywhere(text);

        const shown = renderReport(format, drift, { color: false });

        faults?.(shown, drift);
        expect(shown).not.toContain('##[');
        // JSON keeps blanks other than the common one, which it is read back with.
        expect(shown.replace(/\r\n/g, '\n').replace(/\p{Zs}/gu, format === 'json' ? ' ' : '$&')).not.toMatch(
          format === 'json' ? /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u : HIDDEN_BUT_UNASSIGNED,
        );
      }),
      { numRuns: 60 },
    );
  },
);

/** As HIDDEN, without characters that Unicode has not assigned yet: nothing is known of how they show. */
const HIDDEN_BUT_UNASSIGNED = new RegExp(HIDDEN.source.replace('\\P{C}', '\\P{Cc}'), 'u');
