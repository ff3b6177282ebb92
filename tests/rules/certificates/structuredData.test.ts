import { expect, test } from "vitest";
import { credentialData } from "../../../convex/certificates/rules/structuredData";

const facts = {
  name: "Data skills",
  description: "Reads data.",
  holder: "Zoë Çelik",
  type: null,
  url: "https://academy.example/verify/x",
  image: "https://academy.example/api/v1/credentials/x/share.png",
  identifier: "https://academy.example/api/v1/credentials/x",
  issuer: { name: "Academy", url: null },
  skills: [],
  awardedAt: Date.parse("2026-03-12T00:00:00Z"),
  validUntil: null,
};

test("a credential is described as schema.org has it", () => {
  expect(credentialData(facts)).toEqual({
    "@context": "https://schema.org",
    "@type": "EducationalOccupationalCredential",
    name: "Data skills",
    description: "Reads data.",
    url: facts.url,
    image: facts.image,
    identifier: facts.identifier,
    about: { "@type": "Person", name: "Zoë Çelik" },
    recognizedBy: { "@type": "Organization", name: "Academy" },
    datePublished: "2026-03-12T00:00:00.000Z",
  });
});

test("its kind, end, issuer's address and skills are named where there are any", () => {
  const data = credentialData({
    ...facts,
    type: "Certificate",
    issuer: { name: "Academy", url: "https://academy.example" },
    validUntil: Date.parse("2028-03-12T00:00:00Z"),
    skills: [
      { name: "Tables", url: "https://skills.example/1", framework: "ESCO", code: "S1" },
      { name: "Talks", url: "https://skills.example/2", framework: null, code: null },
    ],
  });
  expect(data).toMatchObject({
    credentialCategory: "Certificate",
    recognizedBy: { "@type": "Organization", name: "Academy", url: "https://academy.example" },
    expires: "2028-03-12T00:00:00.000Z",
    competencyRequired: [
      {
        "@type": "DefinedTerm",
        name: "Tables",
        url: "https://skills.example/1",
        inDefinedTermSet: "ESCO",
        termCode: "S1",
      },
      { "@type": "DefinedTerm", name: "Talks", url: "https://skills.example/2" },
    ],
  });
});
