import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    // By itself one core stays idle, which is half of a small machine.
    maxWorkers: "100%",
    // To load the console anew for each file takes as long as its tests do.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "screen",
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
          exclude: ["src/**/*.phone.test.tsx"],
          setupFiles: ["test/setup.ts"],
          testTimeout: 40_000,
        },
      },
      {
        extends: true,
        test: {
          name: "phone",
          environment: "jsdom",
          // How wide the screen is was asked when the console was loaded.
          isolate: true,
          include: ["src/**/*.phone.test.tsx"],
          setupFiles: ["test/setup-phone.ts", "test/setup.ts"],
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
