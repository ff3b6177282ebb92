import type { Page } from "playwright-core";
import type {} from "./pages/typing";

const KEY = "x";
/** How far apart the clocks of two pages may be, in milliseconds: as near as the bench can see them. */
const CLOCKS_MS = 1;
const LOOKS = 40;

/** Two pages with one text, in one of which is typed. */
export class TypingPair {
  private constructor(
    private readonly writer: Page,
    private readonly reader: Page,
  ) {}

  /** With the cursor in a block that is at the end of the text. */
  static async of(writer: Page, reader: Page, blockId: string): Promise<TypingPair> {
    for (const page of [writer, reader]) {
      await page.locator(`[data-id="${blockId}"] .bn-inline-content`).last().waitFor();
      await page.evaluate((id) => window.typing.watch(id), blockId);
    }
    await writer.locator(`[data-id="${blockId}"] .bn-inline-content`).click();
    await writer.keyboard.press("Control+End");
    return new TypingPair(writer, reader);
  }

  /** Presses a key. @returns milliseconds until the other page showed the letter */
  async press(): Promise<number> {
    const [milliseconds] = await this.#measured(1, () => this.writer.keyboard.press(KEY));
    return milliseconds!;
  }

  /** Presses so many keys, one every `delay` milliseconds. @returns for each how long it took */
  burst(keys: number, delay: number): Promise<number[]> {
    return this.#measured(keys, () => this.writer.keyboard.type(KEY.repeat(keys), { delay }));
  }

  async #measured(keys: number, work: () => Promise<void>): Promise<number[]> {
    const { writer, reader } = this;
    const before = await reader.evaluate(() => {
      window.typing.shown.length = 0;
      return window.typing.length();
    });
    await writer.evaluate(() => void (window.typing.pressed.length = 0));
    await work();
    const shown = await reader.evaluate(async (length) => {
      await window.typing.until(length);
      return window.typing.shown;
    }, before + keys);
    const pressed = await writer.evaluate(() => window.typing.pressed);
    if (pressed.length !== keys) throw new Error(`${pressed.length} keys went down, not ${keys}.`);
    return pressed.map((at, key) => shown.find(({ length }) => length > before + key)!.at - at);
  }

  /**
   * Milliseconds that the clocks of the two pages differ, as seen from here: each is read many times, and the reading
   * with the shortest way there and back tells. @throws where they differ more than can be put down to the way
   */
  async compareClocks(): Promise<number> {
    const [one, other] = [await clockOf(this.writer), await clockOf(this.reader)];
    const apart = Math.abs(one.offset - other.offset);
    if (apart > CLOCKS_MS + (one.way + other.way) / 2) throw new Error(`The clocks are ${apart} ms apart.`);
    return apart;
  }

  async close(): Promise<void> {
    await Promise.all([this.writer, this.reader].map((page) => page.context().close()));
  }
}

async function clockOf(page: Page): Promise<{ offset: number; way: number }> {
  let best = { offset: 0, way: Infinity };
  for (let look = 0; look < LOOKS; look++) {
    const left = performance.now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const way = performance.now() - left;
    if (way < best.way) best = { offset: there - (left + way / 2), way };
  }
  return best;
}
