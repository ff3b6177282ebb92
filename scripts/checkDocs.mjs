// Fails when a document names a file, link, heading or npm script that is not there:
// `node scripts/checkDocs.mjs [ROOT]`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const root = resolve(process.argv[2] ?? join(import.meta.dirname, ".."));
const { scripts = {} } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { resolve: resolvePackage } = createRequire(join(root, "package.json"));
/** Folders the product is made of: a path into one of them is checked even while the folder is missing. */
const productFolders = [
  "app",
  "bench",
  "convex",
  "docs",
  "emails",
  "engine",
  "public",
  "scripts",
  "server",
  "tests",
];

const problems = documents().flatMap(documentProblems);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Every document at the root and below the product's folders. */
function documents() {
  const below = productFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, name)),
    );
  const top = readdirSync(root).map((name) => join(root, name));
  return [...top, ...below].filter(
    (file) => file.endsWith(".md") && !/\/(fixtures|\.tmp|_generated|node_modules)\//.test(file),
  );
}

function documentProblems(file) {
  const text = readFileSync(file, "utf8");
  const prose = text.replace(/^```.*?^```/gms, "");
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span);
  const links = [...prose.replace(/`[^`\n]+`/g, "").matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
  return [
    ...links.filter((target) => !isLiveLink(file, target)).map((target) => `dead link ${target}`),
    ...spans.filter((span) => isDeadPath(file, span)).map((span) => `dead path ${span}`),
    ...commands.filter((name) => !(name in scripts)).map((name) => `no npm script ${name}`),
  ].map((problem) => `${relative(root, file)}: ${problem}`);
}

function isLiveLink(file, target) {
  if (/^[a-z]+:/i.test(target)) return true;
  const [path, anchor] = target.split("#");
  const linked = path === "" ? file : resolve(dirname(file), path);
  if (!existsSync(linked)) return false;
  return anchor === undefined || !linked.endsWith(".md") || anchors(linked).includes(anchor);
}

/** The anchors a Markdown page gives its headings. */
function anchors(file) {
  return [...readFileSync(file, "utf8").matchAll(/^#+ +(.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-"),
  );
}

/**
 * Whether a code span is a path that leads nowhere, seen from the document and from the root. Of a
 * pattern only the part before its first placeholder counts; package entry points are no paths.
 */
function isDeadPath(file, span) {
  if (!/^[\w.@][^\s:=()"'#]*\/[^\s:=()"']*$/.test(span)) return false;
  const [first = ""] = span.split("/");
  const bases = [dirname(file), root];
  const isPath = productFolders.includes(first) || bases.some((base) => existsSync(join(base, first)));
  if (!isPath) return false;
  const parts = span.split("/");
  const pattern = parts.findIndex((part) => /[*<{…]/.test(part));
  const fixed = parts.slice(0, pattern === -1 ? undefined : pattern).join("/");
  return !bases.some((base) => existsSync(join(base, fixed))) && !isPackageEntry(span);
}

function isPackageEntry(span) {
  try {
    return resolvePackage(span).includes("/node_modules/");
  } catch {
    return false;
  }
}
