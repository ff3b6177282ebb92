import { createServer, request, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";

/** What a browser on another machine reaches: a web server of this one by its host's name and those below. */
export type Internet = {
  /** Of the proxy that is the only way there. */
  address: string;
  /** What else was asked for, in vain. */
  refused: string[];
  stop(): Promise<void>;
};

export async function startInternet(port: number, host: string): Promise<Internet> {
  const refused: string[] = [];
  const tunnels = new Set<Duplex>();
  const isReached = (authority: string) => {
    const { hostname } = new URL(`http://${authority}`);
    if (hostname === host || hostname.endsWith(`.${host}`)) return true;
    refused.push(authority);
    return false;
  };
  const proxy = createServer((asked, answer) => {
    const { host: authority, pathname, search } = new URL(asked.url ?? "");
    if (!isReached(authority)) return void answer.writeHead(502).end();
    const path = pathname + search;
    const onward = request(
      { port, path, method: asked.method, headers: asked.headers },
      (given: IncomingMessage) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      },
    );
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  proxy.on("connect", ({ url = "" }: IncomingMessage, browser: Duplex) => {
    browser.on("error", () => undefined);
    if (!isReached(url)) return void browser.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    tunnels.add(browser);
    const web = connect(port, "127.0.0.1", () => {
      browser.write("HTTP/1.1 200 Connection established\r\n\r\n");
      browser.pipe(web).pipe(browser);
    });
    web.on("error", () => browser.destroy());
    browser.once("close", () => web.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    proxy.closeAllConnections();
    for (const browser of tunnels) browser.destroy();
    return new Promise<void>((resolve) => proxy.close(() => resolve()));
  };
  return { address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, refused, stop };
}
