import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { type EntraReadings, whyNoApplication } from './entra-readings.js';

const METHOD = 'single sign-on method';

/** Whether single sign-on is SAML, as Klaviyo's SCIM asks for, with the declared identifier and reply URL. */
export function checkSignOn(
  { identityProvider }: EntraAccount,
  { application }: EntraReadings,
): readonly CheckOutcome[] {
  if (application.state !== 'read') return [notCheckable(METHOD, whyNoApplication(application))];
  const { saml } = identityProvider.app;
  const { identifiers, replyUrls } = application.value;
  return [
    ...checkSignOnMethod({ application }),
    ...(saml === undefined
      ? [notCheckable('identifier and reply URL', 'The access file does not declare them (app.saml).')]
      : [
          among('identifier', 'Identifier (Entity ID)', saml.identifier, identifiers),
          among('reply URL', 'Reply URL', saml.replyUrl, replyUrls),
        ]),
  ];
}

/** Whether the method is SAML. */
export function checkSignOnMethod({ application }: Pick<EntraReadings, 'application'>): readonly CheckOutcome[] {
  if (application.state !== 'read') return [notCheckable(METHOD, whyNoApplication(application))];
  const { signOnMode } = application.value;
  if (signOnMode === 'saml') return [pass(METHOD, 'It is SAML.')];
  return [
    fail(
      METHOD,
      signOnMode === undefined ? 'None is chosen.' : `It is ${quoted(signOnMode)}, not SAML.`,
      "Klaviyo's SCIM needs SAML single sign-on: choose SAML in Entra, under the enterprise application > Single sign-on.",
    ),
  ];
}

function among(subject: string, field: string, declared: string, there: readonly string[]): CheckOutcome {
  if (there.includes(declared)) return pass(subject, `It is ${quoted(declared)}, as declared.`);
  const found = there.length === 0 ? 'There is none' : `There is ${there.map((one) => quoted(one)).join(', ')}`;
  return fail(
    subject,
    `${found}, where ${quoted(declared)} is declared.`,
    `Compare with Klaviyo > Settings > Security. If the access file is right, deploy the stack, or for an application that the stack ` +
      `does not make set ${field} in Entra, under the enterprise application > Single sign-on > Basic SAML Configuration.`,
  );
}
