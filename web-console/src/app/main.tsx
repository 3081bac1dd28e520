import "./console.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startI18n } from "../shared/i18n/i18n";
import { App } from "./App";
import { createServices } from "./services";

const root = document.getElementById("root");
if (!root) {
  throw new Error("index.html has no #root");
}
const services = createServices();

await startI18n();
createRoot(root).render(
  <StrictMode>
    <App services={services} />
  </StrictMode>,
);
