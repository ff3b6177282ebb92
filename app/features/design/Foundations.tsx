import { Anchor, Button, Title } from "@mantine/core";
import { MEANINGS } from "../../ui/theme/tokens";
import classes from "./design.module.css";
import { Specimen } from "./Specimen";

const SIZES = [12, 13, 14, 16, 18, 22, 28, 36, 48];
const VARIANTS = ["filled", "light", "outline", "default", "subtle"] as const;
const COLORS = ["brand", "success", "warning", "danger", "info"] as const;

/** Colours, type and buttons. */
export function Foundations() {
  return (
    <div className={classes.specimens}>
      <Colors />
      <Specimen title="Type">
        <div className={classes.scale}>
          {SIZES.map((size) => (
            <p key={size} style={{ fontSize: size }}>
              {size} Zulassungsvoraussetzungen
            </p>
          ))}
        </div>
        <div className={classes.scale} data-voice="printed">
          <Title order={2}>A good school’s printed programme</Title>
          <Title order={3}>Source Serif 4 for what is read</Title>
        </div>
      </Specimen>
      <Specimen title="Buttons">
        {COLORS.map((color) => (
          <div key={color} className={classes.row}>
            {VARIANTS.map((variant) => (
              <Button key={variant} color={color} variant={variant}>
                {color} {variant}
              </Button>
            ))}
          </div>
        ))}
        <div className={classes.row}>
          <Button loading>Loading</Button>
          <Button disabled>Disabled</Button>
        </div>
      </Specimen>
    </div>
  );
}

function Colors() {
  return (
    <>
      <Specimen title="Meanings: text on tint with border">
        <div className={classes.swatches}>
          {[...MEANINGS, "brand"].map((meaning) => (
            <div
              key={meaning}
              className={classes.swatch}
              style={{
                background: `var(--${meaning}-tint)`,
                borderColor: `var(--${meaning}-border)`,
                color: `var(--${meaning}-text)`,
              }}
            >
              {meaning}
            </div>
          ))}
        </div>
      </Specimen>
      <Specimen title="Surfaces">
        <div className={classes.swatches}>
          {["paper", "surface", "sunken"].map((surface) => (
            <div
              key={surface}
              className={classes.swatch}
              style={{ background: `var(--${surface})`, borderColor: "var(--hairline)" }}
            >
              {surface} <span style={{ color: "var(--dimmed)" }}>dimmed</span>{" "}
              <Anchor href="#top">link</Anchor>
            </div>
          ))}
        </div>
      </Specimen>
    </>
  );
}
