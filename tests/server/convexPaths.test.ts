import { expect, test } from "vitest";
import { bearsAdminKey, isSyncPath, openTo } from "../../server/convexPaths";

const FILE = "/api/storage/0f8fad5b-d9cb-469f-a165-70867728950e";

test.each([
  ["POST", "/api/query", "call"],
  ["POST", "/api/mutation", "call"],
  ["POST", "/api/action", "call"],
  ["POST", "/api/storage/upload", "file"],
  ["OPTIONS", "/api/storage/upload", "file"],
  ["GET", FILE, "file"],
  ["HEAD", FILE, "file"],
  ["GET", "/api/query", null],
  ["OPTIONS", "/api/query", null],
  ["POST", "/api/query/", null],
  ["POST", "/api//query", null],
  ["POST", "/api/%71uery", null],
  ["POST", "/api/query_batch", null],
  ["POST", "/api/function", null],
  ["POST", "/api/run/messages/list", null],
  ["POST", "/api/storage/upload/../../function", null],
  ["POST", "/api/deploy2/start_push", null],
  ["POST", "/api/push", null],
  ["POST", "/api/update_environment_variables", null],
  ["POST", "/api/import", null],
  ["POST", "/api/export/request/zip", null],
  ["GET", "/api/export/zip/1", null],
  ["GET", "/api/stream_function_logs", null],
  ["GET", "/api/check_admin_key", null],
  ["GET", "/api/storage/upload", null],
  ["DELETE", FILE, null],
  ["GET", "/version", null],
  ["GET", "/http/webhook", null],
  ["POST", "http://elsewhere/api/query", null],
  ["GET", "/", null],
])("%s %s is open as %s", (method, path, kind) => {
  expect(openTo(method, path)).toBe(kind);
});

test.each([
  ["/convex/api/1.48.0/sync", true],
  ["/convex/api/1.48.0-alpha.1/sync", true],
  ["/convex/api/sync", true],
  ["/convex/api/1.48.0/sync/", false],
  ["/convex/api/../sync", false],
  ["/convex/api/a/b/sync", false],
  ["/api/1.48.0/sync", false],
  ["/convex", false],
])("%s is the live connection: %s", (path, is) => {
  expect(isSyncPath(path)).toBe(is);
});

test.each([
  [undefined, "", false],
  ["Bearer a.b.c", "format=json", false],
  ["Convex key", "", true],
  ["convex key", "", true],
  ["bearerless", "", true],
  [undefined, "adminKey=key", true],
  [undefined, "x=1&admin%4bey=key", true],
])("Authorization %j with the query %j bears an admin's key: %s", (authorization, query, does) => {
  expect(bearsAdminKey(authorization, query)).toBe(does);
});
