import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type { DocumentNode } from "../../convex/shared/documents/nodes";
import { visitor } from "../../tests/support/browser";
import { type LivePages, serveEditorPage } from "../../tests/publishing/livePage/server";
import { type LivePost, Newsroom } from "../../tests/publishing/livePost";
import { ChildEngine } from "../../tests/support/childEngine";
import { type ChildServer, childServer } from "../engine/childServer";
import type {} from "./pages/ours";
import type {} from "./pages/yjs";
import { LAST } from "./longText";
import { TypingPair } from "./typingPair";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Both ways to write together, each with a server of its own process, in one browser. */
export class EditorPages {
  #named = 0;

  private constructor(
    private readonly browser: Browser,
    private readonly newsroom: Newsroom,
    private readonly hocuspocus: ChildServer,
    private readonly pages: { ours: LivePages; yjs: LivePages },
  ) {}

  static async start(browser: Browser): Promise<EditorPages> {
    const [engine, hocuspocus, ours, yjs] = await Promise.all([
      ChildEngine.start({ engine: { projectRoot: ROOT } }),
      childServer([path.join(import.meta.dirname, "hocuspocus.mjs")]),
      serveEditorPage(path.join(import.meta.dirname, "pages/ours.ts")),
      serveEditorPage(path.join(import.meta.dirname, "pages/yjs.ts")),
    ]);
    return new EditorPages(browser, await Newsroom.open(engine), hocuspocus, { ours, yjs });
  }

  async stop(): Promise<void> {
    const { newsroom, hocuspocus, pages } = this;
    await Promise.all([newsroom.stop(), hocuspocus.stop(), pages.ours.stop(), pages.yjs.stop()]);
  }

  /** Two pages of the product's own editing with one text. */
  async ours(text: DocumentNode): Promise<TypingPair> {
    const post = await this.newsroom.newPost();
    await post.write(text);
    return TypingPair.of(await this.#oursAt(post), await this.#oursAt(post), LAST);
  }

  /** Two pages of BlockNote on Yjs with one text. */
  async yjs(text: DocumentNode): Promise<TypingPair> {
    const name = `text-${(this.#named += 1)}`;
    const [first, second] = [await this.#yjsAt(name), await this.#yjsAt(name)];
    await first.evaluate((json) => {
      const { editor } = window.yjs!;
      editor.transact((tr) => {
        const { content } = tr.doc.type.schema.nodeFromJSON(json);
        tr.replaceWith(0, tr.doc.content.size, content);
      });
    }, text);
    await first.waitForFunction(() => window.yjs!.saved());
    return TypingPair.of(first, second, LAST);
  }

  async #oursAt({ where }: LivePost): Promise<Page> {
    const { page } = await visitor(this.browser);
    await page.addInitScript((here) => void (window.where = here), where);
    await page.goto(this.pages.ours.url);
    await page.waitForFunction(() => window.opened !== undefined, null, { timeout: 60_000 });
    return page;
  }

  async #yjsAt(name: string): Promise<Page> {
    const { page } = await visitor(this.browser);
    const here = { url: this.hocuspocus.url, name };
    await page.addInitScript((given) => void (window.hocuspocus = given), here);
    await page.goto(this.pages.yjs.url);
    await page.waitForFunction(() => window.yjs !== undefined, null, { timeout: 60_000 });
    return page;
  }
}
