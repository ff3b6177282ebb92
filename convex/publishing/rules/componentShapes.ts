import {
  choice,
  count,
  flag,
  list,
  picture,
  richText,
  type PropShapes,
  type PropsIn,
  setting,
  slot,
  text,
  url,
} from "./propShapes";

const SHORT = 80;
const LINE = 160;
const PARAGRAPH = 600;
const LONG = 2_000;

const title = { heading: text(LINE), lead: text(PARAGRAPH) };
const link = { label: text(SHORT), url };

/** The pictures that may stand at a feature, by name. */
export const FEATURE_ICONS = [
  "none",
  "check",
  "calendar",
  "people",
  "certificate",
  "video",
  "message",
  "book",
  "clock",
] as const;

/** Every component of a page with its props. What is not listed here is on no page. */
export const COMPONENT_SHAPES = {
  Hero: {
    kicker: text(SHORT),
    heading: text(LINE),
    lead: text(PARAGRAPH),
    ...link,
    secondLabel: text(SHORT),
    secondUrl: url,
    picture,
    layout: choice("beside", "centred"),
  },
  CallToAction: { ...title, ...link, tone: choice("brand", "plain") },
  Features: {
    ...title,
    columns: choice("three", "two", "four"),
    items: list(12, { icon: choice(...FEATURE_ICONS), title: text(LINE), text: text(PARAGRAPH) }),
  },
  Testimonials: {
    heading: text(LINE),
    items: list(12, { quote: text(PARAGRAPH), name: text(SHORT), role: text(LINE), picture }),
  },
  Pricing: {
    ...title,
    plans: list(6, {
      name: text(SHORT),
      price: text(SHORT),
      period: text(SHORT),
      points: text(LONG),
      ...link,
      highlighted: flag,
    }),
    note: text(PARAGRAPH),
  },
  Questions: { heading: text(LINE), items: list(40, { question: text(LINE), answer: text(LONG) }) },
  ProgramList: { ...title, category: setting(SHORT), most: count(1, 24, 6) },
  /** `program` is the slug of one. */
  CohortDates: { ...title, program: setting(SHORT), most: count(1, 12, 4) },
  PostList: { ...title, tag: setting(SHORT), most: count(1, 12, 3) },
  RichText: { document: richText, width: choice("text", "wide") },
  Image: { picture, caption: text(LINE), width: choice("text", "wide", "full") },
  Video: { source: url, captions: url, title: text(LINE), poster: picture, width: choice("text", "wide") },
  Logos: { heading: text(LINE), items: list(24, { picture, name: text(SHORT), url }) },
  Stats: { heading: text(LINE), items: list(6, { figure: text(SHORT), label: text(LINE) }) },
  Columns: {
    layout: choice("halves", "thirds", "wideStart", "wideEnd"),
    first: slot,
    second: slot,
    third: slot,
  },
  Spacer: { size: choice("medium", "small", "large"), line: flag },
} as const satisfies Record<string, PropShapes>;

/** The props of the page itself. */
export const ROOT_SHAPE = { heading: choice("shown", "hidden") } as const satisfies PropShapes;

export type ComponentType = keyof typeof COMPONENT_SHAPES;
export type PropsOf<Type extends ComponentType> = PropsIn<(typeof COMPONENT_SHAPES)[Type]>;
export type RootProps = PropsIn<typeof ROOT_SHAPE>;

export const COMPONENT_TYPES = Object.keys(COMPONENT_SHAPES) as ComponentType[];

/** Whether a page may hold such a component. */
export function isComponentType(type: string): type is ComponentType {
  return Object.hasOwn(COMPONENT_SHAPES, type);
}
