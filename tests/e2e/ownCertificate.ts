import type { Page } from "playwright-core";
import { inject } from "vitest";
import { open } from "./signedIn";

/** A certificate as its holder finds it in the portal. */
export type OwnCertificate = {
  name: string;
  /** Of its page for everybody, and of its holder's own. */
  path: string;
  ownPath: string;
  /** As it is printed. */
  code: string;
  /** The holder's address. */
  email: string;
};

/** The newest certificate of whoever is signed in, with the holder's page of it open. */
export async function ownCertificate(page: Page): Promise<OwnCertificate> {
  await open(page, "/portal/account");
  const email =
    (await page
      .getByText(/@people\.example/)
      .first()
      .textContent()) ?? "";
  await open(page, "/portal/certificates");
  const link = page.locator('main a[href^="/portal/certificates/"]').first();
  const ownPath = (await link.getAttribute("href")) ?? "";
  await open(page, ownPath);
  const url = await page.getByLabel("Link to the page").inputValue();
  return {
    name: (await page.getByRole("heading", { level: 1 }).textContent()) ?? "",
    path: url.slice(inject("address").length),
    ownPath,
    code: (await page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).textContent()) ?? "",
    email: /\S+@people\.example/.exec(email)?.[0] ?? "",
  };
}
