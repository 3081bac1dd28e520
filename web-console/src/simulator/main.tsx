import "./simulator.css";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startI18n } from "../shared/i18n/i18n";
import { Toasts } from "../shared/ui/Toasts";
import { TooltipProvider } from "../shared/ui/Tooltip";
import { MailPage } from "./MailPage";
import { SimulatorPage } from "./SimulatorPage";

const root = document.getElementById("root");
if (!root) {
  throw new Error("simulator.html has no #root");
}

await startI18n();
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <TooltipProvider delay={400}>
        {window.location.pathname.startsWith("/simulator/mail") ? <MailPage /> : <SimulatorPage />}
        <Toasts />
      </TooltipProvider>
    </CSPProvider>
  </StrictMode>,
);
