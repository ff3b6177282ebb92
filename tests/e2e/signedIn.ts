import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Locator, Page } from "playwright-core";
import { expect, inject } from "vitest";
import { type Visitor, visitor } from "../support/browser";

/** More pages of the outbox than the tests fill. */
const MAX_PAGES = 40;

/** Somebody of the demo in a browser of their own, signed in with one click. */
export async function enterDemo(
  browser: Browser,
  name: string,
  options: Parameters<typeof visitor>[1] = {},
): Promise<Visitor> {
  const entered = await visitor(browser, options);
  await entered.page.goto(`${inject("address")}/sign-in`);
  await entered.page.getByRole("button", { name: new RegExp(name) }).click();
  await entered.page.waitForURL("**/portal");
  return entered;
}

/** Opens a page of the running product and waits until its scripts have taken it over: a press before that is lost. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(inject("address") + path, { waitUntil: "networkidle" });
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("button, input, select, textarea")];
    return controls.every((each) => Object.keys(each).some((key) => key.startsWith("__reactProps")));
  });
}

/** Subjects of the mails that bring a code. */
const CODE = /Your sign-in code|Confirm your new mail address/;

/** Subjects of the mails that invite somebody: to the staff, or into a cohort. */
export const INVITATION = / invites you to /;

/**
 * The newest kept mail to an address, in the outbox that `page` shows: looked for until all of it is loaded. Only
 * mails whose subject is like `about`, if it is given: somebody of the demo gets mails from other tests meanwhile.
 */
export async function keptMail(page: Page, email: string, about: RegExp = /./): Promise<Locator> {
  const rows = page.getByRole("row").filter({ hasText: email }).filter({ hasText: about });
  const more = page.getByRole("button", { name: "Show more" });
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    await rows.first().or(more).first().waitFor();
    if ((await rows.count()) > 0 || !(await more.isVisible())) break;
    const shown = await page.getByRole("row").count();
    await more.click();
    await expect.poll(() => page.getByRole("row").count()).not.toBe(shown);
  }
  return rows.first().filter({ hasText: "Kept here" }).getByRole("link");
}

/** The plain text of the newest mail to an address about something, read in the outbox by whoever `page` shows it to. */
export async function readMail(page: Page, email: string, about?: RegExp): Promise<string> {
  await page.goto(`${inject("address")}/admin/outbox`);
  // It is on its way for a moment: an older one must not be taken for it.
  await (await keptMail(page, email, about)).click();
  await page.getByRole("link", { name: "Plain text" }).click();
  return (await page.locator("pre").textContent()) ?? "";
}

/** The newest sign-in code for an address. */
export async function readCode(page: Page, email: string): Promise<string> {
  return (await findInMail(page, email, /\b\d{3} ?\d{3}\b/, CODE)).replace(" ", "");
}

/** Somebody who signs in by a code, which `staff` reads in the outbox, with a browser of their own. */
export async function enterByCode(browser: Browser, staff: Page, email: string): Promise<Visitor> {
  const entered = await visitor(browser);
  await askForCode(entered.page, email);
  await enterCode(entered.page, await readCode(staff, email));
  await entered.page.waitForURL("**/portal/inbox");
  return entered;
}

/** Has a code sent to an address; whoever enters it comes to the inbox. */
export async function askForCode(page: Page, email: string): Promise<void> {
  await page.goto(`${inject("address")}/sign-in?next=/portal/inbox`);
  await page.getByLabel("Mail address").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.waitForURL("**/sign-in/code");
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Six-digit code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** What the newest mail to an address about something says that is like `sought`: a code, or where a link leads. */
export async function findInMail(page: Page, email: string, sought: RegExp, about?: RegExp): Promise<string> {
  const found = sought.exec(await readMail(page, email, about))?.[0];
  if (found === undefined) throw new Error(`The mail to ${email} has nothing like ${String(sought)}.`);
  return found;
}

/** Invites one address to the staff as a reviewer. */
export async function inviteReviewer(page: Page, email: string): Promise<void> {
  await open(page, "/admin/members/invite");
  await page.getByLabel("Mail addresses").fill(email);
  await page.getByLabel("Reviewer").check();
  await page.getByRole("button", { name: "Send 1 invitation" }).click();
  await page.waitForURL("**/admin/members/invitations");
}

/** Where the link of the invitation to an address leads. */
export function invitationLink(page: Page, email: string): Promise<string> {
  return findInMail(page, email, /\/invitations\/[\w-]+/, INVITATION);
}

type Barrier = [rule: string, elements: string[]];

type Only = { type: "tag" | "rule"; values: string[] };

/** What colours are judged by. */
const COLOURS: Only = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/**
 * Out of shadow roots axe copies style sheets, without the nonce that the page's policy asks for: that would be among the
 * page's problems. It goes without, and so without the rule on pages that are locked to one orientation.
 */
const WITHOUT_SHEETS = { preload: { assets: ["media"] } };
const hasShadows = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll("*")].some(({ shadowRoot }) => shadowRoot !== null));

/**
 * What axe finds wrong with a page, by rule, with the elements; only rules that `only` names, if it is given.
 * It looks into no frame: in a mail's, no script runs.
 */
export async function barriersOf(page: Page, only?: Only): Promise<Barrier[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    iframes: false,
    ...((await hasShadows(page)) && WITHOUT_SHEETS),
    resultTypes: ["violations"],
    ...(only !== undefined && { runOnly: only }),
  });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/**
 * The same in light, and in dark what has to do with colours: nothing else of a page differs. A page without scripts
 * chooses its colours only when it is loaded.
 */
export async function barriersInBothThemes(page: Page): Promise<[scheme: string, ...Barrier][]> {
  const found: [string, ...Barrier][] = [];
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const shown = await page.locator("html").getAttribute("data-mantine-color-scheme");
    if (shown !== scheme) await page.reload();
    expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe(scheme);
    const barriers = await barriersOf(page, scheme === "dark" ? COLOURS : undefined);
    found.push(...barriers.map((barrier): [string, ...Barrier] => [scheme, ...barrier]));
  }
  return found;
}
