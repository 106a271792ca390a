import { type OktaRoleAttribute } from '../app/okta-app-state.js';
import { SCIM_ROLE } from '../../../access/scim-role.js';
import { quoted } from '../../../text/quoted.js';
import { fail, notCheckable, pass, type CheckOutcome, warn } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

/** What is declared of one property of the attribute, and what follows if it is otherwise. */
interface Expectation {
  readonly property: string;
  readonly expected: string;
  /** Undefined where Okta does not tell. */
  readonly found: (attribute: OktaRoleAttribute) => string | undefined;
  readonly otherwise: string;
  /** How bad a difference is. */
  readonly status: 'fail' | 'warn';
  /** True where Okta's recorded answers do not tell the property, so that nothing follows from its absence. */
  readonly mayBeUnreported?: boolean;
}

/** What the stacks declare of the attribute (the construct `RoleAttribute`), as Klaviyo's guide asks for it. */
const EXPECTED: readonly Expectation[] = [
  {
    property: 'title',
    expected: 'Role',
    found: ({ title }) => title,
    otherwise: 'It works, but the console shows another name than the guide.',
    status: 'warn',
  },
  {
    property: 'type',
    expected: 'string',
    found: ({ type }) => type,
    otherwise: 'Klaviyo takes a role as one string.',
    status: 'fail',
  },
  {
    property: 'externalName',
    expected: SCIM_ROLE.name,
    found: ({ externalName }) => externalName,
    otherwise: 'Okta pushes the role under a name that Klaviyo does not read.',
    status: 'fail',
  },
  {
    property: 'externalNamespace',
    expected: SCIM_ROLE.namespace,
    found: ({ externalNamespace }) => externalNamespace,
    otherwise:
      'Okta does not push the role where Klaviyo reads it, and a deploy replaces the attribute with all its values.',
    status: 'fail',
  },
  {
    property: 'required',
    expected: 'true',
    found: ({ required }) => String(required),
    otherwise: 'People can be assigned without a role.',
    status: 'fail',
  },
  {
    property: 'scope',
    expected: 'NONE',
    found: ({ scope }) => scope,
    otherwise: 'A group cannot give the role: "Personal" is set for each person.',
    status: 'fail',
  },
  {
    property: 'permissions',
    expected: 'SELF READ_ONLY',
    found: ({ permissions }) => permissions?.map(({ principal, action }) => `${principal} ${action}`).join(', '),
    otherwise: 'People might choose their own role.',
    status: 'fail',
    mayBeUnreported: true,
  },
  {
    property: 'master',
    expected: 'PROFILE_MASTER',
    found: ({ master }) => master,
    otherwise: 'Another source than Okta decides the role.',
    status: 'fail',
    mayBeUnreported: true,
  },
  {
    property: 'mutability',
    expected: 'READ_WRITE',
    found: ({ mutability }) => mutability,
    otherwise: 'Okta may not be able to write the role.',
    status: 'warn',
    mayBeUnreported: true,
  },
];

/** Whether each property of the attribute `role` is as the stack declares it. */
export function checkRoleAttribute({ roleAttribute }: OktaReadings): readonly CheckOutcome[] {
  if (roleAttribute.state === 'failed' && roleAttribute.error.code === 'OKTA_NOT_FOUND') {
    return [fail(SUBJECT, roleAttribute.error.problem, roleAttribute.error.remedy)];
  }
  if (roleAttribute.state !== 'read') {
    return [notCheckable(SUBJECT, whyMissing('The attribute role', roleAttribute))];
  }
  const attribute = roleAttribute.value;
  if (attribute === undefined) {
    return [
      fail(
        SUBJECT,
        'The app has no attribute role, so Okta pushes no roles to Klaviyo.',
        'Deploy the stack, which makes it. If Terraform has it in its state, look at the plan: it must create it again.',
      ),
    ];
  }
  return EXPECTED.map((expectation) => checkProperty(expectation, attribute));
}

const SUBJECT = 'attribute role';

function checkProperty(expectation: Expectation, attribute: OktaRoleAttribute): CheckOutcome {
  const { property, expected, otherwise, status, mayBeUnreported = false } = expectation;
  const subject = `attribute role, ${property}`;
  const found = expectation.found(attribute);
  if (found === expected) return pass(subject, `It is ${expected}.`);
  if (found === undefined && mayBeUnreported) {
    return notCheckable(subject, 'Okta does not return it for an attribute of an app.');
  }
  const outcome = status === 'fail' ? fail : warn;
  return outcome(
    subject,
    `It is ${found === undefined ? 'empty' : quoted(found)}, where ${expected} is declared. ${otherwise}`,
    "Deploy the stack, or correct it in Okta's console under Directory > Profile Editor > the app.",
  );
}
