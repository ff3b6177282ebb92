import type { Config, Field } from "@measured/puck";
import type { ReactNode } from "react";
import {
  COMPONENT_SHAPES,
  COMPONENT_TYPES,
  type ComponentType,
  ROOT_SHAPE,
} from "../../../../../convex/publishing/rules/componentShapes";
import { initialOf } from "../../../../../convex/publishing/rules/pageData";
import type { PageImage, PropShape, PropShapes } from "../../../../../convex/publishing/rules/propShapes";
import type { BrowserMessageKey, Translate } from "../../../../../convex/shared/messages/translate";
import type { DocumentNode } from "../../../../../convex/shared/documents/nodes";
import { pageConfig } from "../pageConfig";
import { DocumentField } from "./fields/DocumentField";
import { MediaField } from "./fields/MediaField";
import type { OwnField } from "./fields/ownField";
import { PictureField } from "./fields/PictureField";
import { ProgramField } from "./fields/ProgramField";
import { HeldPart } from "./HeldPart";

type Component = Config["components"][string];

/** Longer texts than this are entered in several lines. */
const ONE_LINE = 160;

/** In which group of the list each component stands. */
const CATEGORIES = {
  opening: ["Hero", "CallToAction"],
  content: ["RichText", "Features", "Image", "Video", "Questions"],
  trust: ["Testimonials", "Stats", "Logos", "Pricing"],
  live: ["ProgramList", "CohortDates", "PostList"],
  layout: ["Columns", "Spacer"],
} as const satisfies Record<string, readonly ComponentType[]>;
export const CATEGORY_ENTRIES = Object.entries(CATEGORIES) as unknown as readonly [
  keyof typeof CATEGORIES,
  readonly ComponentType[],
][];

/** Whether a part may be changed now: not while somebody else works on it. */
export type MayChange = (componentId: string) => boolean;

/** The editor's settings: names and fields of each component in the viewer's language. */
export function editorConfig(t: Translate, mayChange: MayChange): Config {
  return {
    components: Object.fromEntries(COMPONENT_TYPES.map((type) => [type, componentFor(type, t, mayChange)])),
    root: {
      fields: {
        heading: labelled(fieldFor("heading", ROOT_SHAPE.heading, t), t("pageEditor.prop.rootHeading")),
      },
      defaultProps: initialProps(ROOT_SHAPE),
    },
  };
}

/** What a component is called. */
export function componentName(t: Translate, type: string): string {
  const key = `pageEditor.component.${type}`;
  return t.knows(key) ? t(key) : type;
}

function componentFor(type: ComponentType, t: Translate, mayChange: MayChange): Component {
  const shapes: PropShapes = COMPONENT_SHAPES[type];
  const render = pageConfig.components[type]?.render;
  return {
    label: componentName(t, type),
    fields: fieldsFor(type, shapes, t),
    defaultProps: initialProps(shapes),
    resolvePermissions: ({ props }, { permissions }) =>
      mayChange(String(props["id"]))
        ? permissions
        : { ...permissions, edit: false, drag: false, delete: false },
    render: (props) => <HeldPart id={String(props["id"])}>{render?.(props) as ReactNode}</HeldPart>,
  };
}

function initialProps(shapes: PropShapes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, initialOf(shape)]));
}

function fieldsFor(type: string, shapes: PropShapes, t: Translate): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, fieldFor(name, shape, t, type)]),
  );
}

function fieldFor(name: string, shape: PropShape, t: Translate, type = ""): Field {
  if (shape.kind === "slot") return { type: "slot", disallow: ["Columns"] };
  const label = t(`pageEditor.prop.${name}` as BrowserMessageKey);
  switch (shape.kind) {
    case "setting":
      if (name === "program") return custom(label, ProgramField);
      return { type: "text", label, metadata: { max: shape.max } };
    case "text":
      return { type: shape.max > ONE_LINE ? "textarea" : "text", label, metadata: { max: shape.max } };
    case "url":
      if (type === "Video") return custom(label, MediaField);
      return { type: "text", label, metadata: { max: 2_000, address: true } };
    case "choice":
      return {
        type: "select",
        label,
        options: shape.of.map((value) => ({
          value,
          label: t(`pageEditor.choice.${value}` as BrowserMessageKey),
        })),
      };
    case "flag":
      return { type: "radio", label, options: [] };
    case "count":
      return { type: "number", label, min: shape.least, max: shape.most };
    case "picture":
      return custom<PageImage>(label, PictureField);
    case "document":
      return custom<DocumentNode>(label, DocumentField);
    case "list":
      return listField(label, shape, t);
    default:
      return shape satisfies never;
  }
}

function listField(label: string, shape: Extract<PropShape, { kind: "list" }>, t: Translate): Field {
  return {
    type: "array",
    label,
    max: shape.max,
    arrayFields: fieldsFor("", shape.of, t),
    defaultItemProps: initialProps(shape.of),
    getItemSummary: (item: Record<string, unknown>, index = 0) =>
      ["title", "question", "name", "figure", "quote"]
        .map((name) => item[name])
        .find((text): text is string => typeof text === "string" && text.trim() !== "") ??
      t("pageEditor.list.entry", { place: index + 1 }),
  };
}

function custom<Value>(label: string, Own: (props: OwnField<Value>) => ReactNode): Field {
  return {
    type: "custom",
    label,
    render: ({ value, onChange, readOnly = false }) => (
      <Own label={label} value={value as Value} onChange={onChange} readOnly={readOnly} />
    ),
  };
}

function labelled(field: Field, label: string): Field {
  return { ...field, label };
}
