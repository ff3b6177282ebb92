import type { IncomingMessage } from "node:http";
import { noteTransit } from "../transit";
import { openPiece, type Piece } from "./pieces";

/** What is to be sent: from a byte to before another, and where the first of it is read. */
export type Source = {
  from: number;
  to: number;
  pieces: readonly Piece[];
  /** Where it goes on from a byte: asked when the pieces are used up, or one cannot be read. */
  goOn(from: number): Promise<readonly Piece[]>;
};

/** With so much of a piece left, the next one is asked for, so that nobody waits between them. */
const AHEAD = 1024 ** 2;
/** In a row, without a byte between them. */
const FAILURES = 3;

/**
 * A stretch of a file, stitched over its pieces: one after the other, as fast as they are taken and no faster.
 * @throws where the storage fails again and again, or access ended
 */
export async function* bytesOf(source: Source, signal: AbortSignal): AsyncGenerator<Buffer> {
  const queue = new PieceQueue(source.pieces, signal);
  let failures = 0;
  for (let position = source.from; position < source.to;) {
    try {
      if (queue.isEmpty) queue.fill(await source.goOn(position));
      for await (const chunk of queue.next()) {
        position += chunk.length;
        failures = 0;
        yield chunk;
        noteTransit(chunk.length);
      }
    } catch (error) {
      if (signal.aborted || ++failures === FAILURES) throw error;
      queue.fill(await source.goOn(position));
    }
  }
}

/** Pieces in order, of which the next one is opened shortly before the present one ends. */
class PieceQueue {
  #pieces: Piece[];
  #ahead: Promise<IncomingMessage> | null = null;

  constructor(
    pieces: readonly Piece[],
    private readonly signal: AbortSignal,
  ) {
    this.#pieces = [...pieces];
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  fill(pieces: readonly Piece[]): void {
    this.#dropAhead();
    if (pieces.length === 0) throw new Error("The storage of files knows no more of this file.");
    this.#pieces = [...pieces];
  }

  async *next(): AsyncGenerator<Buffer> {
    const piece = this.#pieces.shift()!;
    const response = await (this.#ahead ?? openPiece(piece, this.signal));
    this.#ahead = null;
    let left = piece.size;
    try {
      for await (const chunk of response as AsyncIterable<Buffer>) {
        left -= chunk.length;
        if (left <= AHEAD) this.#openAhead();
        yield chunk;
      }
    } finally {
      if (left > 0) this.#dropAhead();
    }
    if (left > 0) throw new Error("The storage of files broke off.");
  }

  #openAhead(): void {
    const following = this.#pieces[0];
    if (following === undefined || this.#ahead !== null) return;
    this.#ahead = openPiece(following, this.signal);
    // Whoever comes to it hears of it.
    this.#ahead.catch(() => undefined);
  }

  #dropAhead(): void {
    this.#ahead?.then(
      (response) => response.destroy(),
      () => undefined,
    );
    this.#ahead = null;
  }
}
