import { publishRefusal } from '../../src/publish/publish-refusal.js';

const asked = 'POST the webhook';
const answer = (text: string) => ({ status: 500, header: () => undefined, text });

describe('why an answer is refused', () => {
  test('GIVEN words without end THEN secrets are looked for in the beginning alone, and all of what is shown is searched', () => {
    const searched: string[] = [];
    const redact = (text: string) => {
      searched.push(text);
      return text.replaceAll('hunter', '[secret]');
    };

    const { message } = publishRefusal(answer('hunter '.repeat(1_000_000)), { asked, advice: {}, redact, now: 0 });

    expect(searched.map(({ length }) => length)).toEqual([4_096]);
    expect(message).toContain('saying "[secret] [secret] ');
    expect(message).not.toContain('hunter');
    expect(message.length).toBeLessThan(500);
  });
});
