import type { Json } from "./json";
import { parseJson } from "./parseJson";
import { decodeTs } from "./timestamps";

/** Credentials of an `Authenticate` message. */
export type AuthenticationToken =
  | { tokenType: "None" }
  | { tokenType: "User"; value: string }
  | { tokenType: "Admin"; value: string; impersonating?: Json };

/** `args` is the JSON text of the argument object; `component` is "" for the app. */
export type AddQuery = {
  type: "Add";
  queryId: number;
  udfPath: string;
  component: string;
  args: string;
  journal: string | null;
};

export type QueryModification = AddQuery | { type: "Remove"; queryId: number };

export type FunctionRequest = {
  type: "Mutation" | "Action";
  requestId: number;
  udfPath: string;
  component: string;
  args: string;
};

export type ConnectMessage = {
  type: "Connect";
  sessionId: string;
  maxObservedTimestamp: bigint | null;
  /** The client's clock, in ms. */
  clientTs: number | null;
};

export type ModifyQuerySetMessage = {
  type: "ModifyQuerySet";
  baseVersion: number;
  newVersion: number;
  modifications: QueryModification[];
};

export type AuthenticateMessage = {
  type: "Authenticate";
  baseVersion: number;
  token: AuthenticationToken;
};

/** What a client says on the sync socket. */
export type ClientMessage =
  ConnectMessage | ModifyQuerySetMessage | AuthenticateMessage | FunctionRequest | { type: "Event" };

/** A client message, or why the text is none. */
export type ParsedMessage = { ok: true; message: ClientMessage } | { ok: false; reason: string };

type Fields = { [key: string]: Json };

class MessageError extends Error {}

/** Reads one frame of the sync protocol strictly. Never throws. */
export function parseClientMessage(text: string): ParsedMessage {
  try {
    return { ok: true, message: readMessage(object(parseJson(text), "message")) };
  } catch (error) {
    // Other errors come from parsing.
    return { ok: false, reason: error instanceof MessageError ? error.message : "not valid JSON" };
  }
}

function readMessage(fields: Fields): ClientMessage {
  switch (fields.type) {
    case "Connect":
      return {
        type: "Connect",
        sessionId: uuid(fields.sessionId),
        maxObservedTimestamp: timestamp(fields.maxObservedTimestamp),
        clientTs: Number.isFinite(fields.clientTs) ? (fields.clientTs as number) : null,
      };
    case "ModifyQuerySet":
      return {
        type: "ModifyQuerySet",
        baseVersion: count(fields.baseVersion, "baseVersion"),
        newVersion: count(fields.newVersion, "newVersion"),
        modifications: array(fields.modifications, "modifications").map(readModification),
      };
    case "Mutation":
    case "Action":
      return {
        type: fields.type,
        requestId: count(fields.requestId, "requestId"),
        ...readFunction(fields),
      };
    case "Authenticate":
      return {
        type: "Authenticate",
        baseVersion: count(fields.baseVersion, "baseVersion"),
        token: readToken(fields),
      };
    case "Event":
      return { type: "Event" };
    default:
      throw new MessageError("unknown message type");
  }
}

function readModification(value: Json): QueryModification {
  const fields = object(value, "modification");
  const queryId = count(fields.queryId, "queryId");
  switch (fields.type) {
    case "Add":
      return {
        type: "Add",
        queryId,
        ...readFunction(fields),
        journal: optionalString(fields.journal, "journal"),
      };
    case "Remove":
      return { type: "Remove", queryId };
    default:
      throw new MessageError("unknown modification type");
  }
}

function readFunction(fields: Fields): { udfPath: string; component: string; args: string } {
  const args = array(fields.args, "args");
  if (args.length > 1) throw new MessageError("args must hold one object");
  return {
    udfPath: string(fields.udfPath, "udfPath"),
    component: optionalString(fields.componentPath, "componentPath") ?? "",
    args: args[0] === undefined ? "{}" : JSON.stringify(object(args[0], "args[0]")),
  };
}

function readToken(fields: Fields): AuthenticationToken {
  switch (fields.tokenType) {
    case "None":
      return { tokenType: "None" };
    case "User":
      return { tokenType: "User", value: string(fields.value, "value") };
    case "Admin": {
      const value = string(fields.value, "value");
      const impersonating = fields.impersonating ?? fields.actingAs ?? null;
      return impersonating === null
        ? { tokenType: "Admin", value }
        : { tokenType: "Admin", value, impersonating };
    }
    default:
      throw new MessageError("unknown token type");
  }
}

function object(value: Json | undefined, name: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new MessageError(`${name} must be an object`);
}

function array(value: Json | undefined, name: string): Json[] {
  if (Array.isArray(value)) return value;
  throw new MessageError(`${name} must be an array`);
}

function string(value: Json | undefined, name: string): string {
  if (typeof value === "string") return value;
  throw new MessageError(`${name} must be a string`);
}

function optionalString(value: Json | undefined, name: string): string | null {
  return value === undefined || value === null ? null : string(value, name);
}

/** Versions and ids: unsigned 32-bit. */
function count(value: Json | undefined, name: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32) {
    return value;
  }
  throw new MessageError(`${name} must be a nonnegative integer`);
}

function uuid(value: Json | undefined): string {
  const id = string(value, "sessionId");
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) {
    throw new MessageError("sessionId must be a UUID");
  }
  return id.toLowerCase();
}

function timestamp(value: Json | undefined): bigint | null {
  const encoded = optionalString(value, "maxObservedTimestamp");
  if (encoded === null) return null;
  try {
    return decodeTs(encoded);
  } catch {
    throw new MessageError("maxObservedTimestamp must be eight bytes of base64");
  }
}
