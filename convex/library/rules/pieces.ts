import type { Stretch } from "./ranges";

/** What storages with multipart uploads ask of every part but the last one. */
export const SHORTEST_PART = 5 * 1024 ** 2;

export type Placed = { number: number; offset: number; size: number };

/** A part that lies beside a file's object: which one, and where it stands in the file. */
export type Aside = Placed;

/** Some bytes of a file: in the object of a part that lies aside, or in the file's own (null); `at` in that object. */
export type Piece = { aside: number | null; offset: number; size: number; at: number };

/**
 * Whether a part lies in an object of its own, beside the file's: what came of a part whose line was cut is too short
 * to be followed by others in a multipart upload. The file's last part may be short.
 */
export function liesAside({ offset, size }: Omit<Placed, "number">, fileSize: number): boolean {
  return size < SHORTEST_PART && offset + size < fileSize;
}

/** Those of a file's parts that lie aside, in order. */
export function asidesOf(parts: readonly Placed[], fileSize: number): Aside[] {
  return parts
    .filter((part) => liesAside(part, fileSize))
    .map(({ number, offset, size }) => ({ number, offset, size }));
}

/** Where a stretch of a file is read, in order and without gaps: between those aside, from the file's own object. */
export function piecesOf(asides: readonly Aside[], fileSize: number, { from, to }: Stretch): Piece[] {
  const pieces: Piece[] = [];
  let [at, offset] = [0, 0];
  for (const aside of [...asides, { number: -1, offset: fileSize, size: 0 }]) {
    pieces.push({ aside: null, offset, size: aside.offset - offset, at });
    pieces.push({ aside: aside.number, offset: aside.offset, size: aside.size, at: 0 });
    at += aside.offset - offset;
    offset = aside.offset + aside.size;
  }
  return pieces.map((piece) => within(piece, { from, to })).filter(({ size }) => size > 0);
}

function within(piece: Piece, { from, to }: Stretch): Piece {
  const first = Math.max(from, piece.offset);
  const end = Math.min(to, piece.offset + piece.size);
  return {
    ...piece,
    offset: first,
    size: Math.max(0, end - first),
    at: piece.at + first - piece.offset,
  };
}
