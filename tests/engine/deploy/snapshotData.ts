import { randomBytes } from "node:crypto";
import { canonical } from "../../../engine/protocol/check";
import type { Json } from "../../../engine/protocol/json";
import { float64ToJson, int64ToJson } from "../../../engine/protocol/scalars";
import type { Document } from "../../../engine/store/indexKeys";
import { insertAll, storeFile } from "../../support/snapshotClient";
import type { SnapshotServer } from "../../support/snapshotServer";

const bytes = (buffer: Buffer): Json => ({ $bytes: buffer.toString("base64") });
export const everyKind = canonical({
  int: int64ToJson(5n),
  big: int64ToJson(-9223372036854775808n),
  whole: 5,
  minusZero: float64ToJson(-0),
  nan: float64ToJson(NaN),
  infinity: float64ToJson(-Infinity),
  tiny: 5e-324,
  text: 'ünï "quoted"\n\u2028',
  bytes: bytes(Buffer.from([0, 255, 16])),
  nothing: null,
  yes: true,
  list: [1, int64ToJson(2n), { deep: [float64ToJson(-0)] }],
  object: { "with space": 1, empty: {} },
}) as Document;

/** Tables out of order, a component inside another, and files. */
export async function populate(server: SnapshotServer) {
  const [first = ""] = insertAll(server, "notes", [everyKind, { text: "second" }]);
  insertAll(server, "links", [{ note: first }]);
  insertAll(server, "jobs", [{ n: int64ToJson(1n) }], "workpool/batch");
  const image = await storeFile(server, randomBytes(100_000), "image/png");
  const plain = await storeFile(server, "inner", "text/plain", "workpool");
  insertAll(server, "attachments", [{ file: image.storageId }]);
  return { first, image, plain };
}
