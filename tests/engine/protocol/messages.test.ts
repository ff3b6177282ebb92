import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseClientMessage } from "../../../engine/protocol/messages";

const sessionId = "0A1B2C3D-0000-4000-8000-000000000001";
const connect = { type: "Connect", sessionId, connectionCount: 0, lastCloseReason: null };
const add = { type: "Add", queryId: 1, udfPath: "m:f", args: [{ a: 1 }] };
const modify = { type: "ModifyQuerySet", baseVersion: 0, newVersion: 1 };
const mutation = { type: "Mutation", requestId: 3, udfPath: "m:f", args: [{}] };
const admin = { type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: "k" };

describe("parseClientMessage", () => {
  test.each([
    [
      { ...connect, maxObservedTimestamp: "BQAAAAAAAAA=", clientTs: 12.5 },
      {
        type: "Connect",
        sessionId: sessionId.toLowerCase(),
        maxObservedTimestamp: 5n,
        clientTs: 12.5,
      },
    ],
    [
      connect,
      {
        type: "Connect",
        sessionId: sessionId.toLowerCase(),
        maxObservedTimestamp: null,
        clientTs: null,
      },
    ],
    [
      {
        ...modify,
        modifications: [
          add,
          { ...add, queryId: 2, args: [], componentPath: "c/d", journal: "J" },
          { type: "Remove", queryId: 0 },
        ],
      },
      {
        ...modify,
        modifications: [
          { type: "Add", queryId: 1, udfPath: "m:f", component: "", args: '{"a":1}', journal: null },
          { type: "Add", queryId: 2, udfPath: "m:f", component: "c/d", args: "{}", journal: "J" },
          { type: "Remove", queryId: 0 },
        ],
      },
    ],
    [
      { ...mutation, componentPath: null },
      { type: "Mutation", requestId: 3, udfPath: "m:f", component: "", args: "{}" },
    ],
    [
      { ...mutation, type: "Action" },
      { type: "Action", requestId: 3, udfPath: "m:f", component: "", args: "{}" },
    ],
    [
      { type: "Authenticate", baseVersion: 2, tokenType: "None" },
      { type: "Authenticate", baseVersion: 2, token: { tokenType: "None" } },
    ],
    [
      { type: "Authenticate", baseVersion: 2, tokenType: "User", value: "jwt" },
      { type: "Authenticate", baseVersion: 2, token: { tokenType: "User", value: "jwt" } },
    ],
    [admin, { type: "Authenticate", baseVersion: 0, token: { tokenType: "Admin", value: "k" } }],
    [
      { ...admin, impersonating: { subject: "s" } },
      {
        type: "Authenticate",
        baseVersion: 0,
        token: { tokenType: "Admin", value: "k", impersonating: { subject: "s" } },
      },
    ],
    [{ type: "Event", eventType: "E", event: {} }, { type: "Event" }],
  ])("reads %j", (json, message) => {
    expect(parseClientMessage(JSON.stringify(json))).toEqual({ ok: true, message });
  });

  test.each([
    ["", "not valid JSON"],
    ["{", "not valid JSON"],
    ["[".repeat(1_000_000), "not valid JSON"],
    ["null", "message must be an object"],
    ["[]", "message must be an object"],
    ["{}", "unknown message type"],
    [{ type: "constructor" }, "unknown message type"],
    [{ ...connect, sessionId: "me" }, "sessionId must be a UUID"],
    [{ ...connect, maxObservedTimestamp: "AA==" }, "maxObservedTimestamp must be eight bytes of base64"],
    [{ ...connect, maxObservedTimestamp: 5 }, "maxObservedTimestamp must be a string"],
    [modify, "modifications must be an array"],
    [{ ...modify, modifications: [null] }, "modification must be an object"],
    [{ ...modify, modifications: [{ type: "Add" }] }, "queryId must be a nonnegative integer"],
    [{ ...modify, modifications: [{ ...add, type: "Ad" }] }, "unknown modification type"],
    [{ ...modify, modifications: [{ ...add, args: {} }] }, "args must be an array"],
    [{ ...modify, modifications: [{ ...add, journal: 1 }] }, "journal must be a string"],
    [{ ...modify, baseVersion: -1 }, "baseVersion must be a nonnegative integer"],
    [{ ...modify, newVersion: 2 ** 32 }, "newVersion must be a nonnegative integer"],
    [{ ...mutation, requestId: 1.5 }, "requestId must be a nonnegative integer"],
    [{ ...mutation, udfPath: 1 }, "udfPath must be a string"],
    [{ ...mutation, args: [1] }, "args[0] must be an object"],
    [{ ...mutation, args: [{}, {}] }, "args must hold one object"],
    [{ ...admin, tokenType: "Root" }, "unknown token type"],
    [{ ...admin, value: null }, "value must be a string"],
  ])("refuses %.60j", (input, reason) => {
    const text = typeof input === "string" ? input : JSON.stringify(input);
    expect(parseClientMessage(text)).toEqual({ ok: false, reason });
  });

  test("arguments too deep to be written are refused, not thrown over", () => {
    const deep = `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`;
    const text = JSON.stringify(mutation).replace("[{}]", `[${deep}]`);
    expect(parseClientMessage(text)).toEqual({ ok: false, reason: "not valid JSON" });
  });

  test("never throws", () => {
    const shaped = fc.record(
      Object.fromEntries(
        [
          ...["sessionId", "baseVersion", "newVersion", "modifications", "requestId", "udfPath"],
          ...["args", "value", "tokenType", "impersonating", "maxObservedTimestamp"],
        ].map((key) => [key, fc.jsonValue()]),
      ),
      { requiredKeys: [] },
    );
    const type = fc.constantFrom("Connect", "ModifyQuerySet", "Mutation", "Action", "Authenticate");
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.tuple(type, shaped)), (input) => {
        const text = Array.isArray(input) ? JSON.stringify({ ...input[1], type: input[0] }) : input;
        expect(parseClientMessage(text)).toHaveProperty("ok");
      }),
    );
  });
});
