import { type OneLoginAccount } from '../../../access/onelogin-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { USER_NAME_PARAMETER } from '../app/json-template.js';
import { type OneLoginLiveApp, type OneLoginParameter } from '../app/onelogin-state.js';
import { type OneLoginReadings, whyNoApp } from './onelogin-readings.js';

const PARAMETERS = 'OneLogin under the app > Parameters';

/**
 * Whether the parameter that carries the Klaviyo role is there, is provisioned, and gets its value as declared. No deploy corrects what is changed
 * in it by hand (onelogin/onelogin 1.0.0 tells parameters apart by their key name alone).
 */
export function checkRoleParameter(account: OneLoginAccount, { app }: OneLoginReadings): readonly CheckOutcome[] {
  const declared = account.identityProvider.app;
  const subject = `the parameter ${quoted(declared.roleParameter)}`;
  if (app.state !== 'read') return [notCheckable(subject, whyNoApp(app))];
  const parameter = app.value.parameters.get(declared.roleParameter);
  if (parameter === undefined) {
    return [
      fail(
        subject,
        'The app does not have it, so nobody gets a role in Klaviyo.',
        declared.origin === 'connector'
          ? 'Deploy the stack, which makes it.'
          : `Add it in ${PARAMETERS}, with this field name and Include in User Provisioning.`,
      ),
    ];
  }
  return [
    provisionedOutcome(`${subject}: included in user provisioning`, declared.kind, parameter),
    valueOutcome(`${subject}: value`, account, parameter),
  ];
}

/** That the box of the administration is `provisioned_entitlements` of the API is not documented. */
function provisionedOutcome(
  subject: string,
  kind: OneLoginAccount['identityProvider']['app']['kind'],
  { provisioned }: OneLoginParameter,
): CheckOutcome {
  if (provisioned === true) return pass(subject, 'OneLogin shows that it is provisioned.');
  if (provisioned === undefined) return notCheckable(subject, 'OneLogin does not return it.');
  const remedy = `Check Include in User Provisioning at the parameter in ${PARAMETERS}. No deploy does it once the parameter is there.`;
  return kind === 'generic'
    ? fail(subject, 'OneLogin shows that it is not provisioned: people get Klaviyo without a role.', remedy)
    : warn(
        subject,
        'OneLogin shows that it is not provisioned. Of a parameter that comes with the connector that may mean nothing; else people get ' +
          'Klaviyo without a role.',
        `${remedy} Then look at the role of one person in Klaviyo.`,
      );
}

function valueOutcome(subject: string, account: OneLoginAccount, parameter: OneLoginParameter): CheckOutcome {
  const { mapping } = account.identityProvider.app;
  const expected = mapping.by === 'rules' ? '"- No default -"' : `the attribute ${quoted(mapping.attribute)}`;
  const choose = `hoose ${expected} as its value in ${PARAMETERS}. No deploy corrects it.`;
  const remedy =
    mapping.by === 'attribute'
      ? `C${choose}`
      : 'First see that onelogin-rules and onelogin-people pass, since who has no rule is left without a role. ' +
        `Then c${choose} Then click More Actions > Reapply entitlement mappings.`;
  const fixed = [parameter.values, parameter.defaultValues].find((value) => !isEmpty(value));
  if (fixed !== undefined) {
    return fail(
      subject,
      `It has the value ${quoted(fixed)}: everybody who has the app can get the Klaviyo role ${quoted(fixed)}, whatever their role of OneLogin ` +
        'says.',
      remedy,
    );
  }
  const source = sourceOf(parameter);
  if (mapping.by === 'attribute') {
    return source === mapping.attribute
      ? pass(subject, `It is the attribute ${mapping.attribute} of each person.`)
      : fail(subject, `It is ${sourceWords(source)}, where ${expected} is declared.`, remedy);
  }
  return source === undefined
    ? pass(subject, 'It has none of its own: the rules give it.')
    : fail(
        subject,
        `It is ${sourceWords(source)}, where rules are to give it: people can get a Klaviyo role that the access file does not give them.`,
        remedy,
      );
}

const USER_NAME = 'user name';

/** Whether people's names in Klaviyo are their e-mail addresses: OneLogin takes the username unless another attribute is chosen (KB0013904). */
export function checkUserName(_account: OneLoginAccount, { app }: OneLoginReadings): readonly CheckOutcome[] {
  if (app.state !== 'read') return [notCheckable(USER_NAME, whyNoApp(app))];
  const parameter = userNameParameter(app.value);
  if (parameter === undefined) {
    return [
      notCheckable(
        USER_NAME,
        'OneLogin shows no parameter of the app that it comes from.',
        `Look at it in ${PARAMETERS}.`,
      ),
    ];
  }
  const subject = `${USER_NAME} (the parameter ${quoted(parameter.keyName)})`;
  const source = sourceOf(parameter);
  const fixed = isEmpty(parameter.values) ? undefined : parameter.values;
  if (source === 'email' && fixed === undefined) return [pass(subject, 'It is the e-mail address.')];
  return [
    fail(
      subject,
      `It is ${fixed === undefined ? sourceWords(source) : `the value ${quoted(fixed)}`}, where the e-mail address is needed: Klaviyo knows people by it.`,
      `Choose Email as its value in ${PARAMETERS}, before anybody is provisioned.`,
    ),
  ];
}

/** The parameter for SCIM where there is one; a connector may have another one for SAML. */
function userNameParameter({ parameters }: OneLoginLiveApp): OneLoginParameter | undefined {
  const all = [...parameters.values()];
  return (
    parameters.get(USER_NAME_PARAMETER) ??
    all.find(({ keyName }) => /scim.*user_?name/i.test(keyName)) ??
    all.find(({ keyName }) => /user_?name/i.test(keyName))
  );
}

/** The attribute or the macro that a value comes from. */
function sourceOf({ attribute, macro }: OneLoginParameter): string | undefined {
  if (attribute === '_macro_') return `the macro ${quoted(macro ?? '')}`;
  return attribute;
}

function sourceWords(source: string | undefined): string {
  if (source === undefined) return 'empty';
  return source.startsWith('the macro ') ? source : `the attribute ${quoted(source)}`;
}

function isEmpty(value: string | undefined): value is undefined | '' {
  return value === undefined || value.trim() === '';
}
