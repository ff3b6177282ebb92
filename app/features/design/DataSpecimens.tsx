import { CopyLink } from "../../ui/data/CopyLink";
import { FactList } from "../../ui/data/FactList";
import { NextAction } from "../../ui/data/NextAction";
import { StateBadge } from "../../ui/data/StateBadge";
import { StatCard } from "../../ui/data/StatCard";
import { Timeline } from "../../ui/data/Timeline";
import { EventTime } from "../../ui/i18n/EventTime";
import { useFormat } from "../../ui/i18n/useFormat";
import { PresenceAvatars } from "../../ui/people/PresenceAvatars";
import { MEANINGS } from "../../ui/theme/tokens";
import classes from "./design.module.css";
import { SAMPLE_NOW, samplePeople } from "./samples";
import { Specimen } from "./Specimen";

/** Single facts, figures, states and people. */
export function DataSpecimens() {
  const people = samplePeople(9);
  return (
    <div className={classes.specimens}>
      <Specimen title="StateBadge">
        <div className={classes.row}>
          {MEANINGS.map((meaning) => (
            <StateBadge key={meaning} meaning={meaning} label={`State ${meaning}`} />
          ))}
          <StateBadge meaning="warning" label="Zulassungsvoraussetzungen werden geprüft" />
        </div>
      </Specimen>
      <Specimen title="NextAction">
        <NextAction text="Funding a school, session 3" actionLabel="Join in 12 min" href="/admin/design" />
        <NextAction text="3 left, due Friday" actionLabel="Review the next one" onAct={() => undefined} />
      </Specimen>
      <Specimen title="Times, numbers and money">
        <Formatted />
      </Specimen>
      <Specimen title="StatCard">
        <SampleStats />
      </Specimen>
      <Specimen title="FactList">
        <FactList
          facts={[
            { label: "Mail address", value: people[5]?.email },
            { label: "Name", value: people[5]?.name },
            { label: "Time zone", value: "Europe/Zurich" },
          ]}
        />
      </Specimen>
      <Specimen title="Timeline">
        <SampleTimeline />
      </Specimen>
      <Specimen title="PresenceAvatars">
        <PresenceAvatars people={people} />
        <PresenceAvatars people={people.slice(0, 1)} />
        <PresenceAvatars people={[]} />
      </Specimen>
      <Specimen title="CopyLink">
        <CopyLink label="Invitation link" value="https://academy.example.org/join/4hT2kQ9sVb0Zr7" />
      </Specimen>
    </div>
  );
}

export function SampleStats() {
  const format = useFormat();
  return (
    <div className={classes.swatches} style={{ gridTemplateColumns: "repeat(auto-fit, minmax(200px, 1fr))" }}>
      <StatCard
        label="People learning"
        value={format.number(5_412)}
        change={{ change: format.percent(0.12), way: "up", period: "last month", good: true }}
        meaning="Across all cohorts that run now"
      />
      <StatCard
        label="Paid this month"
        value={format.money({ amount: 1_234_560, currency: "CHF" })}
        change={{ change: format.percent(0.04), way: "down", period: "last month", good: false }}
      />
      <StatCard
        label="Attendance"
        value={format.percent(0.874)}
        change={{ change: "", way: "same", period: "last week" }}
      />
    </div>
  );
}

export function SampleTimeline() {
  return (
    <Timeline
      entries={[
        {
          id: "3",
          at: SAMPLE_NOW - 720_000,
          title: "Ada Lovelace accepted the invitation",
          meaning: "success",
        },
        {
          id: "2",
          at: SAMPLE_NOW - 90_000_000,
          title: "Reminder sent",
          text: "The first one had no answer.",
        },
        { id: "1", at: SAMPLE_NOW - 900_000_000, title: "Invited by Grace Hopper", meaning: "info" },
      ]}
    />
  );
}

function Formatted() {
  const format = useFormat();
  return (
    <ul>
      <li>
        <EventTime at={SAMPLE_NOW} zone="Europe/Zurich" />
      </li>
      <li>{format.longDate(SAMPLE_NOW)}</li>
      <li>{format.relative(SAMPLE_NOW + 720_000, SAMPLE_NOW)}</li>
      <li>{format.duration(5_400_000)}</li>
      <li>{format.money({ amount: 199_900, currency: "EUR" })}</li>
      <li>{format.money({ amount: 1_999, currency: "JPY" })}</li>
      <li>{format.fileSize(1_400_000)}</li>
      <li>{format.list(["Ada", "Grace", "Alan"])}</li>
    </ul>
  );
}
