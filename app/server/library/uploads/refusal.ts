/** What a request for an upload is refused with, as @tus/server takes it: the protocol's status and a sentence. */
export class Refusal extends Error {
  constructor(
    readonly status_code: number,
    sentence: string,
  ) {
    super(sentence);
  }

  get body(): string {
    return `${this.message}\n`;
  }
}
