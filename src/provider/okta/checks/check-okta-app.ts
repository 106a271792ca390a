import { type AppSettings } from '../../../access/okta-settings.js';
import { quoted } from '../../../text/quoted.js';
import { anotherApp } from '../app/another-app.js';
import { fail, notCheckable, pass, type CheckOutcome } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

/** The errors that say that the app is not there, or is not one. */
const NOT_THERE = ['OKTA_NOT_FOUND', 'OKTA_AMBIGUOUS'];

/** Whether the account's app is there, and is the one that the access file means. */
export function checkOktaApp(declared: AppSettings, { app }: OktaReadings): readonly CheckOutcome[] {
  const subject = `the app ${quoted(declared.label)}`;
  if (app.state === 'failed' && NOT_THERE.includes(app.error.code)) {
    return [fail(subject, app.error.problem, app.error.remedy)];
  }
  if (app.state !== 'read') return [notCheckable(subject, whyMissing('The Okta app', app))];
  const { id, label, signOnMode } = app.value;
  if (label !== declared.label) {
    return [
      fail(
        subject,
        `The app ${id} is labelled ${quoted(label)} in Okta.`,
        'If the id is right, write that label in the access file (app.label); if not, correct its id (app.existing, adopt.app).',
      ),
    ];
  }
  if (signOnMode !== 'SAML_2_0') {
    return [
      fail(
        subject,
        `The app ${id} signs on with ${quoted(signOnMode)}, not with SAML_2_0.`,
        "Klaviyo's SCIM asks for SAML single sign-on: name the SAML app in the access file.",
      ),
    ];
  }
  const difference = anotherApp(declared, app.value);
  if (difference !== undefined) {
    return [
      fail(
        subject,
        `The app ${id} ${difference}.`,
        'If it is another app, perhaps of another Klaviyo account, write the label of the right one in the access file ' +
          '(app.label); if not, deploy or correct what is declared.',
      ),
    ];
  }
  return [pass(subject, `Okta has it as ${id}.`)];
}

/** Whether the app is active; a deploy cannot read the schema of one that is not. */
export function checkOktaAppActive(declared: AppSettings, { app }: OktaReadings): readonly CheckOutcome[] {
  const subject = `the app ${quoted(declared.label)}`;
  if (app.state !== 'read') return [notCheckable(subject, whyMissing('The Okta app', app))];
  const { status } = app.value;
  if (status === 'ACTIVE') return [pass(subject, 'It is active.')];
  return [
    fail(
      subject,
      `It is ${quoted(status)}: nobody can sign on with it, nothing is pushed, and a deploy would lose the attribute role.`,
      "Activate it in Okta's console, under Applications > the app > Activate.",
    ),
  ];
}
