import { GoogleReadError } from './google-read-error.js';

export const CREDENTIALS_REMEDY =
  'It takes the JSON key of a service account, as the Google Cloud console gives it (IAM & Admin > Service Accounts > Keys), or the ' +
  'configuration of workload identity federation that `gcloud iam workload-identity-pools create-cred-config` writes. A login of gcloud is ' +
  'not supported.';

/** Credentials of the environment cannot be used. Nothing was sent. */
export function refusedCredentials(problem: string, remedy: string): GoogleReadError {
  return new GoogleReadError('GOOGLE_CREDENTIALS', { problem, remedy });
}
