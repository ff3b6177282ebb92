import { request } from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "../support/browser";
import { enterDemo, open } from "./signedIn";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Asks for a page under any host name, as a browser would that was led here by DNS. */
function pageAt(host: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(inject("address"));
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: "/sign-in", headers: { Host: host } }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (text: string) => (body += text));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

const port = () => new URL(inject("address")).port;

describe("an organization is found by the host name", () => {
  test("on the bare host the default one, and by its short name below it", async () => {
    for (const host of [`localhost:${port()}`, `127.0.0.1:${port()}`, `seefeld.localhost:${port()}`]) {
      const { status, body } = await pageAt(host);
      expect([host, status]).toEqual([host, 200]);
      expect(body).toContain("Seefeld Academy");
    }
  });

  test("none under a name that nobody has", async () => {
    for (const host of ["nobody.localhost", "academy.unknown.example"]) {
      const { status, body } = await pageAt(host);
      expect([host, status]).toEqual([host, 404]);
      expect(body).not.toContain("Seefeld Academy");
    }
  });

  test("by a host name of its own, once that is added and until it is removed", async () => {
    const domain = `learn-${port()}.academy.example`;
    const { page, context } = await enterDemo(browser, "Verena Aebischer");
    await open(page, "/admin/settings/domains");
    await page.getByRole("textbox", { name: "Host name" }).fill(domain);
    await page.getByRole("button", { name: "Add host name" }).click();
    await page.getByText(domain).waitFor();
    await expect.poll(async () => (await pageAt(domain)).status, { timeout: 10_000 }).toBe(200);
    await page.getByRole("listitem").filter({ hasText: domain }).getByRole("button").click();
    await expect.poll(async () => (await pageAt(domain)).status, { timeout: 10_000 }).toBe(404);
    await context.close();
  });
});

describe("the settings", () => {
  test("say at the field what cannot be taken, and lose nothing", async () => {
    const { page, context } = await enterDemo(browser, "Verena Aebischer");
    await open(page, "/admin/settings");
    await page.getByLabel("Currency").fill("francs");
    await page.getByLabel("Short name in addresses").fill("No!");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Use 3 to 40 lower-case letters").first().waitFor();
    expect(await page.getByLabel("Short name in addresses").inputValue()).toBe("No!");
    await page.getByLabel("Short name in addresses").fill("seefeld");
    await page.getByLabel("Currency").fill("chf");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    await context.close();
  });

  test("show the table of permissions as the functions go by it", async () => {
    const { page, context } = await enterDemo(browser, "Verena Aebischer");
    await page.goto(`${inject("address")}/admin/settings/roles`);
    const row = page.getByRole("row", { name: /See the audit log/ });
    expect(await row.getByRole("img", { name: /may not/ }).count()).toBe(6);
    expect(await row.getByRole("img", { name: "Admin may" }).count()).toBe(1);
    await context.close();
  });
});
