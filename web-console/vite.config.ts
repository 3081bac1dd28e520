import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

// The simulator is a page of its own and may be absent.
const pages = ["index.html", "simulator.html"].map(page).filter((path) => existsSync(path));

const server = process.env.BALCAO_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    // An inlined asset would be a data: address, which the Content-Security-Policy does not allow for fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: pages,
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            // Together, or every icon would be a file of its own.
            {
              name: "ui",
              test: /(node_modules[\\/](@base-ui|@floating-ui|lucide-react|tabbable)|src[\\/]shared[\\/](ui|format))[\\/]/,
            },
            { name: "vendor", test: /node_modules[\\/](@tanstack|i18next|react-i18next|socket\.io|engine\.io)/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "/api": server,
      "/socket.io": { target: server, ws: true },
    },
  },
});
