import { randomBytes } from "node:crypto";
import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";
import type { Authenticator } from "../auth/authenticator";
import type { Backend } from "../backend";
import type { FunctionCall, Identity, RequestMetadata } from "../functions/calls";
import { HttpError, internalError } from "../http/httpError";
import { parseClientMessage } from "../protocol/messages";
import type { Subscriber } from "./entries";
import type { SubscriptionHub } from "./hub";
import { MAX_CHUNK_LENGTH, encodeServerMessage, splitTransition } from "./serverMessages";
import {
  type Call,
  type ConnectionState,
  type Input,
  type Output,
  type ResultChange,
  openConnection,
} from "./state";
import { step } from "./step";
import { WriteCoalescer } from "./writeCoalescer";

export type ConnectionLimits = {
  /** Unsent bytes from which on changes add up instead of being sent. */
  highWaterBytes: number;
  /** How long a socket may stay above it, in ms. */
  maxStalledMs: number;
  /** How long a client may say nothing, pongs included, in ms. */
  maxSilentMs: number;
  /** Length of the arguments of running requests from which on no more are read. */
  maxRequestLength: number;
  /** How long a client may take to send Connect, in ms. */
  maxOpeningMs: number;
  /** How often a pong is asked for, and how long this side says nothing before it says Ping, in ms. */
  pingMs: number;
  /** How often all of this is looked at, in ms. */
  tickMs: number;
};

export const DEFAULT_LIMITS: ConnectionLimits = {
  highWaterBytes: 1 << 20,
  maxStalledMs: 60_000,
  maxSilentMs: 120_000,
  maxRequestLength: 32 << 20,
  maxOpeningMs: 30_000,
  pingMs: 15_000,
  tickMs: 5_000,
};

const coalescer = new WriteCoalescer();

/** Frames are text even if they are given as bytes. */
const TEXT = { binary: false };

export type ConnectionDeps = {
  backend: Backend;
  hub: SubscriptionHub;
  authenticator: Authenticator;
  limits: ConnectionLimits;
};

/**
 * One sync socket. It carries frames to the state machine and does what the machine says; all
 * decisions are in `step`. `onClose` is called once, when the socket is gone.
 */
export class SyncConnection implements Subscriber {
  private readonly state: ConnectionState = openConnection();
  private readonly inputs: Input[] = [];
  private running = false;
  private readonly openedAt = Date.now();
  private lastReceived = Date.now();
  private lastSent = Date.now();
  private lastPinged = Date.now();
  private stalledSince: number | null = null;
  /** Of the arguments of running requests. */
  private requestLength = 0;

  constructor(
    private readonly socket: WebSocket,
    /** What the WebSocket writes to. */
    private readonly wire: Duplex,
    private readonly deps: ConnectionDeps,
    private readonly origin: Pick<RequestMetadata, "ip" | "userAgent">,
    onClose: () => void,
  ) {
    socket.on("message", (data, isBinary) => this.receive(data, isBinary));
    socket.on("pong", () => (this.lastReceived = Date.now()));
    socket.on("ping", () => (this.lastReceived = Date.now()));
    // A frame that breaks the WebSocket protocol; ws closes with the right code itself.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.state.phase = "closed";
      deps.hub.drop(this);
      onClose();
    });
  }

  refreshed(changes: ResultChange[]): void {
    this.feed({ type: "refreshed", changes });
  }

  /** To be called every `tickMs`: pings, and ends sockets that are silent or do not drain. */
  tick(now: number): void {
    const { limits } = this.deps;
    const stalled = this.stalledSince !== null && now - this.stalledSince > limits.maxStalledMs;
    // A client that is not read cannot be said to be silent.
    if (stalled || (this.mayRead() && now - this.lastReceived > limits.maxSilentMs)) {
      this.socket.terminate();
    } else if (this.state.phase === "opening" && now - this.openedAt > limits.maxOpeningMs) {
      this.socket.close(1008, "ConnectExpected");
    } else if (this.stalledSince === null) this.ping(now);
  }

  /** Ends the connection so that the client comes back at once (to the next server). */
  shutDown(): void {
    this.socket.close(1012, "InternalServerError: shutting down");
  }

  /** Cuts the connection without a handshake. */
  terminate(): void {
    this.socket.terminate();
  }

  /** The client's side expects messages, and this side pongs, though neither has news. */
  private ping(now: number): void {
    const { pingMs } = this.deps.limits;
    if (now - this.lastPinged >= pingMs) {
      this.lastPinged = now;
      this.socket.ping();
    }
    if (now - this.lastSent >= pingMs) this.send(encodeServerMessage({ type: "Ping" }));
  }

  private receive(data: RawData, isBinary: boolean): void {
    this.lastReceived = Date.now();
    if (isBinary) {
      this.socket.close(1003, "Unexpected message type");
      return;
    }
    const text = Array.isArray(data) ? Buffer.concat(data).toString() : data.toString();
    const parsed = parseClientMessage(text);
    this.feed(
      parsed.ok ? { type: "message", message: parsed.message } : { type: "malformed", reason: parsed.reason },
    );
  }

  /** Inputs that come up while outputs are carried out wait for their turn. */
  private feed(input: Input): void {
    this.inputs.push(input);
    if (this.running) return;
    this.running = true;
    try {
      for (let next = this.inputs.shift(); next !== undefined; next = this.inputs.shift()) {
        this.carryOut(step(this.state, next, { now: Date.now(), head: this.deps.hub.head }));
      }
    } catch (error) {
      // A bug met on one connection must not take the others down.
      console.error("Unexpected error on a sync socket:", error);
      this.socket.close(1011, "InternalServerError");
    } finally {
      this.running = false;
    }
  }

  private carryOut(outputs: Output[]): void {
    const changes: ResultChange[] = [];
    for (const output of outputs) {
      if (output.type === "subscribe") {
        const { queryId, call, journal } = output;
        const result = this.deps.hub.subscribe(this, queryId, this.withRequest(call), journal);
        if (result !== null) changes.push({ queryId, result });
      } else this.perform(output);
    }
    if (changes.length > 0) this.inputs.push({ type: "refreshed", changes });
  }

  private perform(output: Exclude<Output, { type: "subscribe" }>): void {
    const { backend, hub, authenticator } = this.deps;
    switch (output.type) {
      case "send":
        this.sendMessage(output);
        break;
      case "unsubscribe":
        hub.unsubscribe(this, output.queryId);
        break;
      case "mutate": {
        const { request, call, key } = output;
        const running = backend.mutation(this.withRequest(call, request.serverRequestId), key);
        this.settle(call, running, (outcome) => ({ type: "mutated", request, outcome }));
        break;
      }
      case "act": {
        const { request, call } = output;
        const running = backend.action(this.withRequest(call, request.serverRequestId));
        this.settle(call, running, (outcome) => ({ type: "acted", request, outcome }));
        break;
      }
      case "verify":
        this.verify(authenticator.fromToken(output.token));
        break;
      case "awaitHead":
        hub.awaitHead(this, output.ts);
        break;
      case "close":
        this.socket.close(output.code, output.reason);
        break;
    }
  }

  /** The engine is stopping when work is refused: the client repeats it on the next connection. */
  private settle<T>({ args }: Call, work: Promise<T>, toInput: (value: T) => Input): void {
    this.requestLength += args.length;
    this.updateReading();
    const settled = () => {
      this.requestLength -= args.length;
      this.updateReading();
    };
    work.finally(settled).then(
      (value) => this.feed(toInput(value)),
      () => this.shutDown(),
    );
  }

  /** More is read unless answers, a token or arguments are piling up. */
  private mayRead(): boolean {
    const { maxRequestLength } = this.deps.limits;
    return this.stalledSince === null && this.state.inbox === null && this.requestLength <= maxRequestLength;
  }

  private updateReading(): void {
    if (!this.mayRead()) this.socket.pause();
    else if (this.socket.isPaused) {
      this.lastReceived = Date.now();
      this.socket.resume();
    }
  }

  private verify(verification: Promise<Identity>): void {
    this.updateReading();
    verification
      .then(
        (identity) => this.feed({ type: "verified", identity }),
        (error: unknown) =>
          this.feed({
            type: "refused",
            error: error instanceof HttpError ? error : internalError(),
          }),
      )
      // The machine may have begun to verify the next token.
      .finally(() => this.updateReading());
  }

  /** Field by field: V8 makes a new hidden class for every spread of an object. */
  private withRequest(call: Call, requestId = randomBytes(8).toString("hex")): FunctionCall {
    const { component, path, args, identity, access } = call;
    const { ip, userAgent } = this.origin;
    return { component, path, args, identity, access, request: { requestId, ip, userAgent } };
  }

  private sendMessage({ message }: Extract<Output, { type: "send" }>): void {
    const frame = encodeServerMessage(message);
    if (message.type === "Transition" && frame.length > MAX_CHUNK_LENGTH) {
      for (const chunk of splitTransition(frame.toString())) this.send(chunk);
    } else this.send(frame);
  }

  private send(frame: string | Buffer): void {
    this.lastSent = Date.now();
    coalescer.hold(this.wire);
    this.socket.send(frame, TEXT, this.drained);
    if (this.stalledSince === null && this.isFull()) {
      this.stalledSince = Date.now();
      this.updateReading();
      this.feed({ type: "writable", writable: false });
    }
  }

  private readonly drained = (): void => {
    if (this.stalledSince === null || this.isFull()) return;
    this.stalledSince = null;
    this.updateReading();
    this.feed({ type: "writable", writable: true });
  };

  private isFull(): boolean {
    return this.socket.bufferedAmount > this.deps.limits.highWaterBytes;
  }
}
