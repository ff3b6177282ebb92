import type { Browser, Page } from "playwright-core";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DocumentView } from "../../../app/features/documents/DocumentView";
import { fromHtml } from "../../../convex/shared/documents/htmlReading";
import { fromMarkdown } from "../../../convex/shared/documents/markdownReading";
import { launchBrowser } from "../../support/browser";
import { HTML_ATTACKS } from "./attacks/html";
import { MARKDOWN_ATTACKS } from "./attacks/markdown";
import { NODE_ATTACKS } from "./attacks/nodes";

const PAGE = "https://site.example/blog/post";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Opens HTML in a page of the site, without any content security policy, presses all of it, and says what ran. */
async function ran(html: string): Promise<string[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction("report", (what: string) => seen.push(what));
  await page.addInitScript(() => {
    for (const name of ["alert", "confirm", "prompt"])
      Object.assign(window, { [name]: () => window.report(name) });
  });
  await page.route("**/*", (route) => {
    const request = route.request();
    if (request.url() === PAGE) return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    const ordinary = ["image", "media"].includes(request.resourceType());
    if (!ordinary) seen.push(`${request.resourceType()} ${request.url()}`);
    return route.abort();
  });
  await page.goto(PAGE);
  await pressAll(page);
  await page.waitForTimeout(200);
  await context.close();
  return seen;
}

/** Every event that a person could cause, on every element; links are not followed, but say where they lead. */
function pressAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    const names = [
      "mouseover",
      "pointerenter",
      "focus",
      "click",
      "auxclick",
      "wheel",
      "toggle",
      "cut",
      "paste",
    ];
    for (const element of document.querySelectorAll("body *")) {
      if (element instanceof HTMLAnchorElement && !/^(https?|mailto|tel):$/.test(element.protocol)) {
        if (element.protocol !== ":") window.report(`link ${element.href}`);
      }
      element.addEventListener("click", (event) => event.preventDefault());
      for (const name of names) element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    }
  });
}

declare global {
  interface Window {
    report(what: string): void;
  }
}

function pageOf(parts: readonly string[]): string {
  return `<!doctype html><html lang=en><body>${parts.map((part) => `<section>${part}</section>`).join("\n")}</body></html>`;
}

it.each([
  ["<script>alert(1)</script>", "alert"],
  ["<img src=x onerror=alert(1)>", "alert"],
  ["<p onclick=alert(1)>x</p>", "alert"],
  ["<a href='javascript:alert(1)'>x</a>", "link javascript:alert(1)"],
  ["<script src=//evil.example/x.js></script>", "script https://evil.example/x.js"],
])("the browser tells what would run: %s", async (html, told) => {
  expect(await ran(pageOf([html]))).toContain(told);
});

const HTML = Object.entries(HTML_ATTACKS).flatMap(([name, payloads]) => sample(name, payloads).map(fromHtml));
const MARKDOWN = Object.entries(MARKDOWN_ATTACKS).flatMap(([name, payloads]) =>
  sample(name, payloads).map(fromMarkdown),
);

/** All of a class, or every seventh where it is a product of tables. */
function sample(name: string, payloads: readonly string[]): readonly string[] {
  return ["addresses", "htmlAsBlock"].includes(name)
    ? payloads.filter((_, index) => index % 7 === 0)
    : payloads;
}

it.each([
  ["HTML", HTML],
  ["Markdown", MARKDOWN],
  ["documents that no editor writes", NODE_ATTACKS],
])("nothing of %s runs in a browser", async (_name, documents) => {
  const shown = documents.map((document) => renderToStaticMarkup(<DocumentView document={document} />));
  expect(await ran(pageOf(shown))).toEqual([]);
});
