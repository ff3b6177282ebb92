import { describe, expect, test } from "vitest";
import { ActionRealm } from "../../../engine/functions/actions/actionRealm";
import type { FromWorker } from "../../../engine/functions/actions/messages";
import { attacks, probes, slowAttacks } from "../sandbox/attacks";
import { compileTyped, functionHelpers } from "../sandbox/harness";

/** Runs `body` as an action after the probes and returns what was noted. */
async function attack(body: string): Promise<string[]> {
  const source = `${functionHelpers}${probes}
    export const run = action(async (ctx: any, args: any) => { ${body}; for (const text of seen) say(text); note("done"); });`;
  const noted: string[] = [];
  await new Promise<void>((finished) => {
    const realm = new ActionRealm(
      { "main.js": compileTyped("main.js", source) },
      {},
      {
        post(message: FromWorker) {
          if (message.kind === "log" && message.line.startsWith("[LOG] '"))
            noted.push(message.line.slice(7, -1));
          if (message.kind === "call")
            setImmediate(() => realm.answered(message.call, ...answerTo(message.op)));
        },
        finished: () => finished(),
      },
    );
    const call = { module: "main.js", export: "run", args: '[{"list":[1],"nested":{"a":1}}]', route: "" };
    realm.start({ id: 1, kind: "action", codeKey: "", component: "", env: {}, seed: "", ...call });
  });
  return [...new Set(noted)];
}

function answerTo(op: string): [string, Uint8Array?] {
  if (op === "storage.get") return ['v{"contentType":"a/b"}', new Uint8Array([1])];
  return [op === "syscall" ? 'e{"message":"no","data":"{}"}' : 'v"id"'];
}

describe("no way out of an action", () => {
  // These wait on what they have broken, and never end.
  const endless = ["species and thenables"];
  const all = Object.entries({ ...attacks, ...slowAttacks }).filter(([name]) => !endless.includes(name));
  test.each(all)("%s", async (_name, body) => {
    expect(await attack(body)).toEqual(["done"]);
  });
});
