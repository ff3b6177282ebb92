const LEGACY_CODES: Record<string, number> = {
  IndexSizeError: 1,
  HierarchyRequestError: 3,
  WrongDocumentError: 4,
  InvalidCharacterError: 5,
  NoModificationAllowedError: 7,
  NotFoundError: 8,
  NotSupportedError: 9,
  InUseAttributeError: 10,
  InvalidStateError: 11,
  SyntaxError: 12,
  InvalidModificationError: 13,
  NamespaceError: 14,
  InvalidAccessError: 15,
  TypeMismatchError: 17,
  SecurityError: 18,
  NetworkError: 19,
  AbortError: 20,
  URLMismatchError: 21,
  QuotaExceededError: 22,
  TimeoutError: 23,
  InvalidNodeTypeError: 24,
  DataCloneError: 25,
};

const CONSTANTS: Record<string, number> = {
  DOMSTRING_SIZE_ERR: 2,
  NO_DATA_ALLOWED_ERR: 6,
  VALIDATION_ERR: 16,
};
const IRREGULAR: Record<string, string> = {
  InUseAttributeError: "INUSE_ATTRIBUTE_ERR",
  URLMismatchError: "URL_MISMATCH_ERR",
};
for (const [name, code] of Object.entries(LEGACY_CODES)) {
  const words = name.replace(/Error$/, "").replace(/(?<!^)([A-Z])/g, "_$1");
  CONSTANTS[IRREGULAR[name] ?? `${words.toUpperCase()}_ERR`] = code;
}

/** Web IDL's DOMException: an `Error` with a name from a fixed list and that name's legacy code. */
export class DOMException extends Error {
  #name = "Error";

  constructor(message = "", nameOrOptions: string | { name?: string; cause?: unknown } = "Error") {
    super(String(message));
    if (typeof nameOrOptions === "object" && nameOrOptions !== null) {
      this.#name = String(nameOrOptions.name ?? "Error");
      if ("cause" in nameOrOptions) {
        Object.defineProperty(this, "cause", {
          value: nameOrOptions.cause,
          configurable: true,
          writable: true,
        });
      }
    } else {
      this.#name = String(nameOrOptions);
    }
    // Captured again now that the name is known, because the name heads the stack's text.
    Error.captureStackTrace(this, DOMException);
  }

  override get name(): string {
    return #name in this ? this.#name : "Error";
  }

  get code(): number {
    return Object.hasOwn(LEGACY_CODES, this.#name) ? (LEGACY_CODES[this.#name] ?? 0) : 0;
  }

  get [Symbol.toStringTag](): string {
    return "DOMException";
  }
}

for (const [name, value] of Object.entries(CONSTANTS)) {
  Object.defineProperty(DOMException, name, { value, enumerable: true });
  Object.defineProperty(DOMException.prototype, name, { value, enumerable: true });
}
