import type { Document } from "../../../engine/store/indexKeys";
import type { Fate, Ledger } from "./ledger";
import type { StoredData } from "./storedData";
import { ACCOUNTS, OPENING_BALANCE } from "./writers";

/**
 * Compares what is stored with what clients asked for: acknowledged writes are whole, refused ones
 * absent, and those of unknown fate one or the other. Gives what is wrong, in words.
 */
export function checkClaims(data: StoredData, ledger: Ledger): string[] {
  return [
    ...checkPuts(data, ledger),
    ...checkOrder(data, ledger),
    ...checkReworks(data, ledger),
    ...checkFailures(data, ledger),
    ...checkRuns(data, ledger),
    ...checkActions(data, ledger),
    ...checkAppends(data, ledger),
    ...checkBank(data),
  ];
}

type Counts = Map<unknown, number>;

function countBy(documents: Document[], field: string): Counts {
  const counts: Counts = new Map();
  for (const document of documents) counts.set(document[field], (counts.get(document[field]) ?? 0) + 1);
  return counts;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** What is wrong with `count` occurrences of a write of this fate, of which one has `whole`. */
function judge(what: string, fate: Fate, count: number, whole: number): string[] {
  const absent = count === 0;
  if (count !== whole && !absent) return [`${what} is there by half or twice: ${count} of ${whole}`];
  if (fate === "acknowledged" && absent) return [`${what} was acknowledged and is lost`];
  if (fate === "refused" && !absent) return [`${what} was refused and is there`];
  return [];
}

function checkPuts(data: StoredData, ledger: Ledger): string[] {
  const notes = data.documents("notes").filter(({ part }) => part !== 1);
  const counts = [countBy(notes, "token"), countBy(data.documents("points"), "token")] as const;
  const middle = countBy(
    data.documents("notes").filter(({ part }) => part === 1),
    "token",
  );
  const reworked = new Set(ledger.reworks.map(({ writer, seq }) => `${writer}/${seq}`));
  return ledger.puts.flatMap(({ token, fate }) => {
    const found = [
      ...judge(`put ${token}`, fate, (counts[0].get(token) ?? 0) + (counts[1].get(token) ?? 0), 3),
    ];
    const whole = counts[1].get(token) ?? 0;
    if (!reworked.has(token) && (middle.get(token) ?? 0) !== whole) found.push(`put ${token} lacks a part`);
    return found;
  });
}

/** Each writer's counter, its current document and the chain of `before`s tell the order of its puts. */
function checkOrder(data: StoredData, ledger: Ledger): string[] {
  const problems: string[] = [];
  const present = new Set(data.documents("points").map(({ token }) => token));
  const counters = new Map(data.documents("writers").map((document) => [document["writer"], document]));
  const current = new Map(data.documents("current").map((document) => [document["writer"], document]));
  if (current.size !== data.documents("current").length)
    problems.push("a writer has several current documents");
  const byWriter = groupBy(ledger.puts, ({ writer }) => writer);
  for (const [writer, puts] of byWriter) {
    const done = puts.filter(({ token }) => present.has(token));
    const last = done.at(-1);
    if (last === undefined) continue;
    const { seq, tokens } = counters.get(writer) ?? {};
    if (seq !== last.seq || tokens !== done.length) {
      problems.push(
        `${writer} counts ${String(tokens)} up to ${String(seq)}, not ${done.length} up to ${last.seq}`,
      );
    }
    if (current.get(writer)?.["token"] !== last.token)
      problems.push(`${writer}'s current document is not ${last.token}`);
    done.forEach(({ before, fate, token }, i) => {
      if (fate === "acknowledged" && before !== (done[i - 1]?.seq ?? -1))
        problems.push(`${token} came after ${before}`);
    });
  }
  return problems;
}

function checkReworks(data: StoredData, ledger: Ledger): string[] {
  const notes = groupBy(data.documents("notes"), ({ writer, seq }) => `${String(writer)}/${String(seq)}`);
  return ledger.reworks.flatMap(({ writer, seq, text, fate }) => {
    const own = notes.get(`${writer}/${seq}`) ?? [];
    const rewritten = own.filter((note) => note["text"] === `reworked ${text}`).length;
    const what = `rework of ${writer}/${seq}`;
    if (own.length !== (rewritten > 0 ? 2 : 3))
      return [`${what} left ${own.length} parts, ${rewritten} rewritten`];
    return judge(what, fate, rewritten, 2);
  });
}

function checkFailures(data: StoredData, ledger: Ledger): string[] {
  const texts = data.documents("notes").filter(({ text }) => text === "never");
  const points = countBy(data.documents("points"), "token");
  const refused = ledger.refused.filter((token) => points.has(token));
  return [
    ...(texts.length === 0 ? [] : [`${texts.length} notes of failed functions`]),
    ...refused.map((token) => `failed ${token} left something`),
    ...ledger.failingParts.flatMap(({ token, fate }) =>
      judge(`half failed ${token}`, fate, points.get(token) ?? 0, 1),
    ),
  ];
}

function checkRuns(data: StoredData, ledger: Ledger): string[] {
  const problems: string[] = [];
  const scheduled = new Map(data.documents("scheduled").map((document) => [document["token"], document]));
  const runs = groupBy(data.documents("runs"), ({ token }) => token);
  const states = new Map(
    data.documents("_scheduled_functions").map(({ _id, state }) => [_id, state as Document]),
  );
  for (const { token, fate, job } of ledger.runs) {
    const known = scheduled.get(token);
    problems.push(...judge(`schedule ${token}`, fate, known === undefined ? 0 : 1, 1));
    const ran = runs.get(token) ?? [];
    runs.delete(token);
    if (ran.length !== (known === undefined ? 0 : 1)) problems.push(`${token} ran ${ran.length} times`);
    if (known === undefined) continue;
    if (job !== null && known["job"] !== job) problems.push(`${token} is another job than was answered`);
    if (ran.some((run) => run["job"] !== known["job"])) problems.push(`${token} ran as another job`);
    const state = states.get(known["job"])?.["kind"];
    if (state !== "success") problems.push(`${token}'s job says ${String(state)}`);
  }
  if (runs.size > 0) problems.push(`runs nobody scheduled: ${[...runs.keys()].join()}`);
  const waiting = data.all<[number]>("SELECT count(*) FROM jobs")[0]?.[0];
  if (waiting !== 0) problems.push(`${String(waiting)} jobs are left`);
  return problems;
}

/** An action runs once, or, if a crash came between, not at all or to no known end; its job then says it failed. */
function checkActions(data: StoredData, ledger: Ledger): string[] {
  const problems: string[] = [];
  const scheduled = new Map(
    data.documents("scheduledActions").map((document) => [document["token"], document]),
  );
  const runs = countBy(data.documents("actionRuns"), "token");
  const states = new Map(
    data.documents("_scheduled_functions").map(({ _id, state }) => [_id, state as Document]),
  );
  for (const { token, fate } of ledger.actions) {
    const known = scheduled.get(token);
    problems.push(...judge(`schedule of action ${token}`, fate, known === undefined ? 0 : 1, 1));
    const ran = runs.get(token) ?? 0;
    runs.delete(token);
    const state = states.get(known?.["job"])?.["kind"];
    const allowed = known === undefined ? [0] : state === "success" ? [1] : state === "failed" ? [0, 1] : [];
    if (!allowed.includes(ran))
      problems.push(`action ${token} ran ${ran} times and its job says ${String(state)}`);
  }
  if (runs.size > 0) problems.push(`actions nobody scheduled ran: ${[...runs.keys()].join()}`);
  return problems;
}

function checkAppends(data: StoredData, ledger: Ledger): string[] {
  const lists = new Map(data.documents("lists").map(({ key, items }) => [key, items as number[]]));
  return ledger.appends.flatMap(({ key, value, fate }) => {
    const count = (lists.get(key) ?? []).filter((item) => item === value).length;
    return judge(`append of ${value} to ${key}`, fate, count, 1);
  });
}

function checkBank(data: StoredData): string[] {
  const balances = data.documents("accounts").map(({ balance }) => balance as number);
  const sum = balances.reduce((left, right) => left + right, 0);
  const wanted = ACCOUNTS.length * OPENING_BALANCE;
  const problems = sum === wanted ? [] : [`the accounts hold ${sum}, not ${wanted}`];
  return balances.every((balance) => balance >= 0) ? problems : [...problems, "an account is below zero"];
}
