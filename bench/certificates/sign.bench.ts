import { expect, test } from "vitest";
import { canonize } from "../../convex/shared/openBadges/canonical";
import { signEd25519 } from "../../convex/shared/openBadges/keys";
import { IssuingWorld, json } from "../../tests/shared/openBadges/issuingWorld";
import { compare, measure, milliseconds, table } from "../harness";

/** What signing a badge may take, in milliseconds. */
const SIGN_MS = 8;
/** The two canonicalizations and the signature that it cannot do without, and a quarter for all the rest. */
const OVERHEAD = 1.25;
const ROUNDS = { warmUp: 20, rounds: 100 };

test("signing a badge", async () => {
  const world = await IssuingWorld.create();
  const unsigned = world.unsigned();
  const { proof } = await world.sign(unsigned);
  const { proofValue: _, ...options } = proof[0] ?? {};
  const parts = [json(unsigned), json({ "@context": unsigned["@context"], ...options })];
  const hashes = new Uint8Array(64);
  const sign = milliseconds(() => world.sign(unsigned));
  const bare = milliseconds(async () => {
    await Promise.all(parts.map(canonize));
    await signEd25519(world.ed25519.secret, hashes);
  });
  const rows = [
    await measure({
      name: "sign a badge",
      unit: "ms",
      ours: sign,
      bar: { atMost: SIGN_MS },
      judged: "median",
      ...ROUNDS,
    }),
    await compare({
      name: "sign a badge, against its canonicalization and Ed25519 alone",
      unit: "ms",
      ours: sign,
      bare,
      bar: { atMost: OVERHEAD },
      ...ROUNDS,
    }),
  ];
  console.log(table(rows));
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
});
