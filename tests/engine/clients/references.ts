import { makeFunctionReference, type PaginationOptions, type PaginationResult } from "convex/server";

type Nothing = Record<string, never>;

export type Place = { city: string; floor: number };

export type Item = {
  _id: string;
  _creationTime: number;
  group: string;
  rank: number;
  label: string;
  place?: Place;
};

export type ItemFields = Omit<Item, "_id" | "_creationTime">;

export type ItemOperation =
  | ({ op: "insert" } & ItemFields)
  | ({ op: "patch"; id: string } & Partial<ItemFields>)
  | { op: "delete"; id: string };

/** A way to read items; see fixtures/clients/convex/reads.ts. */
export type Read =
  | { kind: "get"; id: string }
  | { kind: "inGroup" | "nested"; group: string }
  | { kind: "between" | "fromTo"; group: string; from: number; to: number }
  | { kind: "lowest" | "highest" | "page"; group: string; count: number }
  | { kind: "firstAbove" | "only"; group: string; rank: number }
  | { kind: "total" }
  | { kind: "labelled"; group: string; label: string }
  | { kind: "search"; text: string; group?: string }
  | { kind: "inCity"; city: string };

export type Note = { _id: string; _creationTime: number; owner: string; text: string };

const query = <Args extends Record<string, unknown>, Result>(name: string) =>
  makeFunctionReference<"query", Args, Result>(name);
const mutation = <Args extends Record<string, unknown>, Result>(name: string) =>
  makeFunctionReference<"mutation", Args, Result>(name);
const action = <Args extends Record<string, unknown>, Result>(name: string) =>
  makeFunctionReference<"action", Args, Result>(name);

/** The functions of fixtures/clients, typed by hand: its generated code comes and goes. */
export const items = {
  all: query<Nothing, Item[]>("items:all"),
  tagged: query<{ tag: string; read: Read }, Item[] | Item | number | null>("items:tagged"),
  page: query<{ group: string; paginationOpts: PaginationOptions }, PaginationResult<Item>>("items:page"),
  ranked: query<{ group: string }, Item[]>("items:ranked"),
  strict: query<{ group: string }, number>("items:strict"),
  write: mutation<{ operations: ItemOperation[] }, string[]>("items:write"),
  toggle: mutation<{ group: string; rank: number }, null>("items:toggle"),
  flash: mutation<{ group: string }, null>("items:flash"),
  insertVia: mutation<{ via: string; group: string }, string>("items:insertVia"),
  clear: mutation<Nothing, null>("items:clear"),
};

export const counters = {
  read: query<{ name: string }, number>("counters:read"),
  bulk: query<{ name: string; length: number }, string>("counters:bulk"),
  add: mutation<{ name: string; by: number }, number>("counters:add"),
  append: mutation<{ name: string; digit: number }, number>("counters:append"),
  addBoth: mutation<{ names: string[]; by: number }, null>("counters:addBoth"),
  refuse: mutation<{ code: string; name: string }, null>("counters:refuse"),
  refuseQuery: query<{ code: string }, null>("counters:refuseQuery"),
  plainError: query<Nothing, null>("counters:plainError"),
  addLater: action<{ name: string; by: number }, number>("counters:addLater"),
  refuseAction: action<{ code: string }, null>("counters:refuseAction"),
};

export const users = {
  me: query<Nothing, Record<string, unknown> | null>("users:me"),
  subject: query<Nothing, string>("users:subject"),
  notes: query<Nothing, Note[]>("users:notes"),
  sometimesMine: query<Nothing, string>("users:sometimesMine"),
  write: mutation<{ text: string }, string>("users:write"),
  writeFor: mutation<{ owner: string; text: string }, string>("users:writeFor"),
  forget: mutation<{ owner: string }, null>("users:forget"),
};

export const elsewhere = {
  drafts: query<{ table: string }, number>("elsewhere:drafts"),
  draft: mutation<{ table: string }, string>("elsewhere:draft"),
  tally: query<{ name: string }, number>("elsewhere:tally"),
  addToTally: mutation<{ name: string }, null>("elsewhere:addToTally"),
  schedule: mutation<{ delayMs: number }, string>("elsewhere:schedule"),
  cancel: mutation<{ id: string }, null>("elsewhere:cancel"),
  jobState: query<{ id: string }, string | null>("elsewhere:jobState"),
  jobs: query<Nothing, number>("elsewhere:jobs"),
  uploadUrl: mutation<Nothing, string>("elsewhere:uploadUrl"),
  removeFile: mutation<{ id: string }, null>("elsewhere:removeFile"),
  fileSize: query<{ id: string }, number | null>("elsewhere:fileSize"),
  fileCount: query<Nothing, number>("elsewhere:fileCount"),
};
