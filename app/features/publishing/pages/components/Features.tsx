import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import {
  IconBook,
  IconCalendar,
  IconCertificate,
  IconCheck,
  IconClock,
  IconMessageCircle,
  IconUsers,
  IconVideo,
} from "../../../../ui/icons";
import classes from "./lists.module.css";
import { Section } from "./Section";

type Feature = PropsOf<"Features">["items"][number];

const ICONS = {
  check: IconCheck,
  calendar: IconCalendar,
  people: IconUsers,
  certificate: IconCertificate,
  video: IconVideo,
  message: IconMessageCircle,
  book: IconBook,
  clock: IconClock,
} as const;

/** What there is to it, side by side. */
export function Features({ id, heading, lead, columns, items }: PropsOf<"Features"> & { id: string }) {
  return (
    <Section id={id} heading={heading} lead={lead}>
      <ul className={classes.columns} data-columns={columns}>
        {items.map((item, index) => (
          <li key={index} className={classes.feature}>
            <FeatureIcon icon={item.icon} />
            <h3>{item.title}</h3>
            {item.text !== "" && <p>{item.text}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function FeatureIcon({ icon }: Pick<Feature, "icon">) {
  if (icon === "none") return null;
  const Icon = ICONS[icon];
  return <Icon size={24} aria-hidden="true" />;
}
