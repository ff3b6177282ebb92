import type { CronSpec, Deployment } from "../deploy/deployment";
import type { Db } from "../store/database";
import type { Statements } from "../store/statements";
import { firstRun, nextRun } from "./cronTimes";

/** Which cron job of which component. */
export type CronName = { component: string; name: string };

/** One text for each cron job. */
export function cronKey({ component, name }: CronName): string {
  return JSON.stringify([component, name]);
}

/** A cron job of a component. `due` is in milliseconds since 1970. */
export type CronJob = { component: string; spec: CronSpec; due: number };

const TABLES = `
CREATE TABLE IF NOT EXISTS crons (
  component TEXT NOT NULL, name TEXT NOT NULL, due REAL, spec TEXT NOT NULL, PRIMARY KEY (component, name))
  WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS crons_due ON crons (due);`;

export function createCronTables(db: Db): void {
  db.exec(TABLES);
}

/** Makes the stored cron jobs those of a deployment; jobs whose specification stays keep their next time. */
export function syncCrons(statements: Statements, deployment: Deployment, now: number): void {
  const wanted = wantedCrons(deployment);
  const stored = statements.rows("SELECT component, name, spec FROM crons").all() as [
    string,
    string,
    string,
  ][];
  for (const [component, name, text] of stored) {
    const key = JSON.stringify([component, name]);
    const spec = wanted.get(key);
    if (spec !== undefined && JSON.stringify(spec) === text) wanted.delete(key);
    else statements.run("DELETE FROM crons WHERE component = ? AND name = ?").run(component, name);
  }
  for (const [key, spec] of wanted) {
    const [component, name] = JSON.parse(key) as [string, string];
    statements
      .run("INSERT INTO crons (component, name, due, spec) VALUES (?, ?, ?, ?)")
      .run(component, name, firstRun(spec.schedule, now), JSON.stringify(spec));
  }
}

function wantedCrons(deployment: Deployment): Map<string, CronSpec> {
  const wanted = new Map<string, CronSpec>();
  for (const [component, { state, definitionPath }] of Object.entries(deployment.components)) {
    if (state !== "active") continue;
    for (const spec of deployment.definitions[definitionPath]?.crons ?? []) {
      wanted.set(JSON.stringify([component, spec.name]), spec);
    }
  }
  return wanted;
}

export function dueCrons(statements: Statements, now: number): CronJob[] {
  const rows = statements.rows("SELECT component, spec, due FROM crons WHERE due <= ? ORDER BY due").all(now);
  return (rows as [string, string, number][]).map(([component, spec, due]) => ({
    component,
    spec: JSON.parse(spec) as CronSpec,
    due,
  }));
}

/** Sets a cron job's next time. It follows from the time it was due, unless that lies too far back. */
export function advance(statements: Statements, { component, spec, due }: CronJob, now: number): void {
  const following = nextRun(spec.schedule, due);
  const next = following !== null && following <= now ? nextRun(spec.schedule, now) : following;
  statements.run("UPDATE crons SET due = ? WHERE component = ? AND name = ?").run(next, component, spec.name);
}

export function nextCronDue(statements: Statements): number | null {
  const row = statements.rows("SELECT min(due) FROM crons WHERE due IS NOT NULL").get() as [number | null];
  return row[0];
}
