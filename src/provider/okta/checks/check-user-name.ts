import { type OktaUserNameTemplate } from '../app/okta-app-state.js';
import { quoted } from '../../../text/quoted.js';
import { fail, notCheckable, pass, type CheckOutcome } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

interface Expectation {
  readonly member: keyof OktaUserNameTemplate;
  readonly expected: string;
  readonly else: string;
}

/** What the stacks declare of the app's user names: the e-mail, pushed when it changes (the construct `SamlApp`). */
const EXPECTED: readonly Expectation[] = [
  {
    member: 'template',
    expected: '${source.email}',
    else: 'Klaviyo knows people by their e-mail, and would not find them.',
  },
  { member: 'type', expected: 'BUILT_IN', else: 'A deploy would change it.' },
  { member: 'pushStatus', expected: 'PUSH', else: 'A changed e-mail would not reach Klaviyo.' },
];

/** Whether people's names in the app are their e-mails, and are pushed. */
export function checkUserName({ app }: OktaReadings): readonly CheckOutcome[] {
  if (app.state !== 'read') return [notCheckable('application username', whyMissing('The Okta app', app))];
  const { userNameTemplate } = app.value;
  return EXPECTED.map(({ member, expected, else: otherwise }) => {
    const subject = `application username, ${member}`;
    const found = userNameTemplate[member];
    if (found === expected) return pass(subject, `It is ${expected}.`);
    return fail(
      subject,
      `It is ${quoted(found)}, where ${expected} is declared. ${otherwise}`,
      "Set the application username format to Email, updated on Create and update, in Okta's console under Sign On.",
    );
  });
}
