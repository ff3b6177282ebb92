import type { Page } from "playwright-core";

/** What a page's console is told from now on as a warning or an error, and what its scripts throw. */
export function told(page: Page): string[] {
  const lines: string[] = [];
  page.on("pageerror", ({ message }) => lines.push(message));
  page.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) lines.push(`${message.text()} (${page.url()})`);
  });
  return lines;
}

/** Signs in as somebody of the demo with one click. */
export async function enterAs(page: Page, address: string, name: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.waitForURL("**/portal");
}
