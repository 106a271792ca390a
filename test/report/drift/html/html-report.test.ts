import { createHash } from 'node:crypto';
import { SEVERITIES } from '../../../../src/access/finding-kind.js';
import { exceptionDraft } from '../../../../src/drift/exception-draft.js';
import { type Finding } from '../../../../src/drift/finding.js';
import { STATIONS } from '../../../../src/people/station.js';
import { headline } from '../../../../src/report/drift/finding-headline.js';
import { everybodyParts } from '../../../../src/report/drift/html/everybody-section.js';
import { htmlReport } from '../../../../src/report/drift/html/html-report.js';
import { CAPTURED_AT, HIDDEN, HOSTILE, hostileReport, report, SHA256 } from '../sample-report.js';
import { all, one, parseHtml, texts, type HtmlNode } from '../../html/parse-html.js';
import { DRIFTED, HISTORY, IN_SYNC, LIGHT, SAMPLE, THREE_STATIONS, WITH_EVERYBODY } from './sample-html.js';

const page = (...parameters: Parameters<typeof htmlReport>): HtmlNode => parseHtml(htmlReport(...parameters));

describe('the verdict', () => {
  test('comes first and says what fails, from which severity on, and where', () => {
    const drawn = page(SAMPLE, {});
    expect(all(drawn, 'main > section')[0]?.getAttribute('class')).toBe('verdict fails');
    expect(texts(drawn, '#verdict h2')).toEqual([
      'Verdict: ✕ Drift: 2 findings at or above medium, in 1 of 2 accounts.',
    ]);
    expect(texts(drawn, '#verdict .tile dt')).toEqual([...SEVERITIES, 'excepted']);
    expect(texts(drawn, '#verdict .tile dd:not(.weight)')).toEqual(['1', '0', '1', '0', '2', '1']);
    expect(texts(drawn, '#verdict p')).toEqual([
      `Captured at ${CAPTURED_AT}. Read completely: the listing of 2 of 2 accounts; station assigned not read in 2 ` +
        'accounts. Findings at or above medium fail the run, excepted ones left out.',
    ]);
  });

  test('is followed by the totals, the legend and the findings, and by all else after them', () => {
    const sections = all(page(SAMPLE, {}), 'main section').map((section) => section.getAttribute('id'));
    expect(sections).toEqual(['verdict', 'totals', 'legend', 'findings', 'by-kind', 'trend', 'accounts']);
  });

  test('is explained by a legend of the severities and the stations', () => {
    const legend = one(page(report(THREE_STATIONS), {}), '#legend');
    expect(all(legend, '.swatch').map((swatch) => swatch.getAttribute('class'))).toEqual([
      ...SEVERITIES.map((severity) => `swatch severity-${severity}`),
      ...STATIONS.map((station) => `swatch station-${station}`),
    ]);
    expect(texts(legend, '.entry').filter((entry) => !/^[a-z]+: .+\.$/.test(entry))).toEqual([]);
  });

  test('counts from the severity that is asked for', () => {
    expect(texts(page(SAMPLE, { failOn: 'critical' }), '#verdict h2')[0]).toContain('1 finding at or above critical');
    expect(all(page(SAMPLE, { failOn: 'critical' }), '#verdict .weight')).toHaveLength(1);
  });

  test('has what is to be known before the findings are read', () => {
    const message = '9 of 10 people differ: the roster is probably of another account.';
    const drawn = page(report({ ...DRIFTED, notices: [{ kind: 'probable-configuration-fault', message }] }), {});
    expect(texts(drawn, '#verdict .notice')).toEqual([`acme: ${message}`]);
    expect(texts(drawn, '#account-0 > p')).toContain(`Note: ${message}`);
  });

  test('tells lighter findings from none', () => {
    const light = page(report(LIGHT), {});
    expect(one(light, '#verdict').getAttribute('class')).toBe('verdict differs');
    expect(texts(light, '#verdict h2')[0]).toContain('No finding at or above medium; 1 below it, in 1 of 1 account.');
    const clean = page(report(IN_SYNC), {});
    expect(one(clean, '#verdict').getAttribute('class')).toBe('verdict clean');
    expect(texts(clean, '#verdict h2')[0]).toContain('No drift in 1 account.');
  });

  test('is no all-clear where nothing was checked', () => {
    const nothing = page(report(), {});
    expect(one(nothing, '#verdict').getAttribute('class')).toBe('verdict fails');
    expect(texts(nothing, '#verdict h2')[0]).toContain('No account was checked.');
    expect(texts(nothing, '#findings')).toEqual(['Findings No findings.']);
    expect(all(nothing, '#accounts')).toHaveLength(0);
  });
});

describe('GIVEN more findings than a page may have', () => {
  const whole = page(SAMPLE, {});
  const [first = 0, second = 0] = all(whole, 'article.person').map((person) => Buffer.byteLength(person.outerHTML));
  const cut = page(SAMPLE, { findingBytes: first + second + 100, fullReport: 'https://ci.example/run/7 <b>' });

  test('THEN the first of them are there, the heaviest first, and the figures are those of all', () => {
    const ids = (of: HtmlNode) => all(of, '.finding').map((finding) => finding.getAttribute('id'));
    expect(ids(cut)).toEqual(ids(whole).slice(0, 2));
    expect(texts(cut, '#verdict .tiles')).toEqual(texts(whole, '#verdict .tiles'));
    expect(texts(cut, '#by-kind')).toEqual(texts(whole, '#by-kind'));
  });

  test('THEN the top and the table say how many of how many, and where all of them are', () => {
    const words =
      'This page shows 2 of 5 findings, the heaviest first: a browser cannot show more. ' +
      'All of them are in the full report: https://ci.example/run/7 <b>';
    expect(texts(cut, '#verdict .notice')).toEqual([words]);
    expect(texts(cut, '#findings > .notice')).toEqual([words]);
    expect(texts(cut, '#filter-count')).toEqual(['2 of 5 findings']);
    expect(one(cut, '#filter-count').getAttribute('data-all')).toBe('5');
  });

  test('THEN the filter counts what can be filtered', () => {
    const numbers = texts(cut, 'select[name=severity] option').flatMap((option) => /\d+/.exec(option) ?? []);
    expect(numbers.reduce((sum, number) => sum + Number(number), 0)).toBe(2);
  });

  test('THEN without room for one, it says so too', () => {
    const none = page(SAMPLE, { findingBytes: 0 });
    expect(all(none, '.finding')).toHaveLength(0);
    expect(texts(none, '#verdict .notice')[0]).toContain('0 of 5 findings');
    expect(texts(none, '#verdict .notice')[0]).toContain('another format of the report');
  });
});

test('GIVEN stations that were read in some accounts WHEN the figures are added up THEN the others are counted', () => {
  const assigned = { available: true, source: 'Okta', people: 7 } as const;
  const [first, ...others] = SAMPLE.accounts;
  const read = { ...first!, stations: { ...first!.stations, assigned }, summary: { ...first!.summary, assigned: 7 } };
  const rows = all(page({ ...SAMPLE, accounts: [read, ...others] }, {}), '.totals tr').map((row) =>
    texts(row, 'th, td'),
  );
  expect(rows.map((cells) => cells[2])).toEqual(['assigned', '7', 'not read', '7 (not read in 1 account)']);
});

describe('GIVEN a page with all findings', () => {
  test('THEN nothing says that some were left out', () => {
    expect(texts(page(SAMPLE, {}), '.notice')).toEqual([]);
    expect(texts(page(SAMPLE, {}), '#filter-count')).toEqual(['5 findings']);
  });
});

describe('the accounts', () => {
  test('have their figures in a row each, and together', () => {
    const rows = all(page(SAMPLE, {}), '.totals tr').map((row) => texts(row, 'th, td').slice(0, 11).join(' '));
    expect(rows).toEqual([
      'Account declared assigned provisioned in sync critical high medium low info excepted',
      'acme 2 not read 3 1 1 0 1 0 1 1',
      'acme-2 2 not read 3 1 0 0 0 0 1 0',
      'All accounts 4 not read 6 2 1 0 1 0 2 1',
    ]);
    expect(texts(page(SAMPLE, {}), '.totals .words')[1]).toBe('no drift');
    expect(all(page(report(DRIFTED), {}), '.totals tfoot')).toHaveLength(0);
  });

  test('are folded in the totals where they are many', () => {
    const many = report(...Array.from({ length: 6 }, (_, index) => ({ ...IN_SYNC, name: `acme-${index}` })));
    const totals = one(page(many, {}), '#totals');
    expect(texts(totals, 'section > .wide tbody th')).toEqual(['All accounts']);
    expect(texts(totals, 'details summary')).toEqual(['Each of 6 accounts']);
    expect(all(totals, 'details tbody tr')).toHaveLength(6);
  });

  test('show which stations were read from what, which not and why, and the evidence', () => {
    const drawn = one(page(SAMPLE, {}), '#account-0');
    const stations = all(drawn, '.columns > div:first-child tbody tr').map((row) => texts(row, 'th, td'));
    expect(stations.map(([station]) => station)).toEqual(['declared', 'assigned', 'provisioned']);
    expect(stations[1]?.[1]).toMatch(/^not read: ./);
    expect(texts(drawn, 'article > .columns .facts dd')).toEqual(['totalResults 3, read 3', SHA256]);
  });
});

describe('the findings', () => {
  test('are a row each, heaviest first over all accounts, excepted ones last', () => {
    const rows = all(page(report(LIGHT, DRIFTED), {}), '.finding');
    expect(rows.map((row) => `${row.getAttribute('data-severity')} ${row.getAttribute('data-exception')}`)).toEqual([
      'critical counted',
      'medium counted',
      'low counted',
      'info counted',
      'high excepted',
    ]);
    expect(texts(page(report(LIGHT, DRIFTED), {}), '.person h3')[2]).toBe('ada@example.com Ada Example · acme-0');
  });

  test('have an anchor, the words of the finding and their own stations', () => {
    // GIVEN a finding of which all three stations know
    const finding = THREE_STATIONS.findings[0]!;
    // WHEN
    const drawn = page(report(THREE_STATIONS), {});
    const row = one(drawn, `#f-${finding.id}`);
    // THEN
    expect(texts(drawn, '.person h3')).toEqual(['ada@example.com Ada Example · acme']);
    expect(texts(row, '.what > *')).toEqual([finding.severity, headline(finding), finding.kind]);
    expect(one(row, '.note a').getAttribute('href')).toBe(`#f-${finding.id}`);
    expect(texts(row, '.inside > p')).toEqual([
      finding.message,
      `Remedy: ${finding.remedy}`,
      `Hop: assigned-provisioned. Access file: access.yaml:20:9. Id: ${finding.id}`,
    ]);
    const stations = all(row, 'details tr').map((line) => texts(line, 'th, td'));
    expect(stations[0]).toEqual(['Station', 'userName', 'Given name', 'Family name', 'Role', 'Active', 'Id']);
    expect(stations[1]).toEqual(['declared', 'ada@example.com', 'Ada', 'Example', 'analyst', 'yes', '']);
    expect(stations[2]).toEqual(['assigned', 'ada@example.com', 'Ada', 'Example', 'manager', 'yes', '00u1']);
    expect(texts(row, '.differs')).toEqual([finding.declared!.role, finding.assigned!.role, finding.provisioned!.role]);
  });

  test('say where a station has nothing and where it was not read, and why they are excepted', () => {
    const row = one(page(SAMPLE, {}), '.finding[data-exception="excepted"]');
    expect(texts(row, 'td.note')).toEqual(['not there', 'not read']);
    expect(texts(row, '.inside > p')).toContain(
      'Excepted, until 2026-12-31: SSO-exempt agency, asked for by marketing',
    );
    expect(texts(row, '.tag')).toEqual(['excepted']);
  });

  test('stand together by person, those about the account by themselves', () => {
    // GIVEN two people with findings between each other's, and the account with two
    const [ada, , zoe] = DRIFTED.findings as [Finding, Finding, Finding];
    const findings: readonly Finding[] = [
      { ...zoe, id: 'a00000000001' },
      { ...ada, id: 'a00000000002', severity: 'low', kind: 'name' },
      { ...ada, id: 'a00000000003', kind: 'role-list', user: 'Klaviyo', severity: 'low' },
      { ...zoe, id: 'a00000000004', user: 'Zoe@example.com', severity: 'info' },
      { ...ada, id: 'a00000000005' },
      { ...ada, id: 'a00000000006', kind: 'too-few-admins', user: 'acme', severity: 'high' },
    ];
    // WHEN
    const people = all(page(report({ ...DRIFTED, findings }), {}), '.person');
    // THEN
    expect(people.map((person) => [texts(person, 'h3')[0], ...texts(person, '.weight')].join(' '))).toEqual([
      'ada@example.com Ada Example · acme critical low',
      'The account and its app acme high low',
      'zoe@example.com Ada Example · acme medium info',
    ]);
  });

  test('have the exception that would cover them, to copy, where there may be one', () => {
    const drawn = page(SAMPLE, {});
    const drafted = all(drawn, '.person').filter((person) => all(person, '.draft').length > 0);
    expect(drafted.map((person) => texts(person, 'h3')[0])).toEqual([
      'ada@example.com Ada Example · acme',
      'zoe@example.com Ada Example · acme',
    ]);
    const zoe = DRIFTED.findings.filter(({ user }) => user === 'zoe@example.com');
    expect(one(drafted[1]!, '.draft pre').textContent).toContain(exceptionDraft(DRIFTED, zoe, CAPTURED_AT));
  });

  test('show no role and a record that is switched off as such', () => {
    const finding = {
      ...DRIFTED.findings[0]!,
      provisioned: { ...DRIFTED.findings[0]!.provisioned!, role: null, active: false },
    };
    const cells = all(page(report({ ...DRIFTED, findings: [finding] }), {}), '.finding details tbody tr');
    expect(texts(cells[2]!, 'td').slice(3, 5)).toEqual(['none', 'no']);
  });

  test('have a filter with the values that occur, hidden without the script', () => {
    const form = one(page(SAMPLE, {}), 'form#filter');
    expect(form.hasAttribute('hidden')).toBe(true);
    expect(texts(form, 'select[name=account] option')).toEqual(['all', 'acme (4)', 'acme-2 (1)']);
    expect(texts(form, 'select[name=exception] option')).toEqual(['all', 'counted (4)', 'excepted (1)']);
    for (const list of all(form, 'select')) {
      expect(all(page(SAMPLE, {}), `.finding[data-${list.getAttribute('name')}]`)).toHaveLength(5);
    }
  });
});

describe('everybody', () => {
  test('are in a table of their account after the findings, folded, with their state and the way to their findings', () => {
    const drawn = page(report(WITH_EVERYBODY, IN_SYNC), {});
    const ids = all(drawn, 'main section').map((section) => section.getAttribute('id'));
    expect(ids.slice(3, 5)).toEqual(['findings', 'everybody']);
    expect(texts(drawn, '#everybody details:not([open]) > summary')).toEqual(['acme: 4 people']);
    expect(all(drawn, '#everybody tr').map((row) => texts(row, 'th, td').join(' | '))).toEqual([
      'User | Name | State | Role | Why | Assigned | In Klaviyo',
      'ada@example.com | Ada Example | finding: critical role | analyst | by the group "analysts", priority 2 |  | admin, no clear role',
      'grace@example.com | Grace Hopper | in sync | analyst | by the group "analysts", priority 2 | analyst | analyst',
      'owner@example.com |  | finding: info owner | not declared |  |  | owner',
      'zoe@example.com |  | no finding, but not all stations were read | analyst |  |  | ',
    ]);
    expect(all(drawn, '#everybody td a').map((link) => link.getAttribute('href'))).toEqual([
      '#f-000000000001',
      '#f-000000000004',
    ]);
    expect(texts(drawn, 'nav a')).toContain('Everybody');
  });

  test('have no link to a finding that is not on the page', () => {
    const drawn = parseHtml([...everybodyParts([WITH_EVERYBODY], new Set(), 10_000)].join(''));
    expect(all(drawn, '#everybody td a')).toEqual([]);
    expect(texts(drawn, '#everybody td:nth-child(3)')[0]).toBe('finding: critical role');
  });

  test('are not all there where there are too many, and the table says how many', () => {
    const { everybody } = WITH_EVERYBODY;
    const more = { ...WITH_EVERYBODY, everybody: { ...everybody!, all: 7 } };
    expect(texts(page(report(more), {}), '#everybody summary')[0]).toBe(
      'acme: 4 of 7 people, as many as the report has room for',
    );
    const [first = ''] = [...everybodyParts([WITH_EVERYBODY], new Set(), 9_999_999)].slice(2);
    const cut = parseHtml([...everybodyParts([WITH_EVERYBODY], new Set(), Buffer.byteLength(first) + 1)].join(''));
    expect(texts(cut, 'tbody th')).toEqual(['ada@example.com']);
    expect(texts(cut, 'summary')[0]).toContain('acme: 1 of 4 people');
  });

  test('share the room of the findings, so that the page is not larger for them', () => {
    const size = (findingBytes: number): number =>
      Buffer.byteLength(htmlReport(report(WITH_EVERYBODY), { findingBytes }));
    expect(all(page(report(WITH_EVERYBODY), { findingBytes: 0 }), '#everybody tbody tr')).toEqual([]);
    expect(size(5_000) - size(0)).toBeLessThanOrEqual(5_000 + 1_000);
  });

  test('are in no page of a report that does not list them', () => {
    expect(all(page(SAMPLE, {}), '#everybody')).toEqual([]);
  });
});

describe('the evidence', () => {
  test('has what the check was made with, and how the digest of the listing is computed again', () => {
    const drawn = one(page(report(WITH_EVERYBODY), {}), '#account-0');
    expect(texts(drawn, '.facts dt')).toEqual([
      'Listing',
      'Its SHA-256',
      'Access file',
      'Roster',
      'Commit',
      'klaviyo-access',
    ]);
    expect(texts(drawn, '.facts dd')).toEqual([
      'totalResults 3, read 3',
      SHA256,
      `access.yaml, SHA-256 ${'0c'.repeat(32)}`,
      `SHA-256 ${'0d'.repeat(32)}`,
      '0b'.repeat(20),
      '1.2.3',
    ]);
    expect(texts(drawn, 'p.note')[0]).toContain('sha256sum FILE');
  });

  test('leaves out what is not known', () => {
    const sources = { version: '1.2.3', accessFile: { path: 'access.yaml', sha256: SHA256 } };
    const drawn = page(report({ ...DRIFTED, sources }), {});
    expect(texts(drawn, '#account-0 .facts dt')).toEqual(['Listing', 'Its SHA-256', 'Access file', 'klaviyo-access']);
  });
});

describe('the file', () => {
  test('is the same, byte for byte, each time', () => {
    expect(htmlReport(SAMPLE, { history: HISTORY })).toBe(htmlReport(SAMPLE, { history: HISTORY }));
  });

  test('allows only its own script and style, by their SHA-256, and nothing from the network', () => {
    const drawn = page(SAMPLE, { history: HISTORY });
    const policy = one(drawn, 'meta[http-equiv="Content-Security-Policy"]').getAttribute('content')!;
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${sha256(one(drawn, 'style').textContent)}'`,
      `script-src 'sha256-${sha256(one(drawn, 'script').textContent)}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('refers to nothing but itself', () => {
    const drawn = page(SAMPLE, { history: HISTORY });
    for (const element of all(drawn, '[src], [href], [action], [style], [srcset], [background]')) {
      expect(element.getAttribute('href')).toMatch(/^(?:#[\w-]+|data:,)$/);
    }
    expect(one(drawn, 'style').textContent).not.toMatch(/url\(|@import/);
  });

  test('has landmarks, one first heading, a language, and headed tables', () => {
    const drawn = page(SAMPLE, {});
    expect(one(drawn, 'html').getAttribute('lang')).toBe('en');
    expect(['header', 'nav', 'main', 'footer', 'h1'].map((name) => all(drawn, name).length)).toEqual([1, 1, 1, 1, 1]);
    expect(all(drawn, 'th').every((cell) => /^(?:col|row)$/.test(cell.getAttribute('scope') ?? ''))).toBe(true);
    const ids = all(drawn, '[id]').map((element) => element.getAttribute('id'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of all(drawn, 'a')) expect(ids).toContain(link.getAttribute('href')?.slice(1));
  });
});

const OWN_ELEMENTS = new Set(all(page(SAMPLE, { history: HISTORY }), '*').map(({ tagName }) => tagName.toLowerCase()));

describe.each(HOSTILE)('with %j in every place', (text) => {
  const html = htmlReport(hostileReport(text), { history: HISTORY });
  const drawn = parseHtml(html);

  test('no element or attribute comes from it', () => {
    expect(texts(drawn, 'script, style, iframe, object, embed, base')).toHaveLength(2);
    expect(all(drawn, 'img, image, [onerror], [onload], [onclick], [style], foreignObject')).toEqual([]);
    const names = new Set(all(drawn, '*').map(({ tagName }) => tagName.toLowerCase()));
    expect([...names].filter((name) => !OWN_ELEMENTS.has(name))).toEqual([]);
  });

  test('everything in it shows', () => {
    expect(html).not.toMatch(HIDDEN);
  });
});
