/** What an organization asks people to agree to. */
export const DOCUMENTS = ["terms", "privacy"] as const;
export type ConsentDocument = (typeof DOCUMENTS)[number];

export type Versions = Partial<Record<ConsentDocument, string | undefined>>;

/** The documents, with their current versions, that somebody has not agreed to yet. */
export function outstanding(
  current: Versions,
  agreed: readonly { document: ConsentDocument; version: string; withdrawnAt?: number | undefined }[],
): { document: ConsentDocument; version: string }[] {
  return DOCUMENTS.flatMap((document) => {
    const version = current[document];
    const stands = agreed.some(
      (consent) =>
        consent.document === document && consent.version === version && consent.withdrawnAt === undefined,
    );
    return version === undefined || stands ? [] : [{ document, version }];
  });
}
