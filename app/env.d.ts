import "@remix-run/node";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Of this answer's content security policy. */
    nonce: string;
    requestId: string;
    /** The client's address, as far as the proxies before the server are trusted. */
    address: string;
  }
}
