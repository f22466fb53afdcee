import { defineConfig } from "vite";

/** The page is a folder of static files; the server hands it out. `npx vite` alone expects a server on 4177. */
export default defineConfig({
  root: "src/web",
  base: "/",
  build: {
    outDir: "../../out/web",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0, // so that no data: address is needed in the content security policy
    chunkSizeWarningLimit: 2_000, // served from the same machine; the vocabulary is part of the page
    rolldownOptions: {
      onwarn: (warning, warn) => {
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning); // "use client" of libraries means nothing here
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:4177" } },
});
