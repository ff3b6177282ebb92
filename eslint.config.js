import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { functionLength } from "./scripts/functionLength.mjs";

const typescript = ["**/*.ts", "**/*.tsx"];
const nodeGlobals = [
  "Buffer",
  "URL",
  "clearTimeout",
  "console",
  "fetch",
  "performance",
  "process",
  "setTimeout",
];

/** Raw builders: a function made with them asks for no permission. Internal ones trust their caller. */
const rawBuilders = ["query", "mutation", "action", "httpAction"];
const rawBuilderMessage = "Use the builders of convex/access/functions: they demand a permission.";

const skippedTests = {
  selector:
    "CallExpression > MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo)$/]",
  message: "Every test runs: mend it or delete it.",
};
const impurities = [
  ["NewExpression[callee.name='Date'][arguments.length=0]", "Take `now` as an argument."],
  ["MemberExpression[object.name='Date'][property.name='now']", "Take `now` as an argument."],
  ["MemberExpression[object.name='Math'][property.name='random']", "Take the chance as an argument."],
  ["CallExpression[callee.name='fetch']", "Rules do no I/O."],
].map(([selector, message]) => ({ selector, message }));

export default defineConfig(
  { ignores: ["**/_generated/", "**/fixtures/", "tests/.tmp/", "coverage/", "data/", "engine/dist*/", "build/"] },
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    plugins: { local: { rules: { "function-length": functionLength } } },
    rules: {
      "local/function-length": ["error", 60],
      "max-lines": ["error", 400],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"], location: "anywhere" }],
      // Encoded keys and frames are told apart by control characters.
      "no-control-regex": "off",
      eqeqeq: "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: {
      globals: Object.fromEntries([...nodeGlobals, "module"].map((name) => [name, "readonly"])),
    },
  },
  {
    files: typescript,
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["tests/**", "bench/**"],
    rules: { "no-restricted-syntax": ["error", skippedTests] },
  },
  {
    files: ["convex/*/rules/**", "convex/shared/**"],
    rules: { "no-restricted-syntax": ["error", ...impurities] },
  },
  {
    files: ["convex/**"],
    ignores: ["convex/access/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "convex/server",
              importNames: rawBuilders.map((name) => `${name}Generic`),
              message: rawBuilderMessage,
            },
          ],
          patterns: [
            { group: ["**/_generated/server"], importNames: rawBuilders, message: rawBuilderMessage },
          ],
        },
      ],
    },
  },
);
