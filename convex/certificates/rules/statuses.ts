/** What a credential is: on its way, valid, or no longer. Whether it has expired follows from its dates. */
export const CREDENTIAL_STATES = [
  "queued",
  "issuing",
  "issued",
  "failed",
  "revoked",
  "superseded",
  "erased",
] as const;
export type CredentialState = (typeof CREDENTIAL_STATES)[number];

/**
 * Why credentials are not issued, or one could not be: what the deployment lacks (`publicUrl`, `masterKey`), sealed
 * keys that its master key does not open (`sealedKeys`), fonts that the web server did not give (`fonts`), jobs that
 * died again and again (`died`), anything else (`fault`).
 */
export const ISSUING_PROBLEMS = ["publicUrl", "masterKey", "sealedKeys", "fonts", "died", "fault"] as const;
export type IssuingProblem = (typeof ISSUING_PROBLEMS)[number];

/** Signature suites of issuer keys: Data Integrity `eddsa-rdfc-2022`, and VC-JWT `ES256`. */
export const KEY_SUITES = ["Ed25519", "P-256"] as const;
export type KeySuite = (typeof KEY_SUITES)[number];

/** An active key signs; a retired one still verifies what it signed; a compromised one no longer does. */
export const KEY_STATES = ["active", "retired", "compromised"] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** How a new credential came to take another's place. */
export const REPLACEMENTS = ["correction", "renewal", "supersession"] as const;
export type Replacement = (typeof REPLACEMENTS)[number];

export const LAYOUTS = ["classic", "modern", "minimal"] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Both lie on their side. */
export const PAGE_SIZES = ["A4", "Letter"] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

export const DESIGN_VERSION_STATES = ["draft", "published"] as const;
export type DesignVersionState = (typeof DESIGN_VERSION_STATES)[number];

export const REPORT_STATES = ["open", "closed"] as const;

/** Kinds of achievement that programs have, of Open Badges 3.0's AchievementType. */
export const ACHIEVEMENT_TYPES = [
  "Achievement",
  "Award",
  "Badge",
  "Certificate",
  "CertificateOfCompletion",
  "Certification",
  "Competency",
  "Course",
  "LearningProgram",
  "MicroCredential",
] as const;
export type AchievementType = (typeof ACHIEVEMENT_TYPES)[number];
