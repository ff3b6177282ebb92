import type { Config } from "@measured/puck";
import {
  COMPONENT_SHAPES,
  COMPONENT_TYPES,
  type ComponentType,
} from "../../../../convex/publishing/rules/componentShapes";
import type { PropShapes } from "../../../../convex/publishing/rules/propShapes";
import { CallToAction } from "./components/CallToAction";
import { CohortDates } from "./components/CohortDates";
import { Columns } from "./components/Columns";
import { Features } from "./components/Features";
import { Hero } from "./components/Hero";
import { ImagePart } from "./components/ImagePart";
import { Logos } from "./components/Logos";
import { PostList } from "./components/PostList";
import { Pricing } from "./components/Pricing";
import { ProgramList } from "./components/ProgramList";
import { Questions } from "./components/Questions";
import { RichText } from "./components/RichText";
import { Spacer } from "./components/Spacer";
import { Stats } from "./components/Stats";
import { Testimonials } from "./components/Testimonials";
import { VideoPart } from "./components/VideoPart";

type Component = Config["components"][string];

const RENDERS = {
  Hero,
  CallToAction,
  Features,
  Testimonials,
  Pricing,
  Questions,
  ProgramList,
  CohortDates,
  PostList,
  RichText,
  Image: ImagePart,
  Video: VideoPart,
  Logos,
  Stats,
  Columns,
  Spacer,
} as const satisfies Record<ComponentType, unknown>;

/** How a page is shown: what each component looks like, and which of its props hold others. */
export const pageConfig: Config = {
  components: Object.fromEntries(COMPONENT_TYPES.map((type) => [type, componentFor(type)])),
};

function componentFor(type: ComponentType): Component {
  const shapes: PropShapes = COMPONENT_SHAPES[type];
  const slots = Object.entries(shapes).filter(([, { kind }]) => kind === "slot");
  return {
    render: RENDERS[type] as unknown as Component["render"],
    fields: Object.fromEntries(slots.map(([name]) => [name, { type: "slot", disallow: ["Columns"] }])),
  };
}
