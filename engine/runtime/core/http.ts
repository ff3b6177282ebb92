import type { Ops } from "../ops";
import { fromResponse, type OutgoingResponse, toRequest } from "../web/httpAction";
import type { JsSyscalls } from "./convexGlobal";

const { parse } = JSON;

type ConvexRequest = {
  method: string;
  url: string;
  headerPairs: [string, string][];
  hasBody: boolean;
};

/**
 * The request and response of one HTTP action. Host operations: "http.read" answers the next bytes of
 * the request, none at its end; "http.write" takes bytes of the response and answers, once there is room
 * for more, whether anyone still wants them.
 */
export class HttpExchange {
  readonly #ops: Ops;
  #outgoing: OutgoingResponse | null = null;

  constructor(ops: Ops) {
    this.#ops = ops;
  }

  syscalls(): JsSyscalls {
    return {
      requestFromConvexJson: ({ convexJson }: { convexJson: ConvexRequest }): unknown => {
        this.#outgoing = null;
        const { method, url, headerPairs, hasBody } = convexJson;
        return toRequest({ method, url, headers: headerPairs }, hasBody ? () => this.#read() : null);
      },
      convexJsonFromResponse: ({ response }: { response: unknown }): object => {
        const { status, headers } = (this.#outgoing = fromResponse(response));
        return { status, headerPairs: headers };
      },
    };
  }

  /** Sends the response's body to its end. Rejects with what the body's source throws. */
  async sendBody(): Promise<void> {
    const outgoing = this.#outgoing;
    this.#outgoing = null;
    if (outgoing === null) return;
    for (let chunk = await outgoing.read(); chunk !== null; chunk = await outgoing.read()) {
      const wanted = parse((await this.#ops.callAsync("http.write", "", chunk)).json) as boolean;
      if (!wanted) return outgoing.cancel();
    }
  }

  async #read(): Promise<Uint8Array | null> {
    const { buffer } = await this.#ops.callAsync("http.read", "");
    return buffer ?? null;
  }
}
