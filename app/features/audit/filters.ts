import type { FunctionArgs, FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";

export type LogPage = FunctionReturnType<typeof api.audit.entries.list>;
export type LogEntry = LogPage["page"][number];
export type LogFilter = Omit<FunctionArgs<typeof api.audit.entries.list>, "organization" | "paginationOpts">;

/** What the address of the page narrows the log to, as it was entered. */
export type LogChoice = {
  action: string;
  actor: string;
  table: string;
  id: string;
  /** Days: "2026-11-24", both included. */
  from: string;
  until: string;
};

export const CHOICES = ["action", "actor", "table", "id", "from", "until"] as const;
const DAY = 86_400_000;

/** Reads the choice from an address. */
export function choiceOf(search: URLSearchParams): LogChoice {
  return Object.fromEntries(CHOICES.map((name) => [name, search.get(name) ?? ""])) as LogChoice;
}

/** The address of all that was done to one thing; order and columns stay as they are at the address `here`. */
export function addressOfThing(here: URLSearchParams, { table, id }: { table: string; id: string }): string {
  const choices: readonly string[] = CHOICES;
  const kept = [...here].filter(([name]) => !choices.includes(name));
  return `?${new URLSearchParams([...kept, ["table", table], ["id", id]]).toString()}`;
}

/** The choice as Convex takes it. Days are those of UTC, as the times in the file are. */
export function filterOf({ action, actor, table, id, from, until }: LogChoice): LogFilter {
  const [begin, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`)];
  return {
    ...(action !== "" && { action }),
    ...(actor !== "" && { actor: actor as Id<"persons"> }),
    ...(table !== "" && id !== "" && { entity: { table, id } }),
    ...(!Number.isNaN(begin) && { from: begin }),
    ...(!Number.isNaN(end) && { until: end + DAY }),
  };
}
