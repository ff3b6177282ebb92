import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDER = path.resolve(import.meta.dirname, "../../app/routes");

/** The routes that are pages, by the names of their files: they show something, and no other route is within them. */
export function pageRoutes(): string[] {
  const names = readdirSync(FOLDER).filter((file) => file.endsWith(".tsx"));
  const shown = names.filter((file) =>
    /^export default/m.test(readFileSync(path.join(FOLDER, file), "utf8")),
  );
  const routes = shown.map((file) => file.slice(0, -".tsx".length));
  return routes.filter((route) => !routes.some((other) => other.startsWith(`${route}.`)));
}

/** Where a route without parameters is: `admin.people._index` is `/admin/people`. */
export function addressOf(route: string): string {
  const parts = route.split(".").filter((part) => !part.startsWith("_"));
  return `/${parts.join("/")}`;
}
