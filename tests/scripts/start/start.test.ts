import { createServer } from "node:net";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fingerprint, Ledger } from "../../../scripts/start/fingerprint.mjs";
import { freePort, holdPort } from "../../../scripts/start/ports.mjs";
import { rotateKeys, secretsOf } from "../../../scripts/start/secrets.mjs";

const ROOT = resolve(import.meta.dirname, "../../..");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "start-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("ports", () => {
  test("a taken one gives way to the next", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    expect(await freePort(port)).toBeGreaterThan(port);
    await new Promise((resolve) => server.close(resolve));
    expect(await freePort(port)).toBe(port);
  });

  test("a held one is nobody else's until it is released", async () => {
    const { port, release } = await holdPort(20_000);
    expect(await freePort(port)).not.toBe(port);
    await release();
    expect(await freePort(port)).toBe(port);
  });

  test.each([0, 65_536, Number.NaN, 1.5])("%s is refused in one sentence", async (port) => {
    await expect(freePort(port)).rejects.toThrow(/is not a port/);
  });
});

describe("secrets", () => {
  test("are made once, kept, and readable by their owner alone", async () => {
    const first = await secretsOf(ROOT, folder);
    expect(await secretsOf(ROOT, folder)).toEqual(first);
    expect((await stat(join(folder, "secrets.json"))).mode & 0o777).toBe(0o600);
    expect(first.ring.believed).toHaveLength(1);
    expect(first.ring.believed[0]).not.toHaveProperty("d");
    expect(first.ring.signing).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256" });
  });

  test("get a fresh key by a rotation, which believes the one before until the next", async () => {
    const { signing: first } = (await secretsOf(ROOT, folder)).ring as { signing: { kid: string } };
    const second = await rotateKeys(ROOT, folder);
    const believed = async () =>
      (await secretsOf(ROOT, folder)).ring.believed.map((key) => (key as { kid: string }).kid);
    expect(await believed()).toEqual([first.kid, second]);
    const third = await rotateKeys(ROOT, folder);
    expect(await believed()).toEqual([second, third]);
  });

  test("have a key that seals others, also where the folder is of before it; the environment's goes before", async () => {
    const { masterKey } = await secretsOf(ROOT, folder);
    expect(Buffer.from(masterKey, "base64")).toHaveLength(32);
    await rotateKeys(ROOT, folder);
    expect((await secretsOf(ROOT, folder)).masterKey).toBe(masterKey);
    const file = join(folder, "secrets.json");
    const { masterKey: _gone, ...before } = JSON.parse(await readFile(file, "utf8")) as Record<
      string,
      unknown
    >;
    await writeFile(file, JSON.stringify(before));
    const made = await secretsOf(ROOT, folder);
    expect(made.serverSecret).toBe(before["serverSecret"]);
    expect((await secretsOf(ROOT, folder)).masterKey).toBe(made.masterKey);
    process.env["CREDENTIAL_MASTER_KEY"] = masterKey;
    try {
      expect((await secretsOf(ROOT, folder)).masterKey).toBe(masterKey);
      process.env["CREDENTIAL_MASTER_KEY"] = "short";
      await expect(secretsOf(ROOT, folder)).rejects.toThrow(/32 random bytes as base64/);
    } finally {
      delete process.env["CREDENTIAL_MASTER_KEY"];
    }
  });

  test("that are damaged are not replaced in silence", async () => {
    await writeFile(join(folder, "secrets.json"), "{");
    await expect(secretsOf(ROOT, folder)).rejects.toThrow(/damaged/);
    expect(await readFile(join(folder, "secrets.json"), "utf8")).toBe("{");
  });

  test("need a folder that can be written", async () => {
    await writeFile(join(folder, "file"), "");
    await chmod(folder, 0o755);
    await expect(secretsOf(ROOT, join(folder, "file"))).rejects.toThrow(/cannot be written .* --data DIR/);
  });
});

describe("fingerprints", () => {
  test("change with content and name, and not otherwise", async () => {
    await writeFile(join(folder, "a"), "1");
    const first = await fingerprint(folder, ["a", "missing"]);
    expect(await fingerprint(folder, ["a", "missing"])).toBe(first);
    await writeFile(join(folder, "a"), "2");
    expect(await fingerprint(folder, ["a"])).not.toBe(first);
    await writeFile(join(folder, "b"), "2");
    expect(await fingerprint(folder, ["b"])).not.toBe(await fingerprint(folder, ["a"]));
  });

  test("what was done is remembered by name", async () => {
    const ledger = new Ledger(folder);
    expect(await ledger.get("build")).toBeNull();
    await ledger.set("build", "x");
    await ledger.set("push", "y");
    expect([await new Ledger(folder).get("build"), await ledger.get("push")]).toEqual(["x", "y"]);
  });
});
