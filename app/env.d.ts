import "@remix-run/node";
import type { VisitOwn } from "../server/ownVisits";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Of this answer's content security policy. */
    nonce: string;
    requestId: string;
    /** The client's address, as far as the proxies before the server are trusted. */
    address: string;
    /** Gets a page of this server as a visitor would. */
    visitOwn: VisitOwn;
    /** Waits until the client has taken what was sent: Remix writes a body as fast as it comes. */
    drained: () => Promise<void>;
  }
}
