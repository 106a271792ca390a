import { escapeMarkdown } from '../../../src/report/escape-markdown.js';
import { wasRead } from '../../../src/provider/reading.js';
import { renderRunbook } from '../../../src/report/runbook/runbook-format.js';
import { type RunbookFormat, RUNBOOK_FORMATS } from '../../../src/report/formats.js';
import { oktaRunbook } from '../../../src/provider/okta/runbook/okta-runbook.js';
import { type AccountRunbook } from '../../../src/provider/runbook.js';
import { assignments, sampleAccount } from '../../constructs/okta/sample-account.js';
import { all, one, parseHtml } from '../html/parse-html.js';
import { markdownFaults, tokensOf } from '../parsed-markdown.js';
import { APP, oktaReadings } from '../../doctor/sample-readings.js';

const SAMPLE = oktaRunbook(sampleAccount(), oktaReadings({ app: wasRead(APP) }));
const HOSTILE = '<img src=x onerror=alert(1)> @acme/admins [x](https://example.com) \u001b[2J\u202e |`**';

const rendered = (format: RunbookFormat, runbook: AccountRunbook = SAMPLE): string => renderRunbook(format, [runbook]);

/** A runbook with text from outside wherever it can stand. */
function hostile(): AccountRunbook {
  const account = sampleAccount({
    customRoles: [{ id: 'lead', title: HOSTILE }],
    assignments: assignments(`admin ${HOSTILE}`),
    app: { kind: 'existing', label: HOSTILE, id: '0oa1' },
  });
  return oktaRunbook(account, oktaReadings({ app: wasRead({ ...APP, label: HOSTILE }) }));
}

describe.each(RUNBOOK_FORMATS)('%s', (format) => {
  it('has every step with its values and its state', () => {
    const text = rendered(format);

    for (const { name, value } of SAMPLE.steps.flatMap(({ fields }) => fields)) {
      expect(text).toContain(value);
      const shown = format === 'markdown' ? escapeMarkdown(name) : name;
      expect(text).toContain(shown.replace(/"/g, format === 'html' ? '&quot;' : '"'));
    }
    for (const { state } of SAMPLE.steps) expect(text).toContain(state.status);
    expect(text).toContain('(the deploy does this)');
    expect(text).toContain('12 steps:');
  });

  it('has a line for each difference, and what to do about a step that a deploy does', () => {
    const state = {
      status: 'to do',
      reason: 'One. Two.',
      differences: ['First difference.', 'Second difference.'],
    } as const;
    const [step] = SAMPLE.steps.filter(({ by }) => by === 'deploy');
    const lines = rendered(format, { ...SAMPLE, steps: [{ ...step!, state }] }).split(/\n|<li>/);

    const texts = ['First difference.', 'Second difference.', 'Do: deploy the stack.'];
    expect(texts.map((text) => lines.filter((line) => line.includes(text)).length)).toEqual([1, 1, 1]);
    expect(lines.some((line) => line.includes('First') && line.includes('Second'))).toBe(false);
  });

  it('GIVEN a value of several lines WHEN rendered THEN each stands on a line of its own', () => {
    const [step] = SAMPLE.steps;
    const field = { name: 'Template', value: '{\n  "a": "{$x}",\n  "b": "\u202e```"\n}', isBlock: true };
    const text = rendered(format, { ...SAMPLE, steps: [{ ...step!, fields: [field] }] });

    const lines = text.split(/\n|<code>/).map((line) => line.trim().replaceAll('&quot;', '"'));
    expect(lines).toContain('"a": "{$x}",');
    expect(lines.find((line) => line.startsWith('"b"'))).toContain('U+202E');
  });

  it('shows text from outside as text', () => {
    const text = rendered(format, hostile());

    expect(['\u001b', '\u202e'].filter((hidden) => text.includes(hidden))).toEqual([]);
    expect(text).toContain('U+001B');
  });

  it('ends in one line end and is the same for the same runbook', () => {
    expect(rendered(format)).toMatch(/[^\n]\n$/);
    expect(rendered(format)).toBe(rendered(format));
  });
});

describe('text', () => {
  it('ticks what is done and aligns the values', () => {
    const text = rendered('text');

    expect(text).toContain('      [x] done: Okta has it as declared.\n');
    expect(text).toContain("      [ ] cannot be checked: Okta's API does not return it for such an app.\n");
    expect(text).toContain('        1. klaviyo-admins    admin\n        2. klaviyo-analysts  analyst\n');
  });
});

describe('markdown', () => {
  it('is a task list, in which nothing from outside is markup', () => {
    const text = rendered('markdown', hostile());

    expect(rendered('markdown')).toContain('- [x] **Okta > Applications > Klaviyo > General**\n');
    expect(markdownFaults(text).filter((fault) => !fault.startsWith('em: _'))).toEqual([]);
  });
});

describe('markdown of a block', () => {
  it('is one fenced block, whatever stands in it', () => {
    const [step] = SAMPLE.steps;
    const field = { name: 'Template', value: '```\n<b>\n```', isBlock: true };
    const text = rendered('markdown', { ...SAMPLE, steps: [{ ...step!, fields: [field] }] });

    expect(tokensOf(text).filter(({ type }) => type === 'code')).toMatchObject([{ text: '```\n<b>\n```' }]);
    expect(tokensOf(text).filter(({ type }) => type === 'html')).toEqual([]);
  });
});

describe('html', () => {
  it('is a page without scripts that loads nothing, one item for each step', () => {
    const document = parseHtml(rendered('html'));

    expect(all(document, 'li').map((item) => item.getAttribute('data-step'))).toEqual(SAMPLE.steps.map(({ id }) => id));
    expect(all(document, 'script, [src], [onerror]')).toEqual([]);
    expect(one(document, 'meta[http-equiv]').getAttribute('content')).toMatch(/^default-src 'none'; style-src/);
  });

  it('has text from outside as text', () => {
    const document = parseHtml(rendered('html', hostile()));

    expect(all(document, 'img, a')).toEqual([]);
    expect(one(document, 'body').textContent).toContain('<img src=x onerror=alert(1)>');
  });
});
