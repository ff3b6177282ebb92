#!/usr/bin/env node
import { ensureBuilt } from "../build.mjs";

await ensureBuilt();
await import("../dist/main.js");
