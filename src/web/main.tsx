import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import "./styles/index.css";

const host = document.getElementById("app");
if (host === null) throw new Error("index.html has no element #app");
createRoot(host).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
