import { webhookSecret, webhookUrl } from '../../src/publish/webhook-settings.js';

const URL_TEXT = 'https://hooks.example.com/services/example-webhook-path';

function message(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'it succeeded';
}

describe("the webhook's address", () => {
  test('GIVEN the variable THEN its address is taken, without blanks around it', () => {
    expect(webhookUrl('HOOK', { HOOK: ` ${URL_TEXT}\n` }).href).toBe(URL_TEXT);
    expect(webhookUrl('HOOK', { HOOK: 'http://127.0.0.1:8080/x' }).port).toBe('8080');
  });

  test.each([
    [{}, 'HOOK is not set'],
    [{ HOOK: '' }, 'HOOK is not set'],
    [{ HOOK: 'example-webhook-path' }, 'HOOK is not an absolute URL'],
    [{ HOOK: 'http://hooks.example.com/example-webhook-path' }, 'HOOK is plain http'],
    [{ HOOK: 'https://user:example-webhook-path@hooks.example.com/' }, 'HOOK has a user name or password in it'],
  ])('GIVEN %j THEN it is refused and not shown', (environment, problem) => {
    const said = message(() => webhookUrl('HOOK', environment));
    expect(said).toContain(problem);
    expect(said).not.toContain('example-webhook-path');
  });

  test('GIVEN the address in place of the name THEN it is refused and not repeated', () => {
    expect(message(() => webhookUrl(URL_TEXT, {}))).toBe(
      '--webhook-env takes the name of an environment variable that holds the address, never the address itself.',
    );
  });
});

describe("the webhook's secret", () => {
  test('GIVEN one of 16 characters THEN it is taken', () => {
    expect(webhookSecret({ KLAVIYO_ACCESS_WEBHOOK_SECRET: 'example-secret-1' })).toBe('example-secret-1');
  });

  test.each([
    [{}, 'is not set'],
    [{ KLAVIYO_ACCESS_WEBHOOK_SECRET: 'example-secret' }, 'is too short'],
  ])('GIVEN %j THEN it is refused and not shown', (environment, problem) => {
    const said = message(() => webhookSecret(environment));
    expect(said).toContain(`KLAVIYO_ACCESS_WEBHOOK_SECRET ${problem}`);
    expect(said).not.toContain('example-secret');
  });
});
