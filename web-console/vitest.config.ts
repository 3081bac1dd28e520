import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    // By itself one core stays idle, which is half of a small machine.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "screen",
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
          setupFiles: ["test/setup.ts"],
          testTimeout: 40_000,
        },
      },
      {
        extends: true,
        test: {
          name: "rules",
          environment: "node",
          include: ["src/**/*.test.ts"],
          setupFiles: ["test/setup-pure.ts"],
        },
      },
      {
        extends: true,
        test: { name: "walls", environment: "node", include: ["test/walls/**/*.test.ts"] },
      },
    ],
  },
});
