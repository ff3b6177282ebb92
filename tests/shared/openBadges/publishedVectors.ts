// Data of published test vectors: facts of the standards, to be met to the letter.

/**
 * Open Badges 3.0 Implementation Guide (1EdTech), "Linked Data Proof Test Vector for Open Badges 3.0".
 * `seed` is the first half of its private key.
 */
export const OPEN_BADGES_VECTOR = {
  seed: "6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4",
  publicKey: "4bdeafde2ea8beefadd8c699b5c7e0704cf51154d52e17b20b71337ca04cc5a5",
  multikey: "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
  documentHash: "87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773",
  proofHash: "d34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19",
  signed: {
    "@context": [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    id: "http://example.com/credentials/3527",
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    issuer: {
      id: "https://example.edu/issuers/565049",
      type: ["Profile"],
      url: "https://www.imsglobal.org",
      name: "Example Corp",
    },
    validFrom: "2010-01-01T00:00:00Z",
    name: "Teamwork Badge",
    credentialSubject: {
      id: "did:example:ebfeb1f712ebc6f1c276e12ec21",
      type: ["AchievementSubject"],
      achievement: {
        id: "https://example.com/achievements/21st-century-skills/teamwork",
        type: ["Achievement"],
        criteria: {
          narrative:
            "Team members are nominated for this badge by their peers and recognized upon review by Example Corp management.",
        },
        description:
          "This badge recognizes the development of the capacity to collaborate within a group environment.",
        name: "Teamwork",
      },
    },
    proof: {
      type: "DataIntegrityProof",
      created: "2010-01-01T19:23:24Z",
      verificationMethod:
        "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
      cryptosuite: "eddsa-rdfc-2022",
      proofPurpose: "assertionMethod",
      proofValue: "z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVEDYHxCzgkCr",
    },
  },
};

/**
 * W3C Data Integrity EdDSA Cryptosuites 1.0, appendix "Representation: eddsa-rdfc-2022". The two terms of its
 * example context are written out as what they stand for, which changes nothing of what is signed.
 */
export const W3C_VECTOR = {
  publicMultikey: "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
  secretMultikey: "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq",
  documentHash: "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017",
  proofHash: "bea7b7acfbad0126b135104024a5f1733e705108f42d59668b05c0c50004c6b0",
  exampleContext: "https://www.w3.org/ns/credentials/examples/v2",
  unsigned: {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id: "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    type: ["VerifiableCredential", "https://www.w3.org/ns/credentials/examples#AlumniCredential"],
    name: "Alumni Credential",
    description: "A minimum viable example of an Alumni Credential.",
    issuer: "https://vc.example/issuers/5678",
    validFrom: "2023-01-01T00:00:00Z",
    credentialSubject: {
      id: "did:example:abcdefgh",
      "https://www.w3.org/ns/credentials/examples#alumniOf": "The School of Examples",
    },
  },
  proof: {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-rdfc-2022",
    created: "2023-02-24T23:36:38Z",
    verificationMethod:
      "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
    proofPurpose: "assertionMethod",
    proofValue: "z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme",
  },
};
