import { request as plain, type IncomingMessage } from "node:http";
import { request as secure } from "node:https";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { type Receipt, receiptOf } from "../../../../convex/library/rules/targets";
import { isBusy, TRIES, waitAfter } from "../../../../convex/library/rules/patience";
import { storedAt } from "../../storedAt";

export type Target = FunctionReturnType<typeof api.library.uploads.partTarget>;

/** A storage that did not take a part, or did not answer. */
export class StorageFailure extends Error {}

const TIMEOUT_MS = 60_000;
const MAX_ANSWER = 64 * 1024;

/**
 * Sends a part to where its storage takes it, and again after growing waits while the storage is busy. By Node's own
 * client, which writes the bytes from where they are: fetch would copy each part.
 * @throws StorageFailure
 */
export async function sendPart(target: Target, bytes: Uint8Array): Promise<Receipt> {
  const { status, answer, body } = await sentPatiently(target, bytes);
  const header = (name: string) => ({
    get: (asked: string) => (asked === name ? String(answer.headers[name] ?? "") : null),
  });
  const receipt = status < 300 ? receiptOf(target.receipt, header("etag"), body) : null;
  if (receipt === null) throw new StorageFailure(`The storage answered a part with ${status}.`);
  return receipt;
}

/** Storages that are busy say so, as S3 does with 503 SlowDown. @returns the last answer, whatever it is */
async function sentPatiently(target: Target, bytes: Uint8Array): Promise<Sent> {
  for (let attempt = 0; ; attempt++) {
    const sent = await retried(() => send(target, bytes));
    if (!isBusy(sent.status) || attempt === TRIES - 1) return sent;
    await new Promise((resolve) => setTimeout(resolve, waitAfter(attempt, Math.random())));
  }
}

type Sent = { status: number; answer: IncomingMessage; body: string };
class Stale extends Error {}

/** A connection that was kept may have been closed by the other side just now. */
async function retried(attempt: () => Promise<Sent>): Promise<Sent> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Stale) return attempt();
    throw error;
  }
}

function send({ url, method, headers, receipt }: Target, bytes: Uint8Array): Promise<Sent> {
  const place = new URL(receipt === "storageId" ? storedAt(url) : url);
  return new Promise((resolve, reject) => {
    const ask = place.protocol === "https:" ? secure : plain;
    const length = { "Content-Length": String(bytes.length) };
    const request = ask(
      place,
      { method, headers: { ...headers, ...length }, timeout: TIMEOUT_MS },
      (answer) => {
        read(answer).then(
          (body) => resolve({ status: answer.statusCode ?? 0, answer, body }),
          () => reject(new StorageFailure("The storage broke off.")),
        );
      },
    );
    request.on("timeout", () => request.destroy(new StorageFailure("The storage does not answer.")));
    request.on("error", (error) => {
      const why =
        error instanceof StorageFailure ? error : new StorageFailure("The storage cannot be reached.");
      reject(request.reusedSocket ? new Stale(why.message) : why);
    });
    request.end(bytes);
  });
}

async function read(answer: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) if (text.length < MAX_ANSWER) text += String(chunk);
  return text;
}
