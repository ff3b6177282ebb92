// What is used of packages that come without types.

declare module "webvtt-parser" {
  export type Report = (message: string, column: number) => void;
  /** What a cue's second line says. Numbers of `linePosition` and `textPosition` or "auto". */
  export type TimingLine = {
    startTime: number;
    endTime: number;
    direction: string;
    alignment: string;
    size: number;
    snapToLines: boolean;
    linePosition: number | "auto";
    lineAlign: string;
    textPosition: number | "auto";
    positionAlign: string;
  };
  export type TextNode = { type: string; name?: string; value?: string | number; children?: TextNode[] };
  const parser: {
    WebVTTCueTimingsAndSettingsParser: new (
      line: string,
      report: Report,
    ) => { parse(cue: TimingLine, previousStart: number): true | undefined };
    WebVTTCueTextParser: new (
      text: string,
      report: Report,
      mode: "subtitles",
      entities: Readonly<Record<string, string>>,
    ) => { parse(start: number, end: number): TextNode };
  };
  export default parser;
}
