import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClientProvider } from "@tanstack/react-query";
import { type RouterHistory, RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { type Services, ServicesContext } from "../shared/services";
import { Toasts } from "../shared/ui/Toasts";
import { TooltipProvider } from "../shared/ui/Tooltip";
import { createConsoleRouter } from "./router";

export function App({ services, history }: { services: Services; history?: RouterHistory }) {
  const [router] = useState(() => createConsoleRouter(services, history));
  return (
    <CSPProvider disableStyleElements>
      <ServicesContext value={services}>
        <QueryClientProvider client={services.cache}>
          <TooltipProvider delay={400}>
            <RouterProvider router={router} />
            <Toasts />
          </TooltipProvider>
        </QueryClientProvider>
      </ServicesContext>
    </CSPProvider>
  );
}
