import { CREDENTIALS_V2, OPEN_BADGES, OPEN_BADGES_EXTENSIONS } from "./contextAddresses";
import type { PublicIdentity } from "./identity";
import { timestampOf } from "./timestamps";

/** Where 1EdTech keeps the JSON schema of such credentials. */
export const CREDENTIAL_SCHEMA =
  "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

export type Image = { id: string; type: "Image"; caption?: string };

/** Who issues, as Open Badges' Profile. `id` is its DID. */
export type Profile = {
  id: string;
  type: ["Profile"];
  name: string;
  url?: string;
  email?: string;
  image?: Image;
};

/** A skill in a framework that others know. */
export type Alignment = {
  type: ["Alignment"];
  targetName: string;
  targetUrl: string;
  targetFramework?: string;
  targetCode?: string;
};

export type Achievement = {
  id: string;
  type: ["Achievement"];
  name: string;
  description: string;
  /** `narrative` is Markdown. */
  criteria: { id?: string; narrative?: string };
  achievementType?: string;
  image?: Image;
  alignment?: Alignment[];
  tag?: string[];
};

export type Evidence = {
  id?: string;
  type: ["Evidence"];
  name?: string;
  description?: string;
  narrative?: string;
  genre?: string;
};

/** Whose achievement it is, told of by what others know of them. */
export type IdentityObject = {
  type: "IdentityObject";
  hashed: boolean;
  identityHash: string;
  identityType: "emailAddress" | "name";
  salt?: string;
};

export type BitstringStatusListEntry = {
  id: string;
  type: "BitstringStatusListEntry";
  statusPurpose: "revocation";
  statusListIndex: string;
  statusListCredential: string;
};

/** An Open Badges 3.0 credential before it is signed, in the words and the order of the standard. */
export type UnsignedCredential = {
  "@context": string[];
  id: string;
  type: ["VerifiableCredential", "OpenBadgeCredential"];
  name: string;
  issuer: Profile;
  validFrom: string;
  validUntil?: string;
  awardedDate: string;
  credentialSubject: {
    id: string;
    type: ["AchievementSubject"];
    identifier: IdentityObject[];
    achievement: Achievement;
  };
  evidence?: Evidence[];
  credentialSchema: { id: string; type: "1EdTechJsonSchemaValidator2019" }[];
  credentialStatus: BitstringStatusListEntry;
};

/** What a credential is made of. Times are milliseconds since 1970; addresses are absolute. */
export type CredentialFacts = {
  /** Its own address. */
  id: string;
  name: string;
  issuer: Omit<Profile, "type" | "image"> & { image?: string };
  validFrom: number;
  validUntil?: number;
  awardedAt: number;
  holder: {
    /** A DID or address of the holder's; without it one that stands for the holder of this credential alone. */
    id?: string;
    name: string;
    /** Made by `hashIdentity`: the address itself does not enter the credential. */
    email?: PublicIdentity;
  };
  achievement: Omit<Achievement, "type" | "image" | "alignment" | "tag"> & {
    image?: string;
    alignments?: Omit<Alignment, "type">[];
    tags?: string[];
  };
  evidence?: Omit<Evidence, "type">[];
  status: { listId: string; index: number };
};

/** An Open Badges 3.0 credential of the facts, ready to be signed. What is not given is left out. */
export function buildCredential(facts: CredentialFacts): UnsignedCredential {
  const { id, name, issuer, validUntil, holder, evidence = [], status } = facts;
  return {
    "@context": [CREDENTIALS_V2, OPEN_BADGES, OPEN_BADGES_EXTENSIONS],
    id,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name,
    issuer: profileOf(issuer),
    validFrom: timestampOf(facts.validFrom),
    ...(validUntil === undefined ? {} : { validUntil: timestampOf(validUntil) }),
    awardedDate: timestampOf(facts.awardedAt),
    credentialSubject: {
      id: holder.id ?? `${id}#holder`,
      type: ["AchievementSubject"],
      identifier: identifiersOf(holder),
      achievement: achievementOf(facts.achievement),
    },
    ...(evidence.length === 0
      ? {}
      : { evidence: evidence.map((one) => ({ ...one, type: ["Evidence"] as ["Evidence"] })) }),
    credentialSchema: [{ id: CREDENTIAL_SCHEMA, type: "1EdTechJsonSchemaValidator2019" }],
    credentialStatus: {
      id: `${status.listId}#${status.index}`,
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: String(status.index),
      statusListCredential: status.listId,
    },
  };
}

function profileOf({ image, ...profile }: CredentialFacts["issuer"]): Profile {
  return { ...profile, type: ["Profile"], ...(image === undefined ? {} : { image: imageAt(image) }) };
}

function achievementOf(facts: CredentialFacts["achievement"]): Achievement {
  const { image, alignments = [], tags = [], ...achievement } = facts;
  return {
    ...achievement,
    type: ["Achievement"],
    ...(image === undefined ? {} : { image: imageAt(image) }),
    ...(alignments.length === 0
      ? {}
      : { alignment: alignments.map((one) => ({ ...one, type: ["Alignment"] as ["Alignment"] })) }),
    ...(tags.length === 0 ? {} : { tag: tags }),
  };
}

function identifiersOf({ name, email }: CredentialFacts["holder"]): IdentityObject[] {
  const byName: IdentityObject = {
    type: "IdentityObject",
    hashed: false,
    identityHash: name,
    identityType: "name",
  };
  if (email === undefined) return [byName];
  return [{ type: "IdentityObject", hashed: true, identityType: "emailAddress", ...email }, byName];
}

function imageAt(id: string): Image {
  return { id, type: "Image" };
}
