// Serves a data folder until SIGTERM with options that the command does not have: node engineChild.mjs OPTIONS (JSON).
import { startEngine } from "../../../engine/dist/index.js";

const engine = await startEngine(JSON.parse(process.argv[2] ?? "{}"));
console.log(`ready ${engine.url}`);
process.once("SIGTERM", () => void engine.stop().then(() => process.exit(0)));
