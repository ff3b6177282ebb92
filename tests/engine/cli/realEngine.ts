import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, startEngine } from "../../../engine/index";
import { type CliResult, convexCli, fixtureCopy } from "../../support/convexCli";

/** A running engine and a project folder to run the CLI in. */
export type CliProject = {
  engine: Engine;
  folder: string;
  cli(...args: string[]): Promise<CliResult>;
  /** Like `cli`, but throws what was printed when the command fails. */
  run(...args: string[]): Promise<CliResult>;
  dispose(): Promise<void>;
};

/** Starts an engine on an empty folder and copies a fixture. */
export async function cliProject(fixture: string): Promise<CliProject> {
  const data = await mkdtemp(join(tmpdir(), "cli-"));
  const engine = await startEngine({ data });
  const copy = await fixtureCopy(fixture);
  const cli = (...args: string[]) => convexCli(copy.folder, engine, args);
  return {
    engine,
    folder: copy.folder,
    cli,
    async run(...args) {
      const result = await cli(...args);
      if (result.code === 0) return result;
      throw new Error(
        `convex ${args.join(" ")} ended with ${result.code}:\n${result.stdout}${result.stderr}`,
      );
    },
    async dispose() {
      await engine.stop();
      await copy.dispose();
      await rm(data, { recursive: true, force: true });
    },
  };
}
