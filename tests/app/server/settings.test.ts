import { expect, test } from "vitest";
import { baseHost, convexOrigins, convexUrlFor, readSettings } from "../../../app/server/settings";

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

test("videos come from origins, whatever stands behind them", () => {
  const origins = (text: string) =>
    readSettings({ ...needed, LIBRARY_MEDIA_ORIGINS: text }).LIBRARY_MEDIA_ORIGINS;
  expect(origins("https://a.example/x, https://b.example:8443 ,")).toEqual([
    "https://a.example",
    "https://b.example:8443",
  ]);
  expect(origins("")).toEqual([]);
});

test.each([
  [{ ...needed, CONVEX_URL: undefined }, "CONVEX_URL"],
  [{ ...needed, CONVEX_URL: "not an address" }, "CONVEX_URL"],
  [{ ...needed, CONVEX_PUBLIC_URL: "/elsewhere" }, "CONVEX_PUBLIC_URL: give /convex or a URL"],
  [{ ...needed, PORT: "70000" }, "PORT"],
  [{ ...needed, SERVER_SECRET: "short" }, "SERVER_SECRET"],
  [{ ...needed, LIBRARY_MEDIA_ORIGINS: "http://video.example" }, "LIBRARY_MEDIA_ORIGINS"],
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

const PAGE = "https://seefeld.academy.example/portal?x=1";
const CLOUD = { CONVEX_URL: "https://x.convex.cloud/", PORT: 3000 };

test.each([
  ["Convex Cloud", CLOUD, "https://x.convex.cloud", "wss://x.convex.cloud", "https://x.convex.cloud"],
  [
    "a Convex that browsers know by another address",
    { CONVEX_URL: "http://c:3210", CONVEX_PUBLIC_URL: "https://convex.example", PORT: 3000 },
    ...["https://convex.example", "wss://convex.example", "https://convex.example"],
  ],
  [
    "one behind the web server",
    { ...CLOUD, CONVEX_PUBLIC_URL: "/convex", PUBLIC_URL: "https://academy.example" },
    ...["https://seefeld.academy.example/convex", undefined, "https://academy.example"],
  ],
  [
    "one behind the web server at home",
    { ...CLOUD, CONVEX_PUBLIC_URL: "/convex" },
    ...["https://seefeld.academy.example/convex", undefined, "http://localhost:3000"],
  ],
] as const)("a page finds %s", (_, places, url, live, files) => {
  expect(convexUrlFor(PAGE, places)).toBe(url);
  expect(convexOrigins(places)).toEqual({ live: live === undefined ? [] : [live], files });
});
