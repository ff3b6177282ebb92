import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failure, LimitsEngine } from "./limitsEngine";

const MIB = 1 << 20;
const uncaught = (sentence: string) => `Uncaught Error: ${sentence}`;
const invalidValue = (sentence: string) =>
  uncaught(`Invalid argument \`value\` for \`db.insert\`: ${sentence}`);
const nested = (levels: number) => Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 1);

let engine: LimitsEngine;

beforeAll(async () => {
  engine = await LimitsEngine.start({ userTimeLimit: 20_000 });
});
afterAll(() => engine.stop());

describe("documents", () => {
  /** What is stored, at the limit and beyond it, and how the latter is refused; see fixtures/limits. */
  const limits: [kind: string, taken: number, refused: number, sentence: string | RegExp][] = [
    // Two of the 1,024 fields are the document's own.
    ["fields", 1022, 1023, invalidValue("Object has too many fields (1025 > maximum number 1024)")],
    ["array", 8192, 8193, invalidValue("Array length is too long (8193 > maximum length 8192)")],
    [
      "nested",
      16,
      17,
      /isn't a valid document: Document is too nested \(nested 17 levels deep > maximum nesting 16\)$/,
    ],
    ["nested", 16, 65, invalidValue("Value is too nested (nested 65 levels deep > maximum nesting 64)")],
    ["fieldName", 64, 65, uncaught("Identifier is too long (65 > maximum 64)")],
    // The client library of the function refuses it by itself.
    [
      "innerFieldName",
      1024,
      1025,
      /^Uncaught Error: Field name f+ exceeds maximum field name length 1024\.$/,
    ],
    ["text", MIB - 200, MIB, /^Uncaught Error: Value is too large \(1\.00 MiB > maximum size 1 MiB\)$/],
    ["bytes", MIB - 200, MIB, /^Uncaught Error: Value is too large \(1\.00 MiB > maximum size 1 MiB\)$/],
  ];

  test.each(limits)("%s: %i are stored, %i are not", async (kind, taken, refused, sentence) => {
    expect(await engine.mutation("writes:storeMade", { kind, count: taken })).toBe(null);
    const message = await failure(engine.mutation("writes:storeMade", { kind, count: refused }));
    if (typeof sentence === "string") expect(message).toBe(sentence);
    else expect(message).toMatch(sentence);
  });

  const unpaired: [string, number][] = [
    ["a high surrogate", 0xd800],
    ["a low surrogate", 0xdfff],
  ];
  test.each(unpaired)("%s alone is not stored", async (_, count) => {
    expect(await engine.mutation("writes:storeMade", { kind: "surrogatePair", count: 0xde00 })).toBe(null);
    const message = await failure(engine.mutation("writes:storeMade", { kind: "surrogate", count }));
    expect(message).toBe(invalidValue("String contains an unpaired surrogate, so it is not valid Unicode"));
  });

  const names: [name: string, sentence: string][] = [
    [
      "_private",
      "Field '_private' starts with an underscore, which is only allowed for system fields like '_id'",
    ],
    [
      "white space",
      "Identifier white space has invalid character ' ': Identifiers can only contain alphanumeric characters or underscores",
    ],
    [
      "1st",
      "Invalid first character '1' in 1st: Identifiers must start with an alphabetic character or underscore",
    ],
    [
      "na-me",
      "Identifier na-me has invalid character '-': Identifiers can only contain alphanumeric characters or underscores",
    ],
    ["", "Identifier cannot be empty"],
  ];
  test.each(names)("a field named %j is not stored", async (name, sentence) => {
    expect(await failure(engine.mutation("writes:store", { value: { [name]: 1 } }))).toContain(sentence);
  });

  test.each(["name", "N_2", "a_", "x".repeat(64), "constructor", "toString", "__proto"])(
    "a field named %j is stored",
    async (name) => {
      const stored = engine.mutation("writes:store", { value: { [name]: 1 } });
      if (name.startsWith("_")) expect(await failure(stored)).toContain("starts with an underscore");
      else expect(await stored).toEqual({ [name]: 1 });
    },
  );
});

describe("arguments and results", () => {
  const kinds = ["query", "mutation", "action"] as const;
  const name = (verb: string, kind: string) => `sizes:${verb}${kind[0]?.toUpperCase()}${kind.slice(1)}`;
  const path = (verb: string, kind: string) => name(verb, kind).replace(":", ".js:");

  test.each(kinds)("a %s returns 16 MiB, and not a byte more", async (kind) => {
    const at = (size: number) => engine.call(kind, name("give", kind), { kind: "text", size });
    expect(String(await at(16 * MIB))).toHaveLength(16 * MIB - 2);
    expect(await failure(at(16 * MIB + 1))).toBe(
      `Function ${path("give", kind)} return value is too large (actual: 16.00 MiB, limit: 16 MiB)`,
    );
  });

  test.each(kinds)("what a %s returns is measured as Convex measures values, not as text", async (kind) => {
    const give = (size: number) => engine.call(kind, name("give", kind), { kind: "numbers", size });
    // 227 arrays of 8,192 floats are 16,736,714 bytes, in less than 4 MB of text.
    expect(await give(227)).toHaveLength(227);
    expect(await failure(give(228))).toBe(
      `Function ${path("give", kind)} return value is too large (actual: 16.03 MiB, limit: 16 MiB)`,
    );
  });

  test.each(kinds)("what a %s returns must be a value", async (kind) => {
    const give = (of: string, size: number) => engine.call(kind, name("give", kind), { kind: of, size });
    const invalid = `Function ${path("give", kind)} return value invalid: `;
    expect(await give("array", 8192)).toHaveLength(8192);
    expect(await failure(give("array", 8193))).toBe(
      `${invalid}Array length is too long (8193 > maximum length 8192)`,
    );
    expect(await failure(give("fields", 1025))).toBe(
      `${invalid}Object has too many fields (1025 > maximum number 1024)`,
    );
    expect(await give("nested", 64)).toEqual(nested(64));
    expect(await failure(give("nested", 65))).toBe(
      `${invalid}Value is too nested (nested 65 levels deep > maximum nesting 64)`,
    );
    expect(await failure(give("surrogate", 0xd800))).toBe(
      `${invalid}String contains an unpaired surrogate, so it is not valid Unicode`,
    );
  });

  /** Arguments whose only field is `value`: the list, the object and the field's name take 10 bytes. */
  const AROUND = 10;
  test.each(kinds)("a %s takes 16 MiB of arguments, and not a byte more", async (kind) => {
    const take = (value: unknown) => engine.call(kind, name("take", kind), { value: value as never });
    // The HTTP body may be longer than the arguments by 2,000 bytes only.
    expect(await take("x".repeat(16 * MIB - AROUND - 2))).toBe("string");
    expect(await failure(take("x".repeat(16 * MIB - AROUND - 1)))).toBe(
      `Arguments for ${path("take", kind)} are too large (actual: 16.00 MiB, limit: 16 MiB)`,
    );
    const numbers = (arrays: number) =>
      Array.from({ length: arrays }, () => Array.from({ length: 8192 }, () => 1));
    expect(await take(numbers(227))).toBe("object");
    expect(await failure(take(numbers(228)))).toBe(
      `Arguments for ${path("take", kind)} are too large (actual: 16.03 MiB, limit: 16 MiB)`,
    );
  });

  test.each(kinds)("what a %s is given must be a value", async (kind) => {
    const { answer } = await engine.post(`/api/${kind}`, {
      path: name("take", kind),
      args: { value: nested(64) },
      format: "json",
    });
    expect(answer).toMatchObject({
      status: "error",
      errorMessage: expect.stringMatching(
        new RegExp(
          `Invalid arguments for ${path("take", kind)}: Value is too nested \\(nested 65 levels deep > maximum nesting 64\\)$`,
        ),
      ) as string,
    });
  });

  test("a request body beyond 16 MiB and 2,000 bytes is refused", async () => {
    const body = { path: "sizes:takeQuery", args: { value: "x".repeat(16 * MIB + 2_000) } };
    expect(await engine.post("/api/query", body)).toEqual({
      status: 413,
      answer: {
        code: "RequestTooLarge",
        message: "The request body is larger than the limit of 16779216 bytes.",
      },
    });
  });

  test('a "use node" action takes 5 MiB of arguments, and not a byte more', async () => {
    const around = JSON.stringify({ value: "" }).length;
    expect(await engine.action("node:take", { value: "x".repeat(5 * MIB - around) })).toBe("string");
    expect(await failure(engine.action("node:take", { value: "x".repeat(5 * MIB - around + 1) }))).toBe(
      "Node actions arguments size is too large. The maximum size is 5 MiB. Reduce the size of the arguments or " +
        "consider using Convex runtime actions instead, which have a 16 MiB limit. " +
        "See https://docs.convex.dev/functions/runtimes",
    );
  });

  test('a "use node" action returns 16 MiB, and not a byte more', async () => {
    expect(String(await engine.action("node:give", { size: 16 * MIB }))).toHaveLength(16 * MIB - 2);
    expect(await failure(engine.action("node:give", { size: 16 * MIB + 1 }))).toBe(
      "Function node.js:give return value is too large (actual: 16.00 MiB, limit: 16 MiB)",
    );
  });
});

describe("HTTP actions", () => {
  test("an answer of 20 MiB arrives; one byte more is cut off", async () => {
    const give = (bytes: number) => fetch(`${engine.siteUrl}/give?bytes=${bytes}`);
    expect((await (await give(20 * MIB)).arrayBuffer()).byteLength).toBe(20 * MIB);
    await expect(give(20 * MIB + 1).then((answer) => answer.arrayBuffer())).rejects.toThrow("terminated");
  });

  test("a request of 20 MiB is taken, one byte more is refused", async () => {
    const take = (bytes: number) =>
      fetch(`${engine.siteUrl}/take`, { method: "POST", body: new Uint8Array(bytes) });
    expect(await (await take(20 * MIB)).text()).toBe(String(20 * MIB));
    expect((await take(20 * MIB + 1)).status).toBe(413);
  });
});
