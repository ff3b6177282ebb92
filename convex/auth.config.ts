import type { AuthConfig } from "convex/server";

/**
 * Whose tokens are taken: JSON text of Convex's list of providers. `npm start` and `npm run deploy` set it
 * from the settings: the product's own identity provider, or Clerk.
 */
const providers = JSON.parse(process.env["AUTH_PROVIDERS"] ?? "[]") as AuthConfig["providers"];

export default { providers } satisfies AuthConfig;
