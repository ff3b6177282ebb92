import { Blob } from "./blob";
import { File } from "./file";
import { pairIterators } from "./pairs";
import { enumerable, requireArguments, usvString } from "./webidl";

export type FormDataValue = string | File;

const iterators = pairIterators<FormDataValue>("FormData");
const on = (method: string): string => `Failed to execute '${method}' on 'FormData'`;

function entryValue(value: unknown, filename: unknown): FormDataValue {
  if (!(value instanceof Blob)) return usvString(value);
  if (value instanceof File && filename === undefined) return value;
  const name = filename === undefined ? "blob" : usvString(filename);
  const lastModified = value instanceof File ? value.lastModified : undefined;
  return new File([value], name, {
    type: value.type,
    ...(lastModified === undefined ? {} : { lastModified }),
  });
}

export class FormData {
  #entries: [string, FormDataValue][] = [];

  constructor(form?: unknown) {
    if (form !== undefined) {
      throw new TypeError("Failed to construct 'FormData': parameter 1 is not of type 'HTMLFormElement'.");
    }
  }

  #entry(method: string, args: unknown[]): [string, FormDataValue] {
    requireArguments(args.length, 2, on(method));
    const [name, value, filename] = args;
    if (args.length > 2 && !(value instanceof Blob)) {
      throw new TypeError(`${on(method)}: parameter 2 is not of type 'Blob'.`);
    }
    return [usvString(name), entryValue(value, filename)];
  }

  append(...args: [name: string, value: string | Blob, filename?: string]): void {
    this.#entries.push(this.#entry("append", args));
  }

  set(...args: [name: string, value: string | Blob, filename?: string]): void {
    const entry = this.#entry("set", args);
    const first = this.#entries.findIndex(([name]) => name === entry[0]);
    if (first < 0) this.#entries.push(entry);
    else {
      this.#entries[first] = entry;
      this.#entries = this.#entries.filter(([name], index) => index <= first || name !== entry[0]);
    }
  }

  delete(name: string): void {
    requireArguments(arguments.length, 1, on("delete"));
    const wanted = usvString(name);
    this.#entries = this.#entries.filter(([each]) => each !== wanted);
  }

  get(name: string): FormDataValue | null {
    requireArguments(arguments.length, 1, on("get"));
    const wanted = usvString(name);
    return this.#entries.find(([each]) => each === wanted)?.[1] ?? null;
  }

  getAll(name: string): FormDataValue[] {
    requireArguments(arguments.length, 1, on("getAll"));
    const wanted = usvString(name);
    return this.#entries.filter(([each]) => each === wanted).map(([, value]) => value);
  }

  has(name: string): boolean {
    requireArguments(arguments.length, 1, on("has"));
    const wanted = usvString(name);
    return this.#entries.some(([each]) => each === wanted);
  }

  forEach(callback: (value: FormDataValue, name: string, form: FormData) => void, thisArg?: unknown): void {
    requireArguments(arguments.length, 1, on("forEach"));
    for (const [name, value] of this.entries()) callback.call(thisArg, value, name, this);
  }

  keys(): IterableIterator<string> {
    return iterators.keys(() => this.#entries);
  }

  values(): IterableIterator<FormDataValue> {
    return iterators.values(() => this.#entries);
  }

  entries(): IterableIterator<[string, FormDataValue]> {
    return iterators.entries(() => this.#entries);
  }

  [Symbol.iterator](): IterableIterator<[string, FormDataValue]> {
    return this.entries();
  }

  get [Symbol.toStringTag](): string {
    return "FormData";
  }
}

enumerable(
  FormData.prototype,
  ...["append", "set", "delete", "get", "getAll", "has", "forEach", "keys", "values", "entries"],
);
