import WebSocket from "ws";

type Version = { querySet: number; identity: number; ts: string };

/** A server message as it was on the wire, the fields that tests look at. */
export type WireMessage = {
  type: string;
  startVersion?: Version;
  endVersion?: Version;
  modifications?: { type: string; queryId: number; value?: unknown }[];
  error?: string;
};

export type ClientWireMessage = {
  type: string;
  requestId?: number;
  modifications?: { type: string; queryId: number; udfPath?: string; journal?: string | null }[];
};

export type WireTap = {
  webSocketConstructor: typeof globalThis.WebSocket;
  /** What came from the server, pings left out, over all connections. */
  received: WireMessage[];
  /** What the client said, over all connections. */
  sent: ClientWireMessage[];
  /** How each connection closed. */
  closes: { code: number; reason: string }[];
};

/** A WebSocket implementation for a client that notes all frames both ways. */
export function tapWire(): WireTap {
  const received: WireMessage[] = [];
  const sent: ClientWireMessage[] = [];
  const closes: WireTap["closes"] = [];
  class TappedSocket extends WebSocket {
    constructor(address: string) {
      super(address);
      this.on("message", (data) => {
        const message = JSON.parse(String(data)) as WireMessage;
        if (message.type !== "Ping") received.push(message);
      });
      this.on("close", (code, reason) => closes.push({ code, reason: reason.toString() }));
    }

    override send(data: string): void {
      sent.push(JSON.parse(data) as ClientWireMessage);
      super.send(data);
    }
  }
  return {
    webSocketConstructor: TappedSocket as unknown as typeof globalThis.WebSocket,
    ...{ received, sent, closes },
  };
}
