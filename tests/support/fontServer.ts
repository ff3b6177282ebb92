import type { Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import express from "express";
import { fontFiles } from "../../server/fonts";

/** The web server's fonts on this machine, as the functions fetch them. */
export class FontServer {
  /** Paths that were asked for. */
  readonly asked: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FontServer> {
    const app = express();
    const server = app.listen(0, "127.0.0.1");
    const fonts = new FontServer(server);
    app.use((request, _response, next) => {
      fonts.asked.push(request.path);
      next();
    });
    app.use(fontFiles(path.resolve(import.meta.dirname, "../../node_modules")));
    await once(server, "listening");
    return fonts;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}
