import { describe, expect, test } from "vitest";
import { domainProblems, normalizeDomain } from "../../../convex/tenancy/rules/domains";
import { filesIn } from "../../../convex/tenancy/rules/files";
import { hostTarget, mayBeOwnOrigin, originOf } from "../../../convex/tenancy/rules/hosts";
import { profileProblems } from "../../../convex/tenancy/rules/organizations";

describe("what a host names", () => {
  test.each([
    ["localhost:3000", "localhost", { kind: "default" }],
    ["LOCALHOST", "localhost", { kind: "default" }],
    ["127.0.0.1:3000", "localhost", { kind: "default" }],
    ["[::1]:3000", "localhost", { kind: "default" }],
    ["acme.localhost:3000", "localhost", { kind: "slug", slug: "acme" }],
    ["Acme.Academy.Example.", "academy.example", { kind: "slug", slug: "acme" }],
    ["a.b.academy.example", "academy.example", { kind: "domain", domain: "a.b.academy.example" }],
    ["learn.acme.org", "academy.example", { kind: "domain", domain: "learn.acme.org" }],
    ["evilacademy.example", "academy.example", { kind: "domain", domain: "evilacademy.example" }],
  ])("%s below %s", (host, baseHost, target) => {
    expect(hostTarget(host, baseHost)).toEqual(target);
  });
});

describe("where an organization is found", () => {
  const acme = { slug: "acme", isDefault: false, domain: null };
  test.each([
    [acme, "https://academy.example", "https://acme.academy.example"],
    [acme, "http://localhost:3000/", "http://acme.localhost:3000"],
    [{ ...acme, isDefault: true }, "https://academy.example/path", "https://academy.example"],
    [{ ...acme, domain: "learn.acme.org" }, "http://localhost:3000", "https://learn.acme.org"],
  ])("%o", (organization, publicUrl, origin) => {
    expect(originOf(organization, publicUrl)).toBe(origin);
  });
});

describe("an origin of this deployment", () => {
  const secure = "https://academy.example";
  const local = "http://acme.localhost:3000";
  test.each([
    ["https://acme.academy.example", secure, true],
    ["https://learn.acme.org", secure, true],
    ["http://localhost:3000", local, true],
    ["http://127.0.0.1:3000", local, true],
    ["http://[::1]:3000", "http://localhost:3000", true],
    ["http://acme.academy.example", secure, false],
    ["https://acme.academy.example:8443", secure, false],
    ["https://acme.academy.example/path", secure, false],
    ["https://me@acme.academy.example", secure, false],
    ["https://6.6.6.6", secure, false],
    ["https://127.0.0.1", secure, false],
    ["http://6.6.6.6:3000", local, false],
    ["http://0x06060606:3000", local, false],
    ["//acme.academy.example", secure, false],
    ["javascript:alert(1)", secure, false],
    ["", secure, false],
  ])("%s seen from %s: %s", (origin, here, own) => {
    expect(mayBeOwnOrigin(origin, here)).toBe(own);
  });
});

describe("an organization's own host name", () => {
  test.each([
    [" Learn.Acme.ORG. ", "learn.acme.org", {}],
    ["xn--bcher-kva.example", "xn--bcher-kva.example", {}],
    ["acme", "acme", { domain: "domain" }],
    ["10.0.0.1", "10.0.0.1", { domain: "domain" }],
    ["learn.acme.org:8080", "learn.acme.org:8080", { domain: "domain" }],
    ["https://acme.org", "https://acme.org", { domain: "domain" }],
    ["-a.org", "-a.org", { domain: "domain" }],
    ["a..org", "a..org", { domain: "domain" }],
    [`${"a.".repeat(130)}org`, `${"a.".repeat(130)}org`, { domain: "domain" }],
    ["academy.example", "academy.example", { domain: "domainReserved" }],
    ["other.academy.example", "other.academy.example", { domain: "domainReserved" }],
  ])("%s", (entered, domain, problems) => {
    expect(normalizeDomain(entered)).toBe(domain);
    expect(domainProblems(domain, "academy.example")).toEqual(problems);
  });
});

describe("an organization's profile", () => {
  const good = { name: "Acme", slug: "acme", timeZone: "Europe/Zurich", currency: "CHF", locale: "de" };
  test.each([
    [{}, {}],
    [{ name: "  " }, { name: "required" }],
    [{ name: "x".repeat(121) }, { name: "tooLong" }],
    [{ slug: "ab" }, { slug: "slug" }],
    [{ slug: "Acme" }, { slug: "slug" }],
    [{ slug: "acme-" }, { slug: "slug" }],
    [{ slug: "www" }, { slug: "slugReserved" }],
    [{ timeZone: "Zurich" }, { timeZone: "timeZone" }],
    [{ currency: "chf" }, { currency: "currency" }],
    [{ locale: "fr" }, { locale: "locale" }],
  ])("with %o", (change, problems) => {
    expect(profileProblems({ ...good, ...change })).toEqual(problems);
  });
});

test("the files of a row are found wherever they stand", () => {
  const file = { kind: "id", tableName: "_storage" };
  const shape = {
    kind: "object",
    fields: {
      logo: file,
      absent: file,
      owner: { kind: "id", tableName: "persons" },
      parts: { kind: "array", element: { kind: "union", members: [file, { kind: "null" }] } },
      byName: { kind: "record", value: file },
      name: { kind: "string" },
    },
  };
  const row = { logo: "f1", owner: "p1", parts: ["f2", null], byName: { a: "f3" }, name: "f4" };
  expect(filesIn(row, shape)).toEqual(["f1", "f2", "f3"]);
});
