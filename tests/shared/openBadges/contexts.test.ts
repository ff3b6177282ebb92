import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { loadContext, UnknownContext } from "../../../convex/shared/openBadges/contexts";

const CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";

describe("contexts", () => {
  test("of Verifiable Credentials 2.0 is W3C's own", async () => {
    const index = createRequire(import.meta.url).resolve("@digitalbazaar/credentials-context");
    const published = readFileSync(resolve(dirname(index), "../contexts/v2.jsonld"), "utf8");
    expect((await loadContext(CREDENTIALS_V2)).document).toEqual(JSON.parse(published));
  });

  test.each([
    CREDENTIALS_V2,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    "https://w3id.org/security/data-integrity/v1",
    "https://w3id.org/security/data-integrity/v2",
    "https://w3id.org/security/multikey/v1",
  ])("%s is on the list", async (url) => {
    expect(await loadContext(url)).toMatchObject({
      contextUrl: null,
      documentUrl: url,
      document: { "@context": expect.any(Object) as object },
    });
  });

  test.each([
    "https://www.w3.org/2018/credentials/v1",
    "https://www.w3.org/ns/credentials/v2/",
    "http://www.w3.org/ns/credentials/v2",
    "https://evil.example/context.json",
  ])("%s is not, and nobody is asked for it", async (url) => {
    await expect(loadContext(url)).rejects.toThrow(UnknownContext);
  });
});
