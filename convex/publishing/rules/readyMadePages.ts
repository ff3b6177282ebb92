import type { BrowserMessageKey } from "../../shared/messages/translate";
import { COMPONENT_SHAPES, type ComponentType, type PropsOf } from "./componentShapes";
import { initialOf } from "./pageData";
import type { ComponentData } from "./propShapes";

/** What a page can begin with that nobody had to make before. */
export const READY_MADE_PAGES = ["home", "landing", "about", "contact"] as const;
export type ReadyMadePage = (typeof READY_MADE_PAGES)[number];

type Words = (key: BrowserMessageKey) => string;
type Draft = { type: ComponentType; props: Record<string, unknown> };

/**
 * The components of a ready-made page, with words that say what belongs there.
 * @param made gives an id that no component has, for a type
 */
export function readyMadePage(
  page: ReadyMadePage,
  words: Words,
  made: (type: string) => string,
): ComponentData[] {
  return DRAFTS[page](words).map(({ type, props }) => {
    const initial = Object.entries(COMPONENT_SHAPES[type]).map(([name, shape]) => [name, initialOf(shape)]);
    return { type, props: { ...Object.fromEntries(initial), ...props, id: made(type) } };
  });
}

const DRAFTS: Record<ReadyMadePage, (words: Words) => Draft[]> = {
  home: (t) => [
    hero(t, "home", "/programs"),
    draft("Stats", { items: figures(t) }),
    draft("ProgramList", { heading: t("readyPage.programs"), most: 3 }),
    features(t, "home"),
    draft("PostList", { heading: t("readyPage.posts") }),
    callToAction(t, "home", "/programs"),
  ],
  landing: (t) => [
    hero(t, "landing", "/programs"),
    features(t, "landing"),
    draft("CohortDates", { heading: t("readyPage.dates"), lead: t("readyPage.datesText") }),
    draft("Testimonials", { heading: t("readyPage.voices"), items: [voice(t)] }),
    draft("Pricing", { heading: t("readyPage.prices"), plans: [plan(t)] }),
    questions(t),
    callToAction(t, "landing", "/programs"),
  ],
  about: (t) => [
    hero(t, "about", "/programs"),
    draft("Stats", { heading: t("readyPage.figures"), items: figures(t) }),
    features(t, "about"),
    draft("Logos", { heading: t("readyPage.partners"), items: [] }),
    callToAction(t, "about", "/programs"),
  ],
  contact: (t) => [hero(t, "contact", "mailto:"), questions(t), callToAction(t, "contact", "/programs")],
};

function draft<Type extends ComponentType>(type: Type, props: Partial<PropsOf<Type>>): Draft {
  return { type, props };
}

function hero(t: Words, page: ReadyMadePage, url: string): Draft {
  return draft("Hero", {
    heading: t(`readyPage.${page}.heading`),
    lead: t(`readyPage.${page}.lead`),
    label: t(`readyPage.${page}.label`),
    url,
    layout: page === "home" || page === "landing" ? "beside" : "centred",
  });
}

function features(t: Words, page: "home" | "landing" | "about"): Draft {
  const icons = ["people", "calendar", "certificate"] as const;
  const items = icons.map((icon) => ({
    icon,
    title: t(`readyPage.feature.${icon}`),
    text: t(`readyPage.feature.${icon}Text`),
  }));
  return draft("Features", { heading: t(`readyPage.${page}.features`), items });
}

function callToAction(t: Words, page: ReadyMadePage, url: string): Draft {
  return draft("CallToAction", {
    heading: t("readyPage.action"),
    lead: t("readyPage.actionText"),
    label: t(page === "home" ? "readyPage.home.label" : "readyPage.landing.label"),
    url,
  });
}

function questions(t: Words): Draft {
  const items = (["who", "time", "cost"] as const).map((each) => ({
    question: t(`readyPage.question.${each}`),
    answer: t("readyPage.answer"),
  }));
  return draft("Questions", { heading: t("readyPage.questions"), items });
}

function figures(t: Words): PropsOf<"Stats">["items"] {
  return (["learners", "years", "finish"] as const).map((each) => ({
    figure: "0",
    label: t(`readyPage.figure.${each}`),
  }));
}

function voice(t: Words): PropsOf<"Testimonials">["items"][number] {
  const picture = { src: "", alt: "", width: 0, height: 0 };
  return { quote: t("readyPage.quote"), name: t("readyPage.name"), role: t("readyPage.role"), picture };
}

function plan(t: Words): PropsOf<"Pricing">["plans"][number] {
  return {
    name: t("readyPage.plan"),
    price: t("readyPage.price"),
    period: t("readyPage.period"),
    points: t("readyPage.points"),
    label: t("readyPage.landing.label"),
    url: "/programs",
    highlighted: false,
  };
}
