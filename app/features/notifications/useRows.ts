export { usePages as useRows, type Pages as Rows } from "../live/usePages";
