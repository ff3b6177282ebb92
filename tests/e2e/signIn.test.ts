import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser, type Visitor, visitor } from "../support/browser";
import { askForCode, enterCode, enterDemo, open, readCode } from "./signedIn";

const address = inject("address");
let browser: Browser;
let owner: Visitor;

beforeAll(async () => {
  browser = await launchBrowser();
  owner = await enterDemo(browser, "Verena Aebischer");
});
afterAll(() => browser.close());

describe("a code", () => {
  test("signs in and leads back to where one wanted to go; used twice it does not", async () => {
    const [first, second] = [await visitor(browser), await visitor(browser)];
    const email = "learner03@people.example";
    await askForCode(first.page, email);
    const code = await readCode(owner.page, email);
    await second.context.addCookies(await first.context.cookies(`${address}/sign-in/code`));
    await second.page.goto(`${address}/sign-in/code`);
    await enterCode(first.page, code);
    await first.page.waitForURL("**/portal/inbox");
    await enterCode(second.page, code);
    await second.page.getByText(/This code is (not right|no longer valid)/).waitFor();
    expect(new URL(second.page.url()).pathname).toBe("/sign-in/code");
    await Promise.all([first.context.close(), second.context.close()]);
  });

  test("that is wrong is refused in words, without scripts too", async () => {
    const { page, context } = await visitor(browser, { javaScriptEnabled: false });
    const email = "learner04@people.example";
    await askForCode(page, email);
    const code = await readCode(owner.page, email);
    await enterCode(page, code === "000000" ? "111111" : "000000");
    await page.getByText("This code is not right.", { exact: false }).waitFor();
    await enterCode(page, code);
    await page.waitForURL("**/portal/inbox");
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Inbox");
    await context.close();
  });
});

test("a demo account signs in with one click and signs out from its menu", async () => {
  const { page, context, problems } = await enterDemo(browser, "Bence Horváth");
  expect(problems).toEqual([]);
  await page.getByRole("button", { name: /Bence Horváth/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(`${address}/`);
  await page.goto(`${address}/portal`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await context.close();
});

test("signing out everywhere ends the live page of another browser at once", async () => {
  const here = await enterDemo(browser, "Chiara Rossetti");
  const there = await enterDemo(browser, "Chiara Rossetti");
  await there.page.goto(`${address}/portal/inbox`);
  await there.page.getByRole("heading", { name: "Inbox" }).waitFor();
  await open(here.page, "/portal/account/security");
  await here.page.getByRole("button", { name: "Sign out everywhere" }).click();
  await here.page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await there.page.waitForURL(/\/sign-in\?ended/);
  await there.page.getByText("Your session has ended.", { exact: false }).waitFor();
  await here.page.waitForURL(/\/sign-in\?ended/);
  await Promise.all([here.context.close(), there.context.close()]);
});

test("a live page whose session is ended elsewhere says so, and signing in leads back to it", async () => {
  const [here, there] = [await enterDemo(browser, "Amélie Duroc"), await enterDemo(browser, "Amélie Duroc")];
  await open(there.page, "/portal/account/notifications");
  await open(here.page, "/portal/account/security");
  await here.page
    .getByRole("button", { name: /^Sign out (?!everywhere)./ })
    .first()
    .click();
  await there.page.waitForURL(/\/sign-in\?ended/);
  await there.page.getByText("Your session has ended.", { exact: false }).waitFor();
  await there.page.getByRole("button", { name: /Amélie Duroc/ }).click();
  await there.page.waitForURL("**/portal/account/notifications");
  await here.page.getByRole("heading", { name: "Where you are signed in" }).waitFor();
  await Promise.all([here.context.close(), there.context.close()]);
});

test("a passkey that was added signs in, has another name, and no longer signs in once it is removed", async () => {
  const { page, context } = await enterDemo(browser, "Leonie Frischknecht");
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await open(page, "/portal/account/security");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Not used yet.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL(`${address}/`);
  await page.goto(`${address}/sign-in?next=/portal/account`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL("**/portal/account");
  expect(await page.getByLabel("Name").inputValue()).toBe("Leonie Frischknecht");
  await open(page, "/portal/account/security");
  const passkeys = page.getByRole("list", { name: "Passkeys" });
  await passkeys.getByRole("button", { name: /^Rename/ }).click();
  await passkeys.getByLabel("Name").fill("Key of the office");
  await passkeys.getByRole("button", { name: "Save" }).click();
  await passkeys.getByText("Key of the office").waitFor();
  await page.getByRole("button", { name: "Remove Key of the office" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove Key of the office" }).click();
  await page.getByText("No passkey yet").waitFor();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL(`${address}/`);
  await page.goto(`${address}/sign-in?next=/portal/account`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByText("That did not work.", { exact: false }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await context.close();
});

describe("the passkey address", () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${address}/sign-in/passkey`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body,
    });

  test.each([
    { name: "no JSON", body: "{", status: 400 },
    { name: "an unknown step", body: '{"step":"else"}', status: 400 },
    {
      name: "an answer of an unknown passkey",
      body: '{"step":"verify","response":{"id":"AAAA"},"next":"/portal"}',
      status: 401,
    },
  ])("refuses $name", async ({ body, status }) => {
    const answer = await post(body);
    expect([answer.status, answer.headers.get("Set-Cookie")]).toEqual([status, null]);
  });

  test("refuses what another site posts", async () => {
    const answer = await post('{"step":"options"}', { Origin: "https://elsewhere.example" });
    expect(answer.status).toBe(403);
  });
});
