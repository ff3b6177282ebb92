import type { Page } from "playwright-core";

/**
 * Opens the editor of a text with at least so many blocks.
 * @returns milliseconds from the navigation to the frame after the one in which all of them can be seen and written in
 */
export async function openingOf(page: Page, address: string, blocks: number): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  const opened = await page.waitForFunction(
    (count) => {
      const editor = document.querySelector('.bn-editor[contenteditable="true"]');
      const shown = editor?.querySelectorAll('[data-node-type="blockContainer"]').length ?? 0;
      return shown < count ? null : performance.now();
    },
    blocks,
    { polling: "raf", timeout: 60_000 },
  );
  return (await opened.jsonValue())!;
}

/**
 * Pastes a text into the one that is shown and waits until it is saved.
 * @returns how many blocks are there then
 */
export async function pasteHtml(page: Page, html: string): Promise<number> {
  const saved = page.getByText("Saved", { exact: true });
  await saved.waitFor();
  await page.locator(".bn-editor .bn-inline-content").first().click();
  await page.locator(".bn-editor").evaluate((editor, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", text);
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  // It says so a moment after.
  await page.waitForTimeout(2_000);
  await saved.waitFor({ timeout: 60_000 });
  return page.locator('.bn-editor [data-node-type="blockContainer"]').count();
}

/** Megabytes that the scripts of a page hold, once what can be collected has been. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}
