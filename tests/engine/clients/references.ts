import {
  type FunctionReference,
  makeFunctionReference,
  type PaginationOptions,
  type PaginationResult,
} from "convex/server";

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

export type Note = { _id: string; _creationTime: number; owner: string; text: string };

const query = <Args extends Record<string, unknown>, Result>(name: string) =>
  makeFunctionReference<"query", Args, Result>(name);
const mutation = <Args extends Record<string, unknown>, Result>(name: string) =>
  makeFunctionReference<"mutation", Args, Result>(name);
const action = <Args extends Record<string, unknown>, Result>(name: string) =>
  makeFunctionReference<"action", Args, Result>(name);

/** A query of the fixture, whatever its arguments. */
export type AnyQuery = FunctionReference<"query">;

/** The functions of fixtures/clients, typed by hand: its generated code comes and goes. */
export const items = {
  all: query<Nothing, Item[]>("items:all"),
  get: query<{ id: string }, Item | null>("items:get"),
  inGroup: query<{ group: string }, Item[]>("items:inGroup"),
  between: query<{ group: string; from: number; to: number }, Item[]>("items:between"),
  atLeast: query<{ group: string; from: number; to: number }, Item[]>("items:atLeast"),
  lowest: query<{ group: string; count: number }, Item[]>("items:lowest"),
  highest: query<{ group: string; count: number }, Item[]>("items:highest"),
  firstAbove: query<{ group: string; rank: number }, Item | null>("items:firstAbove"),
  only: query<{ group: string; rank: number }, Item | null>("items:only"),
  page: query<{ group: string; paginationOpts: PaginationOptions }, PaginationResult<Item>>("items:page"),
  ranked: query<{ group: string }, Item[]>("items:ranked"),
  total: query<Nothing, number>("items:total"),
  labelled: query<{ group: string; label: string }, Item[]>("items:labelled"),
  search: query<{ text: string; group?: string }, Item[]>("items:search"),
  inCity: query<{ city: string }, Item[]>("items:inCity"),
  nested: query<{ group: string }, string[]>("items:nested"),
  strict: query<{ group: string }, number>("items:strict"),
  write: mutation<{ operations: ItemOperation[] }, string[]>("items:write"),
  clear: mutation<Nothing, null>("items:clear"),
};

export const counters = {
  read: query<{ name: string }, number>("counters:read"),
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
