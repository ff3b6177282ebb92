import { describe, expect, it } from "vitest";
import { absolute, siteOf } from "../../../convex/notifications/rules/addresses";
import { noticeText, noticeValues } from "../../../convex/notifications/rules/noticeTexts";
import { type ProviderEvent, readResendEvent } from "../../../convex/notifications/rules/providerEvents";
import { translator } from "../../../convex/shared/messages/catalogue";

describe("siteOf", () => {
  it.each([
    ["the default organization", "https://academy.example", "a", true, null, "https://academy.example"],
    ["another one", "https://academy.example", "acme", false, null, "https://acme.academy.example"],
    ["at home", "http://localhost:3000", "acme", false, null, "http://acme.localhost:3000"],
    ["with its own domain", "https://academy.example", "a", true, "learn.example", "https://learn.example"],
    [
      "whatever path the setting has",
      "https://academy.example/x/",
      "a",
      true,
      null,
      "https://academy.example",
    ],
  ] as const)("%s", (_name, publicUrl, slug, isDefault, domain, site) => {
    expect(siteOf(publicUrl, { slug, isDefault, domain })).toBe(site);
  });
});

describe("absolute", () => {
  it.each([
    ["/portal", "https://a.example/portal"],
    ["/portal?tab=2#x", "https://a.example/portal?tab=2#x"],
    ["//evil.example", "https://a.example/"],
    ["https://evil.example", "https://a.example/"],
    ["javascript:alert(1)", "https://a.example/"],
  ])("%s", (path, address) => {
    expect(absolute("https://a.example", path)).toBe(address);
  });
});

describe("noticeText", () => {
  it.each([
    ["en", "exportReady", {}, "Your data is ready to download"],
    ["de", "exportReady", {}, "Die Daten können heruntergeladen werden"],
    ["en", "addressChanged", { newAddress: "a@b.c" }, "Your mail address was changed to a@b.c"],
    ["en", "somethingOfAnOlderRelease", {}, "You have a new message"],
  ] as const)("%s %s", (locale, template, values, text) => {
    expect(noticeText(translator(locale), { template, values })).toBe(text);
  });

  it("takes plain values alone", () => {
    expect(noticeValues('{"a":"x","n":2,"list":[1],"nothing":null,"on":true}')).toEqual({ a: "x", n: 2 });
    expect(noticeValues("null")).toEqual({});
  });
});

describe("readResendEvent", () => {
  const data = { email_id: "re_1", to: ["a@b.test"], tags: { delivery: "row" } };
  const known = { providerId: "re_1", delivery: "row", addresses: ["a@b.test"], detail: "" };
  const bounce = (type: string) => ({ type, subType: "General", message: "No such user" });
  const scenarios: [string, unknown, ProviderEvent | null][] = [
    ["delivered", { type: "email.delivered", data }, { ...known, happened: "deliver", suppresses: null }],
    [
      "complained",
      { type: "email.complained", data },
      { ...known, happened: "complain", suppresses: "complained" },
    ],
    [
      "bounced for good",
      { type: "email.bounced", data: { ...data, bounce: bounce("Permanent") } },
      { ...known, happened: "bounce", suppresses: "bounced", detail: "No such user" },
    ],
    [
      "bounced for now",
      { type: "email.bounced", data: { ...data, bounce: bounce("Transient") } },
      { ...known, happened: "bounce", suppresses: null, detail: "No such user" },
    ],
    [
      "held back by Resend itself",
      { type: "email.suppressed", data: { email_id: "re_1" } },
      { ...known, delivery: null, addresses: [], happened: "bounce", suppresses: "bounced" },
    ],
    ["opened", { type: "email.opened", data }, null],
    ["about a contact", { type: "contact.created", data: { id: "c" } }, null],
    ["without an id", { type: "email.delivered", data: {} }, null],
    ["no object", "email.delivered", null],
    ["nothing", null, null],
  ];
  it.each(scenarios)("%s", (_name, body, event) => {
    expect(readResendEvent(body)).toEqual(event);
  });
});
