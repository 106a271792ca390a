import { type Refusal, saidObject } from '../requests/refusal.js';
import { type Meaning, refused } from './google-refusal.js';

/** Why the Security Token Service gives no token: an object with `error` and `error_description` (RFC 8693, section 2.2.2). */
export const exchangeRefusal: Refusal = (request, answer, context) => {
  const { error, error_description: description } = saidObject(answer);
  return refused(request, answer, context, { meaning: () => EXCHANGE, words: [error, description] });
};

const EXCHANGE: Meaning = [
  'GOOGLE_UNAUTHORIZED',
  'The provider of the workload identity pool does not take this token: compare its issuer, its allowed audiences and its attribute condition ' +
    'with the token, and the audience with the name of the provider. See docs/google-workspace.md, Workload identity federation.',
];

/** Why Google does not sign: an object `error` with `code`, `message` and `status` (google.aip.dev, AIP-193 "Errors"). */
export const signingRefusal: Refusal = (request, answer, context) => {
  const { message, status } = Object(saidObject(answer).error) as { message?: unknown; status?: unknown };
  return refused(request, answer, context, { meaning: () => signingMeaning(message), words: [message, status] });
};

function signingMeaning(message: unknown): Meaning {
  if (/has not been used|is disabled/i.test(String(message))) {
    return [
      'GOOGLE_FORBIDDEN',
      'Enable the IAM Service Account Credentials API in the Google Cloud project of the service account, under APIs & Services > Library.',
    ];
  }
  return [
    'GOOGLE_UNAUTHORIZED',
    'Whoever the token stands for needs the role Service Account Token Creator (roles/iam.serviceAccountTokenCreator) on the service account: ' +
      'Workload Identity User alone may not sign. Check the address of the service account, too.',
  ];
}

/** Why another issuer gives no token. What it says is not of a form that is known. */
export const issuerRefusal: Refusal = (request, answer, context) =>
  refused(request, answer, context, { meaning: () => ISSUER, words: [] });

const ISSUER: Meaning = [
  'GOOGLE_UNAUTHORIZED',
  'It is the issuer of the token that workload identity federation takes. In GitHub Actions the job needs the permission id-token: write, and ' +
    'the address holds for that job alone.',
];
