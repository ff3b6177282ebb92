/** Verifiable Credentials 2.0: the first context of every credential. */
export const CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";
/** Open Badges 3.0. */
export const OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/** Explains 1EdTech's own types, of which `credentialSchema` uses one. */
export const OPEN_BADGES_EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
