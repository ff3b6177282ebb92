import { expect, test } from "vitest";
import { relyingPartyOf } from "../../../convex/identity/rules/relyingParties";

const PUBLIC = "https://academy.test";

test.each<[string, string | undefined, string | null]>([
  ["https://academy.test", PUBLIC, "academy.test"],
  ["https://acme.academy.test", PUBLIC, "acme.academy.test"],
  ["https://acme.academy.test:8443", PUBLIC, "acme.academy.test"],
  ["http://localhost:3000", undefined, "localhost"],
  ["http://acme.localhost:3000", "http://localhost:3000", "acme.localhost"],
  ["http://acme.localhost:3000", PUBLIC, null],
  ["http://academy.test", "http://academy.test", null],
  ["http://notlocalhost", undefined, null],
  ["https://127.0.0.1", undefined, null],
  ["http://127.0.0.1:3000", undefined, null],
  ["https://[::1]", undefined, null],
  ["https://academy.test/path", PUBLIC, null],
  ["https://user@academy.test", PUBLIC, null],
  ["https://ACADEMY.test", PUBLIC, null],
  ["ftp://localhost", undefined, null],
  ["null", PUBLIC, null],
  ["", PUBLIC, null],
])("passkeys at %j, where PUBLIC_URL is %j, are of the host %j", (origin, publicUrl, rpId) => {
  expect(relyingPartyOf(origin, publicUrl)).toEqual(rpId === null ? null : { rpId, origin });
});
