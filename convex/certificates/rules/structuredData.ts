import type { JsonObject } from "../../shared/json";

export type CredentialFacts = {
  name: string;
  description: string;
  holder: string;
  /** Of Open Badges: "CertificateOfCompletion". */
  type: string | null;
  url: string;
  image: string;
  /** The credential's own `id`. */
  identifier: string;
  issuer: { name: string; url: string | null };
  skills: readonly { name: string; url: string; framework: string | null; code: string | null }[];
  /** Milliseconds since 1970. */
  awardedAt: number;
  validUntil: number | null;
};

/** A credential as schema.org `EducationalOccupationalCredential`: https://schema.org/EducationalOccupationalCredential */
export function credentialData(facts: CredentialFacts): JsonObject {
  const { name, description, holder, type, url, image, identifier, issuer, skills } = facts;
  return {
    "@context": "https://schema.org",
    "@type": "EducationalOccupationalCredential",
    ...{ name, description, url, image, identifier },
    ...(type === null ? {} : { credentialCategory: type }),
    about: { "@type": "Person", name: holder },
    recognizedBy: {
      "@type": "Organization",
      name: issuer.name,
      ...(issuer.url === null ? {} : { url: issuer.url }),
    },
    datePublished: new Date(facts.awardedAt).toISOString(),
    ...(facts.validUntil === null ? {} : { expires: new Date(facts.validUntil).toISOString() }),
    ...(skills.length === 0 ? {} : { competencyRequired: skills.map(termData) }),
  };
}

function termData({ name, url, framework, code }: CredentialFacts["skills"][number]): JsonObject {
  return {
    "@type": "DefinedTerm",
    ...{ name, url },
    ...(framework === null ? {} : { inDefinedTermSet: framework }),
    ...(code === null ? {} : { termCode: code }),
  };
}
