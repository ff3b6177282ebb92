import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { addressOf, pageRoutes } from "./routes";
import { barriersInBothThemes, barriersOf, enterDemo, invitationLink, inviteReviewer } from "./signedIn";

/** A page as somebody sees it. Its address is the route's, unless it says another or how to find one. */
type Scenario = { route: string; path?: string | ((page: Page) => Promise<string>); status?: number };

const OWNER = "Verena Aebischer";
const SCENARIOS: Record<string, Scenario[]> = {
  visitor: [
    { route: "_public._index" },
    { route: "_public.sign-in._index" },
    { route: "_public.sign-in._index", path: "/sign-in?ended" },
    { route: "_public.sign-in._index", path: "/sign-in?erased" },
    { route: "_public.sign-in.code", path: askForCode },
    { route: "_public.invitations.$token", path: "/invitations/none", status: 404 },
    { route: "_public.unsubscribe.$token", path: "/unsubscribe/forged.token", status: 404 },
    { route: "_public.offline" },
    { route: "_public.$", path: "/nowhere", status: 404 },
  ],
  "Aylin Demir": [
    { route: "portal._index" },
    { route: "portal.inbox" },
    { route: "portal.organizations.new" },
    { route: "portal.account._index" },
    { route: "portal.account.notifications" },
    { route: "portal.account.privacy" },
    { route: "portal.account.security" },
    { route: "none", path: "/portal/nowhere", status: 404 },
    { route: "none", path: "/admin", status: 403 },
  ],
  "Leonie Frischknecht": [
    { route: "cockpit.$company._index", path: "/cockpit/alpenglas" },
    { route: "cockpit.$company.members._index", path: "/cockpit/alpenglas/members" },
    { route: "cockpit.$company.members._index", path: "/cockpit/alpenglas/members?show=invitations" },
    { route: "cockpit.$company.members.invite", path: "/cockpit/alpenglas/members/invite" },
    { route: "cockpit.$company._index", path: "/cockpit/xyz", status: 404 },
  ],
  "Tobias Renggli": [{ route: "admin.outbox._index", status: 403 }],
  [OWNER]: [
    { route: "admin._index" },
    { route: "admin.audit" },
    { route: "admin.audit", path: "/admin/audit?actor=xyz", status: 404 },
    { route: "admin.companies._index" },
    { route: "admin.companies._index", path: "/admin/companies?show=archived" },
    { route: "admin.companies.$company._index", path: firstLink("/admin/companies", "Alpenglas") },
    { route: "admin.companies.$company._index", path: "/admin/companies/xyz", status: 404 },
    { route: "admin.companies.$company.invite", path: inviteIntoCompany },
    { route: "admin.companies.$company.invite", path: "/admin/companies/xyz/invite", status: 404 },
    { route: "admin.members._index" },
    { route: "admin.members._index", path: "/admin/members?show=former" },
    { route: "admin.members.invitations" },
    { route: "admin.members.invite" },
    { route: "admin.outbox._index" },
    { route: "admin.outbox.$delivery", path: firstMail },
    { route: "admin.outbox.$delivery", path: async (page) => `${await firstMail(page)}?view=text` },
    { route: "admin.outbox.$delivery", path: "/admin/outbox/xyz", status: 404 },
    { route: "admin.people._index" },
    { route: "admin.people.$person", path: firstLink("/admin/people?q=learner01%40", "Aylin Demir") },
    { route: "admin.people.$person", path: "/admin/people/xyz", status: 404 },
    // An id, but a mail's.
    { route: "admin.people.$person", path: idOfAnother, status: 404 },
    { route: "admin.privacy" },
    { route: "portal.organizations.new" },
    { route: "admin.settings._index" },
    { route: "admin.settings.branding" },
    { route: "admin.settings.delete" },
    { route: "admin.settings.domains" },
    { route: "admin.settings.roles" },
    { route: "admin.settings.terms" },
    { route: "admin.templates" },
    { route: "admin.templates", path: "/admin/templates?view=text" },
    { route: "_public.invitations.$token", path: openInvitation },
  ],
};

/** Pages that the demo's product does not show. */
const ELSEWHERE = {
  "_public.setup": "before there is an organization: firstRun.test.ts looks at it",
  "_public.documents.$document": "where there are terms: firstRun.test.ts looks at it",
  "portal.terms": "where there are terms: firstRun.test.ts looks at it",
  "admin.design": "only where the product is developed",
  "sign-in.clerk.$": "Clerk's own form, where a deployment signs in by Clerk",
  "_public.unsubscribe.$token": "with a link of ours: unsubscribing.test.ts looks at it",
};

/** What WCAG asks for. A mail is no page: it has no landmarks. */
const MAIL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let browser: Browser;
let pages: Map<string, Page>;
beforeAll(async () => {
  browser = await launchBrowser();
  pages = new Map();
});
afterAll(() => browser.close());

/** The page of somebody, who signs in when first asked for. */
async function pageOf(who: string): Promise<Page> {
  const known = pages.get(who);
  if (known !== undefined) return known;
  const calm = { reducedMotion: "reduce" } as const;
  const { page } = await (who === "visitor" ? visitor(browser, calm) : enterDemo(browser, who, calm));
  pages.set(who, page);
  return page;
}

test("every page of the product is looked at", () => {
  const seen = new Set(Object.values(SCENARIOS).flatMap((all) => all.map(({ route }) => route)));
  expect(pageRoutes().filter((route) => !seen.has(route) && !(route in ELSEWHERE))).toEqual([]);
});

describe.each(Object.entries(SCENARIOS))("for %s", (who, scenarios) => {
  test.each(
    scenarios.map((each) => ({ ...each, name: typeof each.path === "string" ? each.path : each.route })),
  )("$name has no barrier in either theme", async ({ route, path = addressOf(route), status = 200 }) => {
    const page = await pageOf(who);
    await page.emulateMedia({ colorScheme: "light" });
    const answer = await page.goto(inject("address") + (typeof path === "string" ? path : await path(page)));
    expect(answer?.status()).toBe(status);
    expect(await barriersInBothThemes(page)).toEqual([]);
  });
});

test("the examples of all mails have no barrier", async () => {
  const page = await pageOf(OWNER);
  await page.goto(`${inject("address")}/admin/templates`);
  const names = await page.getByLabel("Template").locator("option").all();
  const templates = await Promise.all(names.map((name) => name.getAttribute("value")));
  expect(templates.length).toBeGreaterThan(3);
  for (const template of templates) {
    await page.goto(`${inject("address")}/admin/templates?template=${template}`);
    const html = await page.locator("iframe").getAttribute("srcdoc");
    const { page: mail, context } = await visitor(browser);
    await mail.setContent(html ?? "");
    expect([template, await barriersOf(mail, MAIL_RULES)]).toEqual([template, []]);
    await context.close();
  }
});

async function askForCode(page: Page): Promise<string> {
  await page.goto(`${inject("address")}/sign-in`);
  await page.getByLabel("Mail address").fill("learner05@people.example");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.waitForURL("**/sign-in/code");
  return "/sign-in/code";
}

function firstLink(path: string, name: string): (page: Page) => Promise<string> {
  return async (page) => {
    await page.goto(inject("address") + path);
    return (await page.getByRole("link", { name }).first().getAttribute("href")) ?? "";
  };
}

async function inviteIntoCompany(page: Page): Promise<string> {
  return `${await firstLink("/admin/companies", "Alpenglas")(page)}/invite`;
}

async function firstMail(page: Page): Promise<string> {
  await page.goto(`${inject("address")}/admin/outbox?state=kept`);
  return (await page.getByRole("row").getByRole("link").first().getAttribute("href")) ?? "";
}

async function idOfAnother(page: Page): Promise<string> {
  return (await firstMail(page)).replace("/outbox/", "/people/");
}

async function openInvitation(page: Page): Promise<string> {
  const email = `looked-at-${crypto.randomUUID().slice(0, 8)}@people.example`;
  await inviteReviewer(page, email);
  return invitationLink(page, email);
}
