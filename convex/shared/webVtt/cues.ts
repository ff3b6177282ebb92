/** One caption. Moments are seconds from the beginning. */
export type Cue = {
  from: number;
  to: number;
  /** WebVTT cue text: may hold tags and entities. */
  payload: string;
  /** WebVTT cue settings such as "align:start line:0"; empty for none. */
  settings: string;
};
