/** In what form a credential is given out. */
export const CREDENTIAL_FORMS = ["json", "jwt", "html", "pdf", "png", "svg"] as const;
export type CredentialForm = (typeof CREDENTIAL_FORMS)[number];

export type Offer<Form extends string> = { type: string; form: Form };

/** By which media types each form may be asked for; what stands first is taken where anything will do. */
export const CREDENTIAL_OFFERS: readonly Offer<CredentialForm>[] = [
  { type: "application/vc+ld+json", form: "json" },
  { type: "application/vc", form: "json" },
  { type: "application/ld+json", form: "json" },
  { type: "application/json", form: "json" },
  { type: "application/vc+jwt", form: "jwt" },
  { type: "application/jwt", form: "jwt" },
  { type: "text/html", form: "html" },
  { type: "application/pdf", form: "pdf" },
  { type: "image/png", form: "png" },
  { type: "image/svg+xml", form: "svg" },
];

type Range = { type: string; quality: number };

/**
 * What an Accept header asks for (RFC 9110, section 12.5.1): the offer with the highest quality, each offer by the
 * most specific range that covers it, the first of equals. Null where none is acceptable.
 */
export function negotiate<Form extends string>(
  accept: string | null,
  offers: readonly Offer<Form>[],
): Offer<Form> | null {
  if (accept === null || accept.trim() === "") return offers[0] ?? null;
  const ranges = accept.split(",").map(rangeOf);
  const rated = offers.map((offer) => ({ offer, quality: qualityOf(offer.type, ranges) }));
  const best = rated.reduce<(typeof rated)[number] | null>(
    (found, each) => (each.quality > (found?.quality ?? 0) ? each : found),
    null,
  );
  return best?.offer ?? null;
}

function rangeOf(text: string): Range {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
  return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

function qualityOf(type: string, ranges: readonly Range[]): number {
  const family = `${type.split("/")[0]}/*`;
  for (const wanted of [type, family, "*/*"]) {
    const range = ranges.find((each) => each.type === wanted);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
