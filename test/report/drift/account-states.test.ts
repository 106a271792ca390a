import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { overallVerdict } from '../../../src/report/drift/html/overall-verdict.js';
import { parseDriftReport } from '../../../src/report/drift/parse-drift-report.js';
import { jsonReport } from '../../../src/report/drift/json.js';
import { renderReport } from '../../../src/report/drift/report-format.js';
import { totals, verdictWords } from '../../../src/report/drift/report-words.js';
import { REPORT_FORMATS } from '../../../src/report/formats.js';
import { assigned, compareNotDeployed, compareThree, declared, provisioned } from '../../drift/sample-account.js';
import { parsedJunit } from './parsed-junit.js';
import { report } from './sample-report.js';

const NOT_DEPLOYED = compareNotDeployed([declared()], []);
const EMPTY = compareThree([], [], [], { name: 'acme-2' });
const IN_SYNC = compareThree([declared()], [assigned()], [provisioned()], { name: 'acme-3' });

const STATES: readonly (readonly [string, AccountDrift, RegExp])[] = [
  ['not deployed', NOT_DEPLOYED, /not deployed yet/i],
  ['without people', EMPTY, /nobody is assigned/i],
];

describe.each(STATES)('GIVEN an account that is %s', (_what, account, said) => {
  it.each(REPORT_FORMATS)(
    'WHEN it is reported as %s THEN that is said, and nothing reads as an all-clear',
    (format) => {
      const shown = renderReport(format, report(account, IN_SYNC), { color: false });

      // A table wraps its cells.
      expect(shown.replace(/\s+/g, ' ')).toMatch(said);
      expect(renderReport(format, report(account), { color: false })).not.toMatch(/no drift|without drift"/i);
    },
  );

  it('WHEN it is reported as JUnit THEN a test case fails', () => {
    expect(parsedJunit(renderReport('junit', report(account), { color: false })).totals.failures).toBe('1');
  });

  it('WHEN it is reported as HTML THEN the verdict fails', () => {
    expect(overallVerdict(report(account, IN_SYNC)).outcome).toBe('fails');
    expect(overallVerdict(report(account, IN_SYNC)).sentence).toMatch(/^No all-clear: of 2 accounts, 1 /);
  });

  it('WHEN its JSON is read again THEN it is the same', () => {
    expect(parseDriftReport(jsonReport(report(account)), 'drift.json')).toEqual(report(account));
  });
});

describe('the verdict', () => {
  it('says how many people wait, and what else was found', () => {
    const [eve] = [provisioned({ id: 'u7', userName: 'eve@example.com' })];

    expect(verdictWords(NOT_DEPLOYED)).toBe('not deployed yet, 1 declared person waits');
    expect(verdictWords(EMPTY)).toBe('nobody is assigned yet');
    expect(verdictWords(compareNotDeployed([declared()], [eve]))).toBe(
      'not deployed yet, 1 declared person waits; 1 finding at or above medium',
    );
  });

  it('of several accounts counts none of them as one without drift', () => {
    expect(totals([NOT_DEPLOYED, EMPTY, IN_SYNC])).toBe(
      '3 accounts: 0 with findings at or above medium, 0 with findings below it only, 1 without drift; 1 not deployed yet, 1 with ' +
        'nobody assigned yet',
    );
  });
});

describe('a report that is read', () => {
  const read = (change: (account: Record<string, unknown>) => object) => {
    const { accounts, ...rest } = JSON.parse(jsonReport(report(NOT_DEPLOYED))) as {
      readonly accounts: readonly Record<string, unknown>[];
    };
    return parseDriftReport(JSON.stringify({ ...rest, accounts: accounts.map(change) }), 'drift.json');
  };

  it('GIVEN one of a release before THEN its accounts are deployed', () => {
    const older = read((account) => ({
      ...account,
      state: undefined,
      notices: [],
      summary: { ...(account.summary as object), waiting: undefined },
    }));

    expect(older.accounts[0]).toMatchObject({ state: 'deployed', summary: { waiting: 0 } });
  });

  it.each([
    ['its state taken out', { state: undefined }, 'its state is deployed, and a notice says not-deployed'],
    ['its notice taken out too', { state: undefined, notices: [] }, 'its state is deployed, and summary.waiting is 1'],
    ['another state', { state: 'empty' }, 'its state is empty, and the station assigned was not read'],
  ])('GIVEN %s THEN it contradicts itself', (_what, change, said) => {
    expect(() => read((account) => ({ ...account, ...change }))).toThrow(said);
  });
});
