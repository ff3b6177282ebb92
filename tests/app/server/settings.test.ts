import { expect, test } from "vitest";
import { baseHost, readSettings } from "../../../app/server/settings";

const needed = {
  CONVEX_URL: "http://127.0.0.1:3210",
  CONVEX_SITE_URL: "http://127.0.0.1:3211",
  SERVER_SECRET: "a-secret-of-sixteen",
};

test("what is not given has a default that works on one machine", () => {
  expect(readSettings(needed)).toMatchObject({ HOST: "127.0.0.1", PORT: 3000, DEMO_SIGN_IN: "off" });
});

test("an empty setting counts as one that is not given", () => {
  expect(readSettings({ ...needed, PUBLIC_URL: "", PORT: "" })).toMatchObject({ PORT: 3000 });
});

test.each([
  [{ ...needed, CONVEX_URL: undefined }, "CONVEX_URL"],
  [{ ...needed, CONVEX_URL: "not an address" }, "CONVEX_URL"],
  [{ ...needed, PORT: "70000" }, "PORT"],
  [{ ...needed, SERVER_SECRET: "short" }, "SERVER_SECRET"],
  [{ ...needed, CLERK_SECRET_KEY: "sk" }, "CLERK_SECRET_KEY and CLERK_PUBLISHABLE_KEY belong together"],
])("names the setting that is missing or wrong, and never its value", (env, name) => {
  expect(() => readSettings(env)).toThrow(name);
  expect(() => readSettings({ ...env, SERVER_SECRET: "tiny-secret" })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("tiny-secret") as string }),
  );
});

test("organizations have their hosts below that of PUBLIC_URL, at home below localhost", () => {
  expect(baseHost({ PUBLIC_URL: "https://academy.example:8443/" })).toBe("academy.example");
  expect(baseHost({})).toBe("localhost");
});
