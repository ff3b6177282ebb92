import { afterEach, expect, test } from "vitest";
import { publicHalf } from "../../../convex/identity/rules/keySets";
import { startApp } from "../../support/convexApp";
import { setSigningKey } from "./signIn";

const PATH = "/.well-known/jwks.json";

afterEach(() => {
  delete process.env["IDENTITY_JWKS"];
});

test("the public keys are published for everybody, without the private part", async () => {
  const key = await setSigningKey();
  process.env["IDENTITY_JWKS"] = JSON.stringify({ keys: [key] });
  const response = await startApp().fetch(PATH);
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toContain("application/json");
  expect(response.headers.get("Cache-Control")).toBe("public, max-age=60");
  expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(await response.json()).toEqual({ keys: [publicHalf(key)] });
});

test("where an outside provider signs people in, there are none", async () => {
  expect(await (await startApp().fetch(PATH)).json()).toEqual({ keys: [] });
});
