import { attachmentSizeFault } from '../../../../review/attachment-size.js';

/** The SHA-256 of a file as lower-case hexadecimal, or why it cannot be found here, as sentences. */
export async function digestOf(file: File): Promise<{ readonly sha256: string } | { readonly fault: string }> {
  const fault = attachmentSizeFault(file.size);
  if (fault !== undefined) return { fault: `${file.name} cannot be attached: ${fault}` };
  // Some browsers have it only on pages that came over https.
  const subtle = (crypto as Partial<Crypto>).subtle;
  if (subtle === undefined) {
    return {
      fault: `This browser cannot find the SHA-256 of ${file.name} here. Answer without a file, or open this page in another browser.`,
    };
  }
  try {
    const digest = await subtle.digest('SHA-256', await file.arrayBuffer());
    return { sha256: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') };
  } catch {
    return { fault: `${file.name} cannot be read. Choose it again.` };
  }
}
