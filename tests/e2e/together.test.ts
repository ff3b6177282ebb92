import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { clientIdOf } from "../../convex/publishing/rules/liveSteps";
import { checkDocument } from "../../convex/shared/documents/schema";
import { randomNumbers } from "../publishing/randomEdits";
import { rowsOf } from "../support/deploymentAdmin";
import { expectFailure } from "../support/failures";
import { Colleague } from "./colleague";
import { editSomewhere } from "./keyboardEdits";
import { newItem } from "./newItem";

/** Another one each time; `SEED` repeats one. Which edits are made follows from it, not how they fall together. */
const seed = Number(process.env["SEED"] ?? Date.now() % 100_000);
const NAMES = ["Verena Aebischer", "Kwame Asante", "Mirjam Castellani"];
const LATE = "Jonas Okafor";
const EDITS_OF_EACH = 40;

let three: Colleague[];
let path: string;
let here: { organization: Id<"organizations">; item: Id<"contentItems"> };

beforeAll(async () => {
  const random = randomNumbers(seed);
  three = await Promise.all(NAMES.map((name) => Colleague.enter(name, () => random() * 150)));
  const item = await newItem(three[0]!.page, "post", "Written by three");
  path = `${item}/edit`;
  const rows = await rowsOf<Doc<"contentItems">>(inject("deployment"), "contentItems");
  const row = rows.find(({ _id }) => _id === item.split("/").at(-1))!;
  here = { organization: row.organizationId, item: row._id };
}, 180_000);
afterAll(() => Promise.all((three ?? []).map((one) => one.leave())));

/** The server as somebody's own program asks it, with the token of their page. */
async function asProgramOf({ page }: Colleague): Promise<ConvexHttpClient> {
  // Not by the browser, which may be cut off.
  const answer = await page.context().request.get(`${inject("address")}/auth/token`);
  const { jwt } = (await answer.json()) as { jwt: string };
  const client = new ConvexHttpClient(inject("deployment").url, { logger: false });
  client.setAuth(jwt);
  return client;
}

/** The text as the server has it. */
async function stored() {
  return (await asProgramOf(three[0]!)).query(api.publishing.editing.open, here);
}

/** Waits until all editors say that they are saved and have the server's text, which is a document; gives its words. */
async function oneText(...colleagues: Colleague[]): Promise<string> {
  const state = async () => {
    const text = (await stored()).document;
    return Promise.all(
      colleagues.map(async (one) => [await one.saving(), JSON.stringify(await one.document()) === text]),
    );
  };
  await expect.poll(state, { timeout: 60_000, interval: 500 }).toEqual(colleagues.map(() => ["saved", true]));
  const tree = checkDocument(JSON.parse((await stored()).document));
  return tree.textBetween(0, tree.content.size, "\n");
}

test(
  `three write at once, one is cut off, one comes late: one text (seed ${seed})`,
  { timeout: 300_000 },
  async () => {
    const random = randomNumbers(seed);
    await Promise.all(three.map((one) => one.open(path)));
    const write = async (one: Colleague, letter: string, edits: number) => {
      for (let edit = 0; edit < edits; edit += 1) await editSomewhere(one, random, `${letter}${edit}`);
    };
    const half = () => Promise.all(three.map((one, index) => write(one, "vkm"[index]!, EDITS_OF_EACH / 2)));
    await half();
    const [, kwame] = three;
    const late = await Colleague.enter(LATE, () => random() * 150);
    try {
      const cut = kwame!.page.waitForTimeout(800).then(() => kwame!.cut(1500));
      const joined = late.open(path).then(() => write(late, "j", 5));
      await Promise.all([half(), cut, joined]);
      const everybody = [...three, late];
      await oneText(...everybody);
      expect((await stored()).version).toBeGreaterThan(200);
      for (const one of everybody) {
        const others = everybody.filter((other) => other !== one).map(({ name }) => name);
        await expect
          .poll(async () => (await one.cursors()).sort(), { timeout: 15_000 })
          .toEqual(others.sort());
      }
      expect(everybody.map(({ problems }) => problems)).toEqual([[], [], [], []]);
    } finally {
      await late.leave();
    }
  },
);

test("undoing takes back one's own words alone", async () => {
  const [verena, kwame] = three as [Colleague, Colleague];
  const before = await oneText(...three);
  // A Tab of the edits before may have led out of the text.
  for (const one of three) await one.editor.focus();
  await verena.press("ControlOrMeta+End");
  await verena.type(" of Verena");
  await kwame.press("ControlOrMeta+Home");
  await kwame.type("Of Kwame ");
  expect(await oneText(...three)).toBe(`Of Kwame ${before} of Verena`);
  const isThere = async () => (await verena.editor.innerText()).includes("of Verena");
  for (let presses = 0; presses < 12 && (await isThere()); presses += 1)
    await verena.press("ControlOrMeta+z");
  expect(await oneText(...three)).toBe(`Of Kwame ${before}`);
});

test("two pages of one person show two cursors, and one face", { timeout: 120_000 }, async () => {
  const [verena, kwame, mirjam] = three as [Colleague, Colleague, Colleague];
  const second = await verena.page.context().newPage();
  await second.goto(inject("address") + path);
  await second.locator(".bn-inline-content").first().click();
  const sorted = async (one: Colleague) => (await one.cursors()).sort();
  const [v, k, m] = [verena.name, kwame.name, mirjam.name];
  // Whoever came late has left, of which the others may hear only when no sign of life comes any more.
  await expect.poll(() => sorted(kwame), { timeout: 40_000 }).toEqual([m, v, v].sort());
  await expect.poll(() => sorted(verena), { timeout: 15_000 }).toEqual([k, m, v].sort());
  await kwame.page.getByText("3 people are here").waitFor();
  await second.close();
  // A page that is closed leaves at once, or when it has given no sign of life for a while.
  await expect.poll(() => sorted(kwame), { timeout: 40_000 }).toEqual([m, v].sort());
});

test("what is written without a connection outlives the page and is merged on return", async () => {
  const [verena, kwame] = three as [Colleague, Colleague];
  const before = await oneText(...three);
  verena.cut(Infinity);
  await expect.poll(() => verena.saving(), { timeout: 30_000 }).toBe("offline");
  await verena.press("ControlOrMeta+End");
  await verena.type(" without a connection");
  await kwame.press("ControlOrMeta+Home");
  await kwame.type("Meanwhile ");
  expect(await oneText(kwame, three[2]!)).toBe(`Meanwhile ${before}`);
  // Pages for staff are not kept for times without a connection: the browser itself says that there is none.
  await expect(verena.page.reload()).rejects.toThrow("net::ERR");
  await verena.page.waitForFunction(() => location.protocol === "chrome-error:");
  await verena.page.goto("about:blank");
  verena.cut(0);
  await verena.open(path);
  expect(await oneText(...three)).toBe(`Meanwhile ${before} without a connection`);
});

test("whoever forges a submission is refused, and all go on", async () => {
  const [verena, kwame] = three as [Colleague, Colleague];
  const program = await asProgramOf(kwame);
  const before = await oneText(...three);
  const { document, version, person } = await program.query(api.publishing.editing.open, here);
  const submit = (changed: { version?: number; clientId?: string; steps?: object[] }) => {
    const { steps = [inserted({ type: "text", text: "forged" })], ...rest } = changed;
    const sent = { version, clientId: clientIdOf(person, "forger"), ...rest };
    const args = { ...here, ...sent, steps: steps.map((step) => JSON.stringify(step)) };
    return program.mutation(api.publishing.editing.submit, args);
  };
  const inserted = (node: object, at = 3) => ({
    ...{ stepType: "replace", from: at, to: at },
    slice: { content: [node] },
  });
  const whole = JSON.parse(document) as { content: object[] };
  const replaced = { stepType: "replace", from: 0, to: 100_000, slice: { content: whole.content } };
  await expectFailure(submit({ version: version + 5 }), "conflict");
  expect(await submit({ version: version - 1 })).toMatchObject({ status: "needs-rebase" });
  await expectFailure(submit({ steps: [inserted({ type: "iframe" })] }), "invalid", { steps: "noDocument" });
  await expectFailure(submit({ steps: [inserted({ type: "paragraph" })] }), "invalid", {
    steps: "noDocument",
  });
  await expectFailure(submit({ steps: [replaced] }), "invalid", { steps: "noDocument" });
  await expectFailure(submit({ clientId: "server" }), "invalid", { clientId: "format" });
  const snapshot = { id: here.item, version, content: JSON.stringify({ type: "doc", content: [] }) };
  for (const name of ["publishing/editing:submitSnapshot", "publishing/model/documentSteps:writeFirst"])
    await expect(program.mutation(name as never, snapshot as never)).rejects.toThrow(/Could not find/);
  expect(await oneText(...three)).toBe(before);
  await verena.press("ControlOrMeta+End");
  await verena.type(" All is well.");
  expect(await oneText(...three)).toBe(`${before} All is well.`);
});
