import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { MINUTE } from "../../../../convex/shared/time";
import type { Caller } from "./caller";
import type { Target } from "./sending";

/** A part that comes: as which one of its upload, from where on, and how large it will be. */
export type ComingPart = { number: number; offset: number; size: number };
/** What was asked for a part of a size; null where no answer came, or one without a target. */
type Asked = { size: number; at: number; target: Promise<Target | null> };

/** Storages take a target for an hour: over a slow line a part may come for longer. */
const HOLDS_FOR = 30 * MINUTE;

/** Where the parts of an upload go: asked for while they come, so that nobody waits for it. */
export class PartTargets {
  readonly #asked = new Map<number, Asked>();

  constructor(
    private readonly caller: Caller,
    private readonly upload: Id<"uploads">,
  ) {}

  /** Asks where a part goes that begins to come, if nobody did. */
  prepare(part: ComingPart): void {
    if (!this.#asked.has(part.number)) this.expect(part, this.#ask(part));
  }

  /** Takes what will tell where a part goes, such as the answer for a part before it. */
  expect({ number, size }: ComingPart, target: Promise<Target | null>): void {
    this.#asked.set(number, { size, at: Date.now(), target: target.catch(() => null) });
  }

  /** Where a part goes that has come; asked again where it is another than was expected, or took too long. */
  async of(part: ComingPart): Promise<Target> {
    const asked = this.#asked.get(part.number);
    this.#asked.delete(part.number);
    const holds = asked?.size === part.size && Date.now() - asked.at < HOLDS_FOR;
    return (holds ? await asked.target : null) ?? this.#ask(part);
  }

  #ask(part: ComingPart): Promise<Target> {
    return this.caller.mutation(api.library.uploads.partTarget, { upload: this.upload, ...part });
  }
}
