import { type IncomingHttpHeaders, request } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { sha256Hex } from "../../convex/shared/hashes";
import { launchBrowser, type Visitor, visitor } from "../support/browser";
import { barriersOf, enterDemo, invitationLink, open, readCode } from "./signedIn";

const address = inject("address");
const { hostname, port } = new URL(address);
/** Somebody new: codes of who belongs to several organizations are shown to no staff, and other tests read codes. */
const EMAIL = `founder-${crypto.randomUUID().slice(0, 8)}@people.example`;
const MENU = { name: /^Menu of / };
const SLUG = `annex-${crypto.randomUUID().slice(0, 8)}`;
const ANNEX = `http://${SLUG}.localhost:${port}`;

let browser: Browser;
let owner: Visitor;

beforeAll(async () => {
  browser = await launchBrowser();
  const demo = await enterDemo(browser, "Verena Aebischer");
  await open(demo.page, "/admin/members/invite");
  await demo.page.getByLabel("Mail addresses").fill(EMAIL);
  await demo.page.getByLabel("Owner").check();
  await demo.page.getByRole("button", { name: "Send 1 invitation" }).click();
  await demo.page.waitForURL("**/admin/members/invitations");
  const link = await invitationLink(demo.page, EMAIL);
  // A session of a demo account counts in the demo alone: an owner signs in by a code.
  owner = await visitor(browser);
  await owner.page.goto(`${address}/sign-in?next=${link}`);
  await owner.page.getByLabel("Mail address").fill(EMAIL);
  await owner.page.getByRole("button", { name: "Send me a code" }).click();
  await owner.page.getByLabel("Six-digit code").fill(await readCode(demo.page, EMAIL));
  await owner.page.getByRole("button", { name: "Sign in" }).click();
  await owner.page.getByRole("button", { name: "Accept the invitation" }).click();
  await owner.page.waitForURL("**/admin");
  await demo.context.close();
});
afterAll(() => browser.close());

async function openMenu(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", MENU).click();
}

describe("a further organization", () => {
  test("is not offered to an account of the demo", async () => {
    const { page, context } = await enterDemo(browser, "Verena Aebischer");
    await openMenu(page);
    await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
    expect(await page.getByRole("menuitem", { name: "New organization" }).count()).toBe(0);
    await open(page, "/portal/organizations/new");
    await page.getByText("You cannot found an organization here").waitFor();
    await context.close();
  });

  test("is founded from the menu, says at the field what cannot be taken, and leads there, signed in", async () => {
    const { page, problems } = owner;
    await open(page, "/portal");
    await openMenu(page);
    await page.getByRole("menuitem", { name: "New organization" }).click();
    await page.waitForURL("**/portal/organizations/new");
    expect(await barriersOf(page)).toEqual([]);
    await page.getByLabel("Name", { exact: true }).fill("The Annex");
    await page.getByLabel("Short name in addresses").fill("seefeld");
    await page.getByRole("button", { name: /^Found/ }).click();
    await page.getByText("Somebody uses this name already").first().waitFor();
    await page.getByLabel("Short name in addresses").fill(SLUG);
    await page.getByRole("button", { name: /^Found/ }).click();
    await page.waitForURL(`${ANNEX}/admin`);
    await page.getByRole("heading", { name: "The Annex" }).waitFor();
    await page.goto(`${ANNEX}/admin/audit`);
    await page.getByRole("cell", { name: "Founded the organization" }).waitFor();
    // What was refused at the field stands in the console too.
    expect(problems.splice(0).filter((problem) => !problem.includes("slugTaken"))).toEqual([]);
  });
});

describe("the switcher", () => {
  test("leads to the other organization and back by keyboard, signed in, and marks the present one", async () => {
    const { page, problems } = owner;
    await page.goto(`${ANNEX}/portal`, { waitUntil: "networkidle" });
    await page.getByRole("button", MENU).press("Enter");
    const items = page.getByRole("menuitem");
    await items.filter({ hasText: "Seefeld Academy" }).waitFor();
    expect(await items.filter({ hasText: "The Annex" }).getAttribute("aria-current")).toBe("true");
    expect(await barriersOf(page)).toEqual([]);
    while (!/Seefeld/.test((await page.locator(":focus").textContent()) ?? ""))
      await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${address}/admin`);
    await openMenu(page);
    expect(await items.filter({ hasText: "Seefeld Academy" }).getAttribute("aria-current")).toBe("true");
    await items.filter({ hasText: "The Annex" }).click();
    await page.waitForURL(`${ANNEX}/admin`);
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("Control+K");
    await page.getByPlaceholder("Search people, pages and actions").fill("Seefeld");
    await page.getByRole("button", { name: "Seefeld Academy" }).click();
    await page.waitForURL(`${address}/admin`);
    expect(problems).toEqual([]);
  });
});

type Answer = { status: number; headers: IncomingHttpHeaders };

/** Asks for an address of any host of the product, as a browser would that was led here by DNS. */
function ask(url: string, cookie?: string): Promise<Answer> {
  const { host, pathname, search } = new URL(url);
  const headers = { Host: host, ...(cookie !== undefined && { Cookie: cookie }) };
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: pathname + search, headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
    });
    asked.on("error", reject);
    asked.end();
  });
}

const cookiesOf = ({ headers }: Answer) => headers["set-cookie"] ?? [];
const signsIn = (answer: Answer) =>
  cookiesOf(answer).some((cookie) => /session=/.test(cookie) && !/Max-Age=0/i.test(cookie));

describe("between hosts nobody", () => {
  test.each([
    ["of another site", "https://evil.example"],
    ["of another machine's address", `http://6.6.6.6:${port}`],
    ["below the base host that no organization has", `http://nobody.localhost:${port}`],
    ["with a path", `${address}/elsewhere`],
    ["that is none", "javascript:alert(1)"],
  ])("is sent to a source %s", async (_, from) => {
    const answer = await ask(`${ANNEX}/auth/transfer?next=/admin&from=${encodeURIComponent(from)}`);
    expect([answer.status, answer.headers.location]).toEqual([302, "/sign-in?next=%2Fadmin"]);
    expect(cookiesOf(answer)).toEqual([]);
  });

  test("is sent with a code to a host that is no organization's", async () => {
    const state = await sha256Hex("x");
    const cookie = await sessionCookie();
    for (const target of ["evil.example", "https://evil.example", ""]) {
      const asked = new URLSearchParams({ target, state });
      const answer = await ask(`${address}/auth/transfer-code?${asked}`, cookie);
      expect([target, answer.status, answer.headers.location]).toEqual([target, 404, undefined]);
    }
  });

  test("is signed in who is signed in nowhere", async () => {
    const begun = await ask(`${ANNEX}/auth/transfer?next=/admin&from=${encodeURIComponent(address)}`);
    const source = begun.headers.location ?? "";
    expect(source).toMatch(new RegExp(`^${address}/auth/transfer-code\\?`));
    const back = (await ask(source)).headers.location ?? "";
    expect(back).toBe(`${ANNEX}/auth/transfer?code=`);
    const ended = await ask(back, cookiesOf(begun)[0]?.split(";")[0]);
    expect(ended.headers.location).toBe("/sign-in?next=%2Fadmin");
    expect(signsIn(ended)).toBe(false);
  });

  test("is signed in by a code that another browser fetched, nor twice by one's own", async () => {
    const begun = await ask(`${ANNEX}/auth/transfer?next=//evil.example&from=${encodeURIComponent(address)}`);
    const kept = cookiesOf(begun)[0]?.split(";")[0];
    const fetchCode = async () =>
      (await ask(begun.headers.location ?? "", await sessionCookie())).headers.location ?? "";
    const planted = await ask(await fetchCode());
    expect([planted.headers.location, signsIn(planted)]).toEqual(["/sign-in?next=%2Fportal", false]);
    const link = await fetchCode();
    const own = await ask(link, kept);
    expect([own.headers.location, signsIn(own)]).toEqual(["/portal", true]);
    expect(own.headers["cache-control"]).toBe("no-store");
    const replayed = await ask(link, kept);
    expect([replayed.headers.location, signsIn(replayed)]).toEqual(["/sign-in?next=%2Fportal", false]);
  });
});

/** The owner's, on the bare host. */
async function sessionCookie(): Promise<string> {
  const [session] = (await owner.context.cookies(address)).filter(({ name }) => name === "session");
  return `session=${session?.value ?? ""}`;
}
