import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceProvider } from "./features/shell/Nonce";
import { answerFor } from "./server/conditionalPage";
import { contentSecurityPolicy } from "./server/contentSecurityPolicy";
import { isFramed } from "./server/framing";

/** How long a page may stream. */
const ABORT_MS = 10_000;
export const streamTimeout = ABORT_MS;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const known = answerFor(request, status, headers, remixContext);
  if (known !== null) return Promise.resolve(known);
  // Search engines get the whole page at once.
  const ready = isbot(request.headers.get("User-Agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let code = status;
    let started = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={ABORT_MS} />
      </NonceProvider>,
      {
        nonce,
        [ready]() {
          started = true;
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          headers.set(
            "Content-Security-Policy",
            contentSecurityPolicy(nonce, isFramed(new URL(request.url).pathname)),
          );
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
        onError(error: unknown) {
          code = 500;
          // What fails before the shell is reported by the server that gets the rejection.
          if (started) console.error(error);
        },
      },
    );
    setTimeout(abort, ABORT_MS + 1_000).unref();
  });
}
