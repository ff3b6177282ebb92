import { type FunctionReference, makeFunctionReference } from "convex/server";
import type { Value } from "convex/values";

type Args = Record<string, Value>;

/** A mutation of the durability fixture by its path, with its arguments and result. */
const mutation = <A extends Args, R>(path: string) =>
  makeFunctionReference(path) as FunctionReference<"mutation", "public", A, R>;
const query = <A extends Args, R>(path: string) =>
  makeFunctionReference(path) as FunctionReference<"query", "public", A, R>;

export type Micro = { kind: "append"; key: string; value: number } | { kind: "read"; key: string };
export type Balance = { name: string; balance: number };
export type JobState = { kind: string; error?: string } | null;

/** The public functions of the durability fixture. */
export const fixture = {
  put: mutation<{ token: string; writer: string; seq: number }, { before: number; tokens: number }>(
    "writes:put",
  ),
  rework: mutation<{ writer: string; seq: number; text: string }, null>("writes:rework"),
  putAndFail: mutation<{ token: string; writer: string }, null>("writes:putAndFail"),
  putWithFailingPart: mutation<{ token: string; writer: string }, string>("writes:putWithFailingPart"),
  scheduleRun: mutation<{ token: string; delayMs: number }, string>("writes:scheduleRun"),
  scheduleAction: mutation<{ token: string }, string>("writes:scheduleAction"),
  outstanding: query<Record<string, never>, number>("writes:outstanding"),
  uploadUrl: mutation<Record<string, never>, string>("writes:uploadUrl"),
  saveFile: mutation<{ token: string; storageId: string; sha256: string }, string>("writes:saveFile"),
  removeFile: mutation<{ token: string }, null>("writes:removeFile"),

  transact: mutation<{ ops: Micro[]; fail?: boolean }, (number[] | null)[]>("histories:transact"),
  read: query<{ keys: string[] }, number[][]>("histories:read"),
  readNested: query<{ keys: string[] }, number[][]>("histories:readNested"),
  openAccounts: mutation<{ names: string[]; balance: number }, null>("histories:openAccounts"),
  transfer: mutation<{ from: string; to: string; amount: number }, boolean>("histories:transfer"),
  balances: query<Record<string, never>, Balance[]>("histories:balances"),
  balancesByAmount: query<Record<string, never>, Balance[]>("histories:balancesByAmount"),

  loopingQuery: query<Record<string, never>, null>("runaways:loopingQuery"),
  callsLoopingQuery: query<Record<string, never>, null>("runaways:callsLoopingQuery"),
  loopsOnceSeen: query<{ token: string }, string>("runaways:loopsOnceSeen"),
  loopsByEnvironment: query<Record<string, never>, string>("runaways:loopsByEnvironment"),
  regexBomb: query<Record<string, never>, boolean>("runaways:regexBomb"),
  microtaskLoop: query<Record<string, never>, null>("runaways:microtaskLoop"),
  sortLoop: query<Record<string, never>, null>("runaways:sortLoop"),
  memoryBomb: query<{ kind: string }, null>("runaways:memoryBomb"),
  leak: query<{ megabytes: number }, number>("runaways:leak"),
  jobState: query<{ id: string }, JobState>("runaways:jobState"),
  ticks: query<Record<string, never>, number>("runaways:ticks"),
  signals: query<{ token: string }, number>("runaways:signals"),
  loopingMutation: mutation<{ token: string }, null>("runaways:loopingMutation"),
  callsLooping: mutation<{ token: string }, string>("runaways:callsLooping"),
  scheduleLooping: mutation<{ token: string }, string>("runaways:scheduleLooping"),
  signal: mutation<{ token: string }, string>("runaways:signal"),
};
