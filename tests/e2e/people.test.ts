import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, visitor } from "../support/browser";
import { enterDemo, invitationLink, inviteReviewer, open } from "./signedIn";

const address = inject("address");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** An address that no other run of a test uses. */
const fresh = (name: string) => `${name}-${crypto.randomUUID().slice(0, 8)}@people.example`;

test("what happens to each address is told before anything is sent", async () => {
  const { page, context, problems } = await enterDemo(browser, "Verena Aebischer");
  const email = fresh("told");
  await open(page, "/admin/members/invite");
  await page.getByLabel("Reviewer").check();
  await page.getByLabel("Mail addresses").fill(`${email}\n${email}\nnobody\nsanne@seefeld.example`);
  const lines = page.getByRole("list", { name: "What will happen" }).getByRole("listitem");
  await lines.filter({ hasText: "Has this already" }).waitFor();
  expect(await lines.allTextContents()).toEqual([
    `${email}Will be invited`,
    `${email}This address stands here twice`,
    "nobodyThis is not a mail address",
    "sanne@seefeld.exampleHas this already",
  ]);
  await page.getByRole("button", { name: "Send 1 invitation" }).click();
  await page.waitForURL("**/admin/members/invitations");
  await page.getByRole("row").filter({ hasText: email }).filter({ hasText: "Open" }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test("a form without a role is refused at the field", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/members/invite");
  await page.getByLabel("Mail addresses").fill(fresh("roleless"));
  await page.getByRole("button", { name: /Send 1/ }).click();
  await page.getByRole("alert").getByRole("link", { name: "Roles: Please fill this in." }).waitFor();
  await context.close();
});

test("an invitation leads to sign-in for a visitor, and whoever is signed in accepts it", async () => {
  const staff = await enterDemo(browser, "Verena Aebischer");
  const email = fresh("accepted");
  await inviteReviewer(staff.page, email);
  const link = await invitationLink(staff.page, email);
  const outside = await visitor(browser);
  await outside.page.goto(address + link);
  await outside.page.getByRole("heading", { name: "Invitation to Seefeld Academy" }).waitFor();
  const signIn = outside.page.getByRole("link", { name: "Sign in to accept" });
  expect(await signIn.getAttribute("href")).toBe(`/sign-in?next=${encodeURIComponent(link)}`);
  await signIn.click();
  await outside.page.getByRole("button", { name: /Bence Horváth/ }).click();
  await outside.page.getByText(`The invitation went to ${email}.`).waitFor();
  await outside.page.getByRole("button", { name: "Accept the invitation" }).click();
  await outside.page.waitForURL("**/admin");
  await open(staff.page, "/admin/members");
  await staff.page
    .getByRole("row")
    .filter({ hasText: "Bence Horváth" })
    .filter({ hasText: "Reviewer" })
    .waitFor();
  await outside.page.goto(address + link);
  await outside.page.getByText("This invitation was used already.").waitFor();
  await outside.context.close();
  await staff.context.close();
});

test("an invitation that is taken back no longer opens", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  const email = fresh("revoked");
  await inviteReviewer(page, email);
  const link = await invitationLink(page, email);
  await open(page, "/admin/members/invitations");
  await page.getByRole("button", { name: `Actions for ${email}` }).click();
  await page.getByRole("menuitem", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await page.getByRole("row").filter({ hasText: email }).waitFor({ state: "detached" });
  await page.goto(address + link);
  await page.getByText("This invitation was taken back.").waitFor();
  await context.close();
});

test("a link that is none is not found", async () => {
  const answer = await fetch(`${address}/invitations/none`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("This link leads to no invitation");
});

test("roles change and the change is taken back", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/members");
  const row = page.getByRole("row").filter({ hasText: "Kwame Asante" });
  await row.getByRole("button", { name: "Actions for Kwame Asante" }).click();
  await page.getByRole("menuitem", { name: "Change roles" }).click();
  await page.getByRole("dialog").getByLabel("Mentor").check();
  await page.getByRole("dialog").getByRole("button", { name: "Change roles" }).click();
  await row.filter({ hasText: "Mentor and Editor" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await row.filter({ hasText: "Mentor" }).waitFor({ state: "detached" });
  await context.close();
});

test("people are found by the beginning of their address, which stands in the page's", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/people");
  await page.getByLabel("Search in People").fill("learner03@");
  await page.waitForURL(/q=learner03%40/);
  const rows = page.getByRole("table").getByRole("row");
  await rows.nth(2).waitFor({ state: "detached" });
  expect(await rows.nth(1).textContent()).toContain("Chiara Rossetti");
  await context.close();
});

test("a name is corrected, and an address that is taken is refused at its field", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/people?q=learner24%40");
  await page.getByRole("link", { name: /Yasmin/ }).click();
  const name = `Yasmin ${crypto.randomUUID().slice(0, 4)}`;
  await page.getByRole("button", { name: "Correct the name" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Correct the name" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByRole("button", { name: "Change the address" }).click();
  await page.getByRole("dialog").getByLabel("New mail address").fill("learner01@people.example");
  await page.getByRole("dialog").getByRole("button", { name: "Change the address" }).click();
  await page.getByRole("dialog").getByText("Somebody uses this address already.").first().waitFor();
  await context.close();
});

test("a merge shows what it does and leads from the one to the other", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/people?q=learner23%40");
  const gone = (await page.getByRole("link", { name: "Wei Zhang" }).getAttribute("href")) ?? "";
  await open(page, "/admin/people?q=learner22%40");
  await page.getByRole("link", { name: "Viktor Lind" }).click();
  await page.getByRole("button", { name: "Merge a duplicate" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who is the same person").fill("Wei Zhang");
  await page.getByRole("option", { name: /Wei Zhang/ }).click();
  await dialog.getByText("This goes from Wei Zhang to Viktor Lind:").waitFor();
  await dialog.getByRole("button", { name: "Merge Wei Zhang into Viktor Lind" }).click();
  await dialog.waitFor({ state: "detached" });
  await open(page, gone);
  await page.getByRole("heading", { level: 1, name: "Viktor Lind" }).waitFor();
  await context.close();
});

test("an owner sees as somebody else, and comes back", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin/people?q=learner02%40");
  await page.getByRole("link", { name: "Bence Horváth" }).click();
  await page.getByRole("button", { name: "See as this person" }).click();
  await page.waitForURL("**/portal");
  await page.getByText("You see everything as Bence Horváth does.").waitFor();
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Back to myself" }).click();
  await page.waitForURL("**/admin/people");
  await context.close();
});

test("the palette finds pages and people by the keyboard", async () => {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  await open(page, "/admin");
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Search people, pages and actions").fill("Chiara");
  await page.getByRole("button", { name: /Chiara Rossetti/ }).click();
  await page.getByRole("heading", { level: 1, name: "Chiara Rossetti" }).waitFor();
  await context.close();
});
