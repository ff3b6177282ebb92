import type { Browser, Page } from "playwright-core";
import { inject } from "vitest";
import { launchBrowser, type Visitor } from "../support/browser";
import { SlowNetwork } from "../support/slowNetwork";
import { enterDemo } from "./signedIn";

/** What browsers themselves complain of while nothing answers. */
const UNREACHED = /net::ERR_|WebSocket connection to|Failed to fetch|WebSocket error|WebSocket closed/;

/** Milliseconds between moving the cursor and typing, for somebody fast. */
const HAND_MS = 60;

/** Somebody of the demo at the editor of a post, in a browser of their own with a network of its own. */
export class Colleague {
  #visitor: Visitor | null = null;

  private constructor(
    readonly name: string,
    private readonly browser: Browser,
    /** To the web server and to Convex. */
    private readonly networks: readonly SlowNetwork[],
  ) {}

  /** @param delay milliseconds that what goes to and from Convex takes */
  static async enter(name: string, delay: () => number): Promise<Colleague> {
    const [pages, convex] = [inject("address"), inject("deployment").url];
    const networks = [await SlowNetwork.to(pages, () => 0), await SlowNetwork.to(convex, delay)];
    const hosts = [pages, convex].map((address) => new URL(address).host);
    const ways = new Map(hosts.map((host, index) => [host, new URL(networks[index]!.url).host]));
    const browser = await launchBrowser(ways);
    const colleague = new Colleague(name, browser, networks);
    colleague.#visitor = await enterDemo(browser, name);
    return colleague;
  }

  get page(): Page {
    return this.#visitor!.page;
  }

  /** What their pages complained of, but for having been cut off. */
  get problems(): string[] {
    return this.#visitor!.problems.filter((problem) => !UNREACHED.test(problem));
  }

  /** Opens the editor, with the cursor at the end of the text. */
  async open(path: string): Promise<void> {
    await this.page.goto(inject("address") + path);
    await this.editor.locator(".bn-inline-content").last().click();
    await this.press("ControlOrMeta+End");
  }

  get editor() {
    return this.page.getByRole("textbox", { name: "Text of the post" });
  }

  /** The document in the editor, as JSON: what the view draws, not what it should. */
  document(): Promise<unknown> {
    return this.editor.evaluate((element) =>
      (element as unknown as { pmViewDesc: { node: { toJSON(): unknown } } }).pmViewDesc.node.toJSON(),
    );
  }

  /** What the page says of one's own changes, in a word. */
  saving(): Promise<string | null> {
    return this.page.locator("header [role=status][data-state]").getAttribute("data-state");
  }

  /** The names at the cursors of others. */
  cursors(): Promise<string[]> {
    return this.editor.locator("[aria-hidden][style*=cursor-colour] > span").allTextContents();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
    await this.page.waitForTimeout(HAND_MS);
  }

  type(words: string): Promise<void> {
    return this.page.keyboard.type(words, { delay: 10 });
  }

  /** Nothing goes out or comes in for so long; zero ends it. */
  cut(milliseconds: number): void {
    for (const network of this.networks) network.cut(milliseconds);
  }

  async leave(): Promise<void> {
    await this.browser.close();
    await Promise.all(this.networks.map((network) => network.stop()));
  }
}
