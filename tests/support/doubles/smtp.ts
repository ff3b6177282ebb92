import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

type Refusal = { at: "recipient" | "data" | "sender"; code: number; message: string };

/** A real SMTP server on loopback that keeps what it takes, and refuses what it is told to. */
export class SmtpDouble {
  /** Every message as it came, parsed, with its envelope. */
  readonly received: { email: Email; raw: string; to: string[] }[] = [];
  readonly #refusals: Refusal[] = [];
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      logger: false,
      onAuth: ({ username, password }, _session, done) =>
        username === "mailer" && password === "right"
          ? done(null, { user: username })
          : done(Object.assign(new Error("Authentication failed"), { responseCode: 535 })),
      onMailFrom: (_address, _session, done) => done(this.#refusal("sender")),
      onRcptTo: (_address, _session, done) => done(this.#refusal("recipient")),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const refusal = this.#refusal("data");
          const to = session.envelope.rcptTo.map(({ address }) => address);
          if (refusal === null) void this.#keep(Buffer.concat(chunks), to).then(() => done());
          else done(refusal);
        });
      },
    });
  }

  static async start(): Promise<SmtpDouble> {
    const double = new SmtpDouble();
    const listener = double.#server.listen(0, "127.0.0.1");
    await once(listener, "listening");
    return double;
  }

  urlFor(password: string): string {
    return `smtp://mailer:${password}@127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Has the next command of a kind refused. */
  refuse(refusal: Refusal): void {
    this.#refusals.push(refusal);
  }

  stop(): Promise<void> {
    return new Promise((done) => this.#server.close(done));
  }

  #refusal(at: Refusal["at"]): Error | null {
    const index = this.#refusals.findIndex((refusal) => refusal.at === at);
    const [found] = index < 0 ? [] : this.#refusals.splice(index, 1);
    return found === undefined ? null : Object.assign(new Error(found.message), { responseCode: found.code });
  }

  async #keep(message: Buffer, to: string[]): Promise<void> {
    const email = await new PostalMime().parse(message);
    this.received.push({ email, raw: message.toString("utf8"), to });
  }
}
