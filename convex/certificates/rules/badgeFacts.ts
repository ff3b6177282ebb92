import type { UnsignedCredential } from "../../shared/openBadges/credential";

/** What an issued badge says, as its page shows it. Moments in milliseconds since 1970. */
export type BadgeFacts = {
  holder: string;
  name: string;
  description: string;
  /** Markdown. */
  criteria: string;
  type: string | null;
  tags: string[];
  skills: { name: string; url: string; framework: string | null; code: string | null }[];
  evidence: { name: string | null; url: string | null; description: string | null }[];
  issuer: { id: string; name: string; url: string | null };
  awardedAt: number;
  validFrom: number;
  validUntil: number | null;
};

/**
 * What one of our own documents says. It is shown as it was issued, whatever the achievement has become since.
 * @param document JSON text, as it was stored when it was issued
 */
export function badgeFactsOf(document: string): BadgeFacts {
  const {
    credentialSubject,
    issuer,
    evidence = [],
    ...credential
  } = JSON.parse(document) as UnsignedCredential;
  const { achievement, identifier } = credentialSubject;
  const holder = identifier.find(({ identityType }) => identityType === "name")?.identityHash ?? "";
  return {
    holder,
    name: achievement.name,
    description: achievement.description,
    criteria: achievement.criteria.narrative ?? "",
    type: achievement.achievementType ?? null,
    tags: achievement.tag ?? [],
    skills: (achievement.alignment ?? []).map((skill) => ({
      name: skill.targetName,
      url: skill.targetUrl,
      framework: skill.targetFramework ?? null,
      code: skill.targetCode ?? null,
    })),
    evidence: evidence.map(({ name = null, id = null, description = null }) => ({
      name,
      url: id,
      description,
    })),
    issuer: { id: issuer.id, name: issuer.name, url: issuer.url ?? null },
    awardedAt: Date.parse(credential.awardedDate),
    validFrom: Date.parse(credential.validFrom),
    validUntil: credential.validUntil === undefined ? null : Date.parse(credential.validUntil),
  };
}
