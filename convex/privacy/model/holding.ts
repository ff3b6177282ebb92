import type { OrderedQuery, PaginationOptions } from "convex/server";
import type { DataModel, Doc, Id, TableNames } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { idsOf } from "./mergedPersons";

/** Whose data, as one organization has them. */
export type Subject = {
  organizationId: Id<"organizations">;
  personId: Id<"persons">;
  /** The person's mail address; something that is none where there is none. */
  address: string;
  /** Rows made at this moment or later are not meant: they may be a new person's at the same address. */
  until: number;
};

export type Row = Record<string, unknown>;
export type RowPage = { rows: Row[]; cursor: string | null };
type Db = QueryCtx["db"];
export type EraserCtx = Pick<MutationCtx, "db" | "storage">;

/** One kind of rows about a person: how to find them, what an export shows, what erasure does. */
export type Holding<Name extends string = string> = {
  /** Also the file's name in the archive, and the key of its title: `privacy.section.<name>`. */
  name: Name;
  table: TableNames;
  /** Belongs to the person's account and to no organization: shown to the person alone. */
  account: boolean;
  exported: boolean;
  /** Whether erasure leaves the rows just as they are. */
  kept: boolean;
  page(db: Db, subject: Subject, options: PaginationOptions): Promise<RowPage>;
  /** How many rows there are, counted as far as `limit`. */
  count(db: Db, subject: Subject, limit: number): Promise<number>;
  /** Erases some rows, those after the cursor. Gives where to go on, or null when none are left. */
  erase(ctx: EraserCtx, subject: Subject, cursor: string | null, limit: number): Promise<string | null>;
};

type Erase<Table extends TableNames> =
  /** Nothing in the rows tells who it was once the person has no name. */
  | "keep"
  | "remove"
  | {
      /** Whether rows are still found when they were treated. */
      rows: "stay" | "leave";
      treat(ctx: EraserCtx, row: Doc<Table>, subject: Subject): Promise<void>;
    };

type Definition<Name extends string, Table extends TableNames> = {
  name: Name;
  table: Table;
  account?: boolean;
  /** Whether rows bear the ids of those who were merged into the person, so that they are looked for too. */
  merged?: boolean;
  find(db: Db, subject: Subject): OrderedQuery<DataModel[Table]>;
  /** A row as its person is to read it: no secrets, no ids of other people. Null: not in an export. */
  show: ((row: Doc<Table>) => Row) | null;
  erase: Erase<Table>;
};

/** Ties together a table's query and what is done with its rows. */
export function holding<Name extends string, Table extends TableNames>(
  definition: Definition<Name, Table>,
): Holding<Name> {
  const { name, table, account = false, merged = false, show, erase } = definition;
  const find = (db: Db, subject: Subject) =>
    definition.find(db, subject).filter((q) => q.lt(q.field("_creationTime"), subject.until));
  const idsFor = (db: Db, { personId }: Subject) => (merged ? idsOf(db, personId) : [personId]);
  /** Goes through the rows of one id after the other; the cursor says of which, and where. */
  const walk = async (db: Db, subject: Subject, { cursor, ...options }: PaginationOptions) => {
    const ids = await idsFor(db, subject);
    const { at, rest } = placeOf(cursor);
    const found = await find(db, { ...subject, personId: ids[at] ?? subject.personId }).paginate({
      ...options,
      cursor: rest,
    });
    const next = at + 1 < ids.length ? `${at + 1}:` : null;
    return { page: found.page, cursor: found.isDone ? next : `${at}:${found.continueCursor}` };
  };
  return {
    name,
    table,
    account,
    exported: show !== null,
    kept: erase === "keep",
    async page(db, subject, options) {
      const { page, cursor } = await walk(db, subject, options);
      return { rows: show === null ? [] : page.map(show), cursor };
    },
    async count(db, subject, limit) {
      let counted = 0;
      for (const personId of await idsFor(db, subject))
        if (counted < limit)
          counted += (await find(db, { ...subject, personId }).take(limit - counted)).length;
      return counted;
    },
    async erase(ctx, subject, cursor, limit) {
      if (erase === "keep") return null;
      if (erase !== "remove" && erase.rows === "stay") {
        const found = await walk(ctx.db, subject, { cursor, numItems: limit });
        for (const row of found.page) await erase.treat(ctx, row, subject);
        return found.cursor;
      }
      const rows = await find(ctx.db, subject).take(limit);
      for (const row of rows) {
        if (erase === "remove") await ctx.db.delete(row._id);
        else await erase.treat(ctx, row, subject);
      }
      return rows.length < limit ? null : FROM_THE_START;
    },
  };
}

/** Of which id a cursor is, by its place in the list, and where among that one's rows. */
function placeOf(cursor: string | null): { at: number; rest: string | null } {
  const [, at = "0", rest = ""] = /^(\d+):(.*)$/s.exec(cursor ?? "") ?? [];
  return { at: Number(at), rest: rest === "" ? null : rest };
}

/** Where to go on when the rows that were found before are no longer there. */
const FROM_THE_START = "";

/** A moment of the database as people read it: ISO 8601 in UTC. */
export function moment(milliseconds: number): string;
export function moment(milliseconds: number | undefined): string | undefined;
export function moment(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
