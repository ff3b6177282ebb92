import { mutationGeneric as mutation, queryGeneric as query } from "convex/server";
import { v } from "convex/values";

export const insert = mutation({
  args: { body: v.string() },
  handler: async (ctx, { body }) => {
    await ctx.db.insert("events", { body });
  },
});

/** Sets a counter, made if it does not exist. */
export const set = mutation({
  args: { name: v.string(), value: v.number() },
  handler: async (ctx, { name, value }) => {
    const counter = await ctx.db
      .query("counters")
      .withIndex("by_name", (q) => q.eq("name", name))
      .unique();
    if (counter === null) await ctx.db.insert("counters", { name, value });
    else await ctx.db.patch(counter._id, { value });
  },
});

export const value = query({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    const counter = await ctx.db
      .query("counters")
      .withIndex("by_name", (q) => q.eq("name", name))
      .unique();
    return counter === null ? null : counter.value;
  },
});

/** Adds `count` documents of about 500 bytes, numbered from `from`. */
export const fill = mutation({
  args: { from: v.number(), count: v.number() },
  handler: async (ctx, { from, count }) => {
    const text = "x".repeat(380);
    for (let n = from; n < from + count; n++) await ctx.db.insert("items", { n, text });
  },
});

export const idOf = query({
  args: { n: v.number() },
  handler: async (ctx, { n }) => {
    const item = await ctx.db
      .query("items")
      .withIndex("by_n", (q) => q.eq("n", n))
      .unique();
    return item === null ? null : item._id;
  },
});

export const get = query({ args: { id: v.id("items") }, handler: (ctx, { id }) => ctx.db.get(id) });

export const range = query({
  args: { from: v.number() },
  handler: (ctx, { from }) =>
    ctx.db
      .query("items")
      .withIndex("by_n", (q) => q.gte("n", from).lt("n", from + 100))
      .collect(),
});
