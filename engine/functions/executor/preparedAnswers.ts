import type { FromExecutor, ToldByExecutor } from "./executorMessages";

/** Holds what an executor has to say of a batch until the batch is on disk. */
export class PreparedAnswers {
  #prepared: { head: bigint; messages: ToldByExecutor[] } | null = null;

  /** Takes in a message and gives what may be told now. */
  receive(message: FromExecutor): ToldByExecutor[] {
    switch (message.kind) {
      case "prepared":
        this.#prepared = message;
        return [];
      case "committed":
        return this.#take();
      case "ready":
        return this.#recover(message.head);
      case "running":
        return [];
      default:
        return [message];
    }
  }

  /** Whether a request has an answer that counts once its batch turns out to be on disk. */
  awaits(id: number): boolean {
    return this.#prepared?.messages.some((message) => "id" in message && message.id === id) === true;
  }

  /** The executor was replaced: the head it found on disk shows whether the last batch was committed. */
  #recover(head: bigint): ToldByExecutor[] {
    const committed = this.#prepared?.head === head;
    const messages = this.#take();
    return committed ? messages : [];
  }

  #take(): ToldByExecutor[] {
    const messages = this.#prepared?.messages ?? [];
    this.#prepared = null;
    return messages;
  }
}
