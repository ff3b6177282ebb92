import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { errorData } from "../../convex/shared/errors";
import { SlowNetwork } from "../support/slowNetwork";
import { HeadlessPage, MemoryStore } from "./headlessPage";
import { type LivePost, Newsroom } from "./livePost";
import { randomEdit, randomNumbers } from "./randomEdits";

let newsroom: Newsroom;
let post: LivePost;
const pages: HeadlessPage[] = [];
const networks: SlowNetwork[] = [];

beforeAll(async () => {
  newsroom = await Newsroom.open();
}, 180_000);
afterAll(() => newsroom?.stop());

beforeEach(async () => {
  post = await newsroom.newPost();
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.close()));
  await Promise.all(networks.splice(0).map((network) => network.stop()));
});

async function open(url = newsroom.url, store?: MemoryStore): Promise<HeadlessPage> {
  const page = await HeadlessPage.open({ ...post.where, url }, store);
  pages.push(page);
  return page;
}

async function slowNetwork(delay: () => number): Promise<SlowNetwork> {
  const network = await SlowNetwork.to(newsroom.url, delay);
  networks.push(network);
  return network;
}

/** Waits until nobody has anything unsent and all are where the server is; then all have one text. */
async function expectOneText(): Promise<string> {
  await expect
    .poll(
      async () => {
        const { version } = await post.stored();
        return pages.map((page) => [page.unsent, page.version - version, page.sync.state.kind]);
      },
      { timeout: 30_000, interval: 100 },
    )
    .toEqual(pages.map(() => [0, 0, "saved"]));
  const { tree } = await post.stored();
  for (const page of pages) expect(page.state.doc.toJSON()).toEqual(tree.toJSON());
  tree.check();
  return tree.textContent;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** The beginning of the first paragraph. */
const START = 3;

describe("several people at one text", () => {
  it.each([1, 2, 3])(
    "120 edits at once with latency, a cut, a late joiner and undoing come to one text (seed %i)",
    async (seed) => {
      const random = randomNumbers(seed);
      const ways = await Promise.all([1, 2, 3].map(() => slowNetwork(() => random() * 120)));
      for (const way of ways) await open(way.url);
      const write = async (page: HeadlessPage, name: string, edits: number) => {
        for (let edit = 0; edit < edits; edit += 1) {
          page.edit((tr) => randomEdit(tr, random, `${name}${edit}`));
          if (random() < 0.1) page.undo();
          if (random() < 0.05) page.redo();
          await pause(random() * 60);
        }
      };
      const cut = pause(600).then(() => ways[1]!.cut(1500));
      const late = pause(900).then(async () => write(await open(), "late", 10));
      await Promise.all([...pages.map((page, index) => write(page, "abc"[index]!, 40)), cut, late]);
      expect(pages.length).toBe(4);
      await expectOneText();
      expect((await post.stored()).version).toBeGreaterThan(100);
    },
  );

  it("undoing takes back one's own words alone, wherever they have moved", async () => {
    const [anna, ben] = [await open(), await open()];
    anna.edit((tr) => tr.insertText("Anna", START));
    await expectOneText();
    ben.edit((tr) => tr.insertText("Ben ", START));
    await expectOneText();
    anna.undo();
    expect(await expectOneText()).toBe("Ben ");
    anna.redo();
    expect(await expectOneText()).toBe("Ben Anna");
    ben.undo();
    expect(await expectOneText()).toBe("Anna");
    ben.undo();
    expect(await expectOneText()).toBe("Anna");
  });

  it("a version that is restored goes under what is being written", async () => {
    const [anna, ben] = [await open(), await open()];
    anna.edit((tr) => tr.insertText("First text", START));
    await expectOneText();
    const restore = await post.save();
    ben.edit((tr) => tr.delete(START, START + 6));
    expect(await expectOneText()).toBe("text");
    await restore();
    expect(await expectOneText()).toBe("First text");
  });
});

it("who is told to send less waits, and loses nothing", async () => {
  const anna = await open();
  const { submit } = anna.server;
  const refused: unknown[] = [];
  anna.server.submit = async (submission) => {
    try {
      return await submit(submission);
    } catch (error) {
      refused.push(errorData(error)?.code);
      throw error;
    }
  };
  anna.edit((tr) => tr.insertText("first ", START));
  await expectOneText();
  await post.holdBack(300);
  for (let word = 0; word < 30; word += 1) {
    anna.edit((tr) => tr.insertText(`${word} `, START));
    await pause(20);
  }
  const written = anna.text;
  expect(await expectOneText()).toBe(written);
  // Once, whatever was written while it waited.
  expect(refused).toEqual(["rateLimited"]);
});

describe("without a connection", () => {
  it("says how many changes are kept here, and sends them on return", async () => {
    const way = await slowNetwork(() => 0);
    const [anna, ben] = [await open(way.url), await open()];
    way.cut(1500);
    await expect.poll(() => anna.sync.state.kind).toBe("offline");
    for (const letter of ["a", "b", "c"]) anna.edit((tr) => tr.insertText(letter, START));
    expect(anna.sync.state).toEqual({ kind: "offline", changes: 3 });
    ben.edit((tr) => tr.insertText("Ben", START));
    expect([...(await expectOneText())].sort().join("")).toBe("Babcen");
  });

  it("keeps changes over a reload and merges them on return", async () => {
    const store = new MemoryStore();
    const way = await slowNetwork(() => 0);
    const [anna, ben] = [await open(way.url, store), await open()];
    anna.edit((tr) => tr.insertText("Anna", START));
    await expectOneText();
    way.cut(60_000);
    await expect.poll(() => anna.sync.state.kind).toBe("offline");
    anna.edit((tr) => tr.insertText("offline ", START));
    anna.edit((tr) => tr.insertText("written ", START));
    ben.edit((tr) => tr.insertText(" and Ben", START + 4));
    await anna.sync.keepNow();
    await pages.shift()!.close();
    expect([...store.kept.values()].map(({ steps }) => steps.length)).toEqual([2]);

    store.closeAll();
    const again = await open(newsroom.url, store);
    expect(await expectOneText()).toBe("written offline Anna and Ben");
    expect(store.kept.size).toBe(0);
    again.undo();
    expect(await expectOneText()).toBe("Anna and Ben");
  });

  it("does not write twice what the server had taken before the page was closed", async () => {
    const store = new MemoryStore();
    const [anna, ben] = [await open(newsroom.url, store), await open()];
    ben.edit((tr) => tr.insertText("Ben", START));
    await expectOneText();
    anna.edit((tr) => tr.insertText("one ", START));
    anna.edit((tr) => tr.insertText("two ", START));
    await anna.sync.keepNow();
    const [before] = store.kept.values();
    ben.edit((tr) => tr.insertText("!", START + 3));
    anna.edit((tr) => tr.insertText("three ", START));
    await expectOneText();
    await pages.shift()!.close();
    // As if the browser had been ended before it could take note.
    await store.keep(before!);
    store.closeAll();
    await open(newsroom.url, store);
    expect(await expectOneText()).toBe("three two one Ben!");
    expect(store.kept.size).toBe(0);
  });

  it("merges block by block what was written on a version that the server does not know any more", async () => {
    const store = new MemoryStore();
    const way = await slowNetwork(() => 0);
    const [anna, ben] = [await open(way.url, store), await open()];
    anna.edit((tr) => tr.insertText("Anna", START));
    await expectOneText();
    way.cut(60_000);
    await expect.poll(() => anna.sync.state.kind).toBe("offline");
    anna.edit((tr) => tr.insertText("offline ", START));
    ben.edit((tr) => tr.insertText(" and Ben", START + 4));
    await anna.sync.keepNow();
    await pages.shift()!.close();
    expect(await expectOneText()).toBe("Anna and Ben");
    const [unsent] = store.kept.values();
    await store.keep({ ...unsent!, version: 9999 });
    store.closeAll();
    const again = await open(newsroom.url, store);
    expect(await expectOneText()).toBe("Anna and Benoffline Anna");
    expect(again.text.split("\n").filter((line) => line !== "")).toEqual(["Anna and Ben", "offline Anna"]);
    expect(store.kept.size).toBe(0);
  });

  it("sends what several closed pages had not sent", async () => {
    const store = new MemoryStore();
    const way = await slowNetwork(() => 0);
    const [one, two] = [await open(way.url, store), await open(way.url, store)];
    way.cut(60_000);
    await expect.poll(() => two.sync.state.kind).toBe("offline");
    one.edit((tr) => tr.insertText("one ", START));
    two.edit((tr) => tr.insertText("two ", START));
    await Promise.all(pages.splice(0).map((page) => page.sync.keepNow().then(() => page.close())));
    expect(store.kept.size).toBe(2);
    store.closeAll();
    await open(newsroom.url, store);
    expect((await expectOneText()).split(" ").sort()).toEqual(["", "one", "two"]);
    expect(store.kept.size).toBe(0);
  });
});
