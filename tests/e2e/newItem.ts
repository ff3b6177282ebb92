import type { Page } from "playwright-core";
import { open } from "./signedIn";

const LISTS = { post: "/admin/posts", page: "/admin/pages" };

/** Makes a post or a page of the site with a title, and gives the path of its page for staff, which is shown. */
export async function newItem(page: Page, kind: "post" | "page", title: string): Promise<string> {
  await open(page, LISTS[kind]);
  await page
    .getByRole("button", { name: `New ${kind}` })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByRole("button", { name: `New ${kind}` }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}

/** Chooses what is done with the post or page whose page is shown. */
export async function choose(page: Page, deed: string): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: deed }).click();
}

/** The path under which anybody sees a post or page, by the path of its page for staff. */
export async function previewLink(page: Page, item: string): Promise<string> {
  await open(page, item);
  await choose(page, "Preview link");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  return new URL(await dialog.getByLabel("Link", { exact: true }).inputValue()).pathname;
}
