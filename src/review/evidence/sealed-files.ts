/** The files that closing a review makes beside its evidence, by their names in the folder. */
export const SEALED_FILES = {
  /** Keeps git from changing line ends, of which the digests are. */
  gitAttributes: '.gitattributes',
  /** Every other file with its size and digest. */
  manifest: 'manifest.json',
  /** The signature of the manifest. */
  signature: 'manifest.sig',
  /** The public key with which it is verified. */
  publicKey: 'signing-key.pem',
  /** The time stamp of the manifest. */
  timeStamp: 'manifest.tsr',
  /** The report on who left. */
  leavers: 'leavers.json',
  /** The digests of all files, as `sha256sum -c` reads them. It is written last. */
  sums: 'SHA256SUMS',
} as const;

/** What the manifest does not name: itself, what is made of it, and the digests of all. */
export const NOT_IN_MANIFEST: readonly string[] = [
  SEALED_FILES.manifest,
  SEALED_FILES.signature,
  SEALED_FILES.timeStamp,
  SEALED_FILES.sums,
];
