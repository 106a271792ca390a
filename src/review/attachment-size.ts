/** A larger file is refused: evidence is kept for years, and every check reads it. In bytes. */
export const LARGEST_ATTACHMENT = 25 * 1024 * 1024;

/** Why a file of so many bytes cannot show an answer, as the rest of a sentence about it; undefined where it can. */
export function attachmentSizeFault(size: number): string | undefined {
  if (size === 0) return 'it is empty.';
  return size > LARGEST_ATTACHMENT
    ? `it is larger than ${LARGEST_ATTACHMENT / 1024 / 1024} MB. Attach a part of it, or write in the reason where it lies.`
    : undefined;
}
