import { z } from 'zod';
import { retry } from '../../../http/retry.js';
import { type JsonRequestSettings, requestJson } from '../../requests/json-request.js';
import { type Refusal } from '../../requests/refusal.js';
import { addressFault } from '../../../text/web-address.js';
import { ENTRA_ID } from '../../../access/entra-settings.js';
import { otherTenant } from './entra-cloud.js';
import { type EntraCloud } from './entra-clouds.js';
import { ENTRA_SERVICE, EntraReadError } from './entra-read-error.js';
import { refusedAs } from './entra-refusal.js';

const ACCEPT_JSON = { accept: 'application/json', 'user-agent': 'klaviyo-access' } as const;

/** What of a cloud's own description is needed, by the names that the azuread provider reads (go-azure-sdk, `sdk/internal/metadata`). */
const wireMetadata = z.object({
  microsoftGraphResourceId: z.string(),
  authentication: z.object({ loginEndpoint: z.string() }),
});

/**
 * The addresses of the cloud that a host tells, as the azuread provider asks for them: over https.
 *
 * @param host with its port if there is one, as `metadataHost` gives it
 * @throws EntraReadError if it cannot be asked; `ENTRA_SETTINGS` if it names an address that is neither https nor on loopback
 */
export async function readCloudMetadata(host: string, settings: JsonRequestSettings): Promise<EntraCloud> {
  const url = new URL(`https://${host}/metadata/endpoints?api-version=2022-09-01`);
  const reading = wireMetadata.safeParse(await readOpenly(url, settings).catch(withPlaceOfCertificates));
  if (!reading.success) throw unknownForm(url, 'the addresses of a cloud');
  const { microsoftGraphResourceId, authentication } = reading.data;
  const address = (name: string, text: string): string => {
    const fault = addressFault(text);
    if (fault === undefined) return text.replace(/\/+$/, '');
    throw new EntraReadError('ENTRA_SETTINGS', {
      problem: `The host that ARM_METADATA_HOSTNAME names gives a ${name} that ${fault.problem}.`,
      remedy: `Expected ${fault.expected}. The credentials were not sent.`,
    });
  };
  return {
    login: address('loginEndpoint', authentication.loginEndpoint),
    graph: address('microsoftGraphResourceId', microsoftGraphResourceId),
  };
}

/** A host of one's own often has a certificate of one's own, and where that is named is not where Node looks. */
function withPlaceOfCertificates(error: unknown): never {
  if (!(error instanceof EntraReadError) || error.code !== 'ENTRA_UNREACHABLE') throw error;
  throw error.withSentence(
    'ARM_METADATA_HOSTNAME names this host; who vouches for its certificate is read from the file that SSL_CERT_FILE names.',
  );
}

const wireConfiguration = z.object({ issuer: z.string() });

/**
 * That two names are those of one tenant, such as its id and its domain.
 *
 * @throws EntraReadError `ENTRA_SETTINGS` if they are not; and if it cannot be asked, or there is no such tenant
 */
export async function refuseOtherTenant(
  cloud: EntraCloud,
  inFile: string,
  inEnvironment: string,
  settings: JsonRequestSettings,
): Promise<void> {
  const [declared, meant] = [
    await readTenantId(cloud, inFile, settings),
    await readTenantId(cloud, inEnvironment, settings),
  ];
  if (declared !== meant) throw otherTenant(inEnvironment, inFile);
}

/**
 * The id of a tenant, by its domain (Microsoft, "OpenID Connect on the Microsoft identity platform": the issuer in a tenant's
 * configuration document holds its id). Nobody has to sign in for it.
 */
async function readTenantId({ login }: EntraCloud, tenant: string, settings: JsonRequestSettings): Promise<string> {
  if (ENTRA_ID.test(tenant)) return tenant.toLowerCase();
  const url = new URL(`${login}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`);
  const reading = wireConfiguration.safeParse(await readOpenly(url, settings));
  const id = reading.success ? reading.data.issuer.split('/').find((part) => ENTRA_ID.test(part)) : undefined;
  if (id === undefined) throw unknownForm(url, "a tenant's configuration");
  return id.toLowerCase();
}

/** Reads what everybody may read. */
async function readOpenly(url: URL, settings: JsonRequestSettings): Promise<unknown> {
  const { patience, signal } = settings;
  const request = { method: 'GET', url, headers: ACCEPT_JSON, secrets: [] } as const;
  const attempt = async (): Promise<unknown> => (await requestJson(request, settings, ENTRA_SERVICE, openRefusal)).body;
  return retry(attempt, { settings: patience, timing: patience, signal });
}

const openRefusal: Refusal = (request, answer, context) =>
  refusedAs(request, answer, context, [], () => ({
    code: 'ENTRA_NOT_FOUND',
    remedy:
      'Check entra.tenant and entra.environment in the access file, and ARM_TENANT_ID and ARM_METADATA_HOSTNAME in the environment.',
  }));

function unknownForm(url: URL, expected: string): EntraReadError {
  return new EntraReadError('ENTRA_UNEXPECTED', {
    problem: `GET ${url.href} answered with JSON that is not ${expected}.`,
    remedy: 'Check ARM_METADATA_HOSTNAME if it is set, and whether a proxy answers instead of Microsoft.',
    status: 200,
  });
}
