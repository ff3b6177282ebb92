import { emptyDocument } from "../../shared/documents/nodes";
import { safeMediaUrl, safeUrl } from "../../shared/documents/urls";
import { isJsonObject } from "../../shared/json";
import { COMPONENT_SHAPES, isComponentType, ROOT_SHAPE, type RootProps } from "./componentShapes";
import { soundDocument } from "./pageDocuments";
import type { ComponentData, PageImage, PropShape, PropShapes } from "./propShapes";

/** A page as the editor keeps it: its own props, and its components from top to bottom. */
export type PageData = { root: { props: RootProps }; content: ComponentData[] };

/** Components at the top of a page. */
export const MAX_COMPONENTS = 100;
/** Components in one column. */
const MAX_IN_SLOT = 20;
/** Characters of one component's JSON, and of all of a page. */
export const MAX_COMPONENT_LENGTH = 100_000;
export const MAX_PAGE_LENGTH = 600_000;
const MAX_URL = 2_000;
const COMPONENT_ID = /^[A-Za-z][A-Za-z0-9_-]{0,79}$/;

/** Why something is refused. */
export type Reason =
  | "json"
  | "component"
  | "id"
  | "sameId"
  | "prop"
  | "kind"
  | "tooLong"
  | "tooMany"
  | "address"
  | "document"
  | "nested";
/** What is wrong with a page or a component: where (`Hero.heading`, `Features.items.2.title`) and why. */
export type PageProblem = { at: string; reason: Reason };
export type Checked<Value> = { value: Value } | { problem: PageProblem };

/** A component from what came over the wire: every prop is there, none that its shape does not name. */
export function checkedComponent(value: unknown): Checked<ComponentData> {
  return attempt(() => {
    const component = readComponent(value, false);
    refuseRepeated(idsIn([component]));
    if (JSON.stringify(component).length > MAX_COMPONENT_LENGTH) refuse(component.type, "tooLong");
    return component;
  });
}

/** The page's own props. */
export function checkedRoot(value: unknown): Checked<RootProps> {
  return attempt(() => readProps(ROOT_SHAPE, asObject(value, "root"), "root", true) as RootProps);
}

/** A whole page. */
export function checkedPage(value: unknown): Checked<PageData> {
  return attempt(() => {
    const { root, content } = asObject(value, "page");
    const { props } = asObject(root ?? {}, "root");
    return { root: { props: unwrap(checkedRoot(props ?? {})) }, content: readContent(content) };
  });
}

/** A list of components, as a template keeps it. */
export function checkedContent(value: unknown): Checked<ComponentData[]> {
  return attempt(() => readContent(value));
}

/** JSON of any of them. */
export function parsed(text: string): Checked<unknown> {
  if (text.length > MAX_PAGE_LENGTH) return { problem: { at: "page", reason: "tooLong" } };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: { at: "page", reason: "json" } };
  }
}

/** A page with nothing on it yet. */
export function emptyPage(): PageData {
  return { root: { props: { heading: "shown" } }, content: [] };
}

/** What a prop holds while nothing is entered. */
export function initialOf(shape: PropShape): unknown {
  switch (shape.kind) {
    case "text":
    case "setting":
    case "url":
      return "";
    case "choice":
      return shape.of[0];
    case "flag":
      return false;
    case "count":
      return shape.first;
    case "picture":
      return { src: "", alt: "", width: 0, height: 0 } satisfies PageImage;
    case "document":
      return emptyDocument();
    case "list":
    case "slot":
      return [];
    default:
      return shape satisfies never;
  }
}

/** Every component's id, those in columns too. */
export function idsIn(content: readonly ComponentData[]): string[] {
  return content.flatMap(({ type, props }) => [props.id, ...slotsOf(type, props).flatMap(idsIn)]);
}

/** What stands in a component's columns. */
export function slotsOf(type: string, props: Record<string, unknown>): ComponentData[][] {
  if (!isComponentType(type)) return [];
  const shapes: PropShapes = COMPONENT_SHAPES[type];
  return Object.entries(shapes)
    .filter(([, shape]) => shape.kind === "slot")
    .map(([name]) => (props[name] ?? []) as ComponentData[]);
}

class Refused extends Error {
  constructor(readonly problem: PageProblem) {
    super(problem.reason);
  }
}

function refuse(at: string, reason: Reason): never {
  throw new Refused({ at, reason });
}

function attempt<Value>(read: () => Value): Checked<Value> {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem };
    throw error;
  }
}

function unwrap<Value>(checked: Checked<Value>): Value {
  if ("problem" in checked) throw new Refused(checked.problem);
  return checked.value;
}

function readContent(value: unknown): ComponentData[] {
  if (!Array.isArray(value)) refuse("page", "kind");
  if (value.length > MAX_COMPONENTS) refuse("page", "tooMany");
  const content = value.map((each) => unwrap(checkedComponent(each)));
  refuseRepeated(idsIn(content));
  if (JSON.stringify(content).length > MAX_PAGE_LENGTH) refuse("page", "tooLong");
  return content;
}

function refuseRepeated(ids: readonly string[]): void {
  const repeated = ids.find((each, index) => ids.indexOf(each) !== index);
  if (repeated !== undefined) refuse(repeated, "sameId");
}

function readComponent(value: unknown, nested: boolean): ComponentData {
  const { type, props, ...others } = asObject(value, "page");
  if (typeof type !== "string" || !isComponentType(type)) refuse(String(type).slice(0, 80), "component");
  const [other] = Object.keys(others);
  if (other !== undefined) refuse(`${type}.${other}`, "prop");
  const { id, ...own } = asObject(props, type);
  if (typeof id !== "string" || !COMPONENT_ID.test(id)) refuse(type, "id");
  return { type, props: { id, ...readProps(COMPONENT_SHAPES[type], own, type, !nested) } };
}

function readProps(shapes: PropShapes, given: Record<string, unknown>, at: string, mayNest: boolean) {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(shapes, name));
  if (unknown !== undefined) refuse(`${at}.${unknown}`, "prop");
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      given[name] === undefined ? initialOf(shape) : readProp(shape, given[name], `${at}.${name}`, mayNest),
    ]),
  );
}

function readProp(shape: PropShape, value: unknown, at: string, mayNest: boolean): unknown {
  switch (shape.kind) {
    case "text":
    case "setting":
      return readText(value, shape.max, at);
    case "url":
      return readAddress(value, at, safeUrl);
    case "choice":
      return typeof value === "string" && shape.of.includes(value) ? value : refuse(at, "kind");
    case "flag":
      return typeof value === "boolean" ? value : refuse(at, "kind");
    case "count":
      return Number.isInteger(value)
        ? Math.min(shape.most, Math.max(shape.least, value as number))
        : refuse(at, "kind");
    case "picture":
      return readPicture(value, at);
    case "document":
      return soundDocument(value) ?? refuse(at, "document");
    case "list":
      return readList(value, shape.max, at, (each, place) =>
        readProps(shape.of, asObject(each, place), place, false),
      );
    case "slot":
      if (!mayNest) refuse(at, "nested");
      return readList(value, MAX_IN_SLOT, at, (each) => readComponent(each, true));
    default:
      return shape satisfies never;
  }
}

function readText(value: unknown, max: number, at: string): string {
  if (typeof value !== "string") refuse(at, "kind");
  if (value.length > max) refuse(at, "tooLong");
  return value;
}

function readAddress(value: unknown, at: string, safe: (url: string) => string | null): string {
  const address = readText(value, MAX_URL, at);
  return address.trim() === "" ? "" : (safe(address) ?? refuse(at, "address"));
}

function readPicture(value: unknown, at: string): PageImage {
  const { src, alt, width, height, ...others } = asObject(value, at);
  if (Object.keys(others).length > 0) refuse(at, "prop");
  const size = (each: unknown) =>
    each === undefined
      ? 0
      : Number.isInteger(each) && (each as number) >= 0
        ? (each as number)
        : refuse(at, "kind");
  return {
    src: readAddress(src ?? "", `${at}.src`, safeMediaUrl),
    alt: readText(alt ?? "", 300, `${at}.alt`),
    width: size(width),
    height: size(height),
  };
}

function readList<Item>(
  value: unknown,
  max: number,
  at: string,
  read: (item: unknown, at: string) => Item,
): Item[] {
  if (!Array.isArray(value)) refuse(at, "kind");
  if (value.length > max) refuse(at, "tooMany");
  return value.map((each, index) => read(each, `${at}.${index + 1}`));
}

function asObject(value: unknown, at: string): Record<string, unknown> {
  return isJsonObject(value) ? value : refuse(at, "kind");
}
