import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { BrowserRouter, Navigate, Route, Routes } from "react-router";
import { Refusal } from "./api/request.ts";
import { DataPage } from "./data/DataPage.tsx";
import { DuePage } from "./due/DuePage.tsx";
import { FormsProvider } from "./forms/FormsProvider.tsx";
import { Frame } from "./frame/Frame.tsx";
import { AdminPage, MonitorPage, NotFoundPage } from "./later/LaterPages.tsx";
import { PlaceProvider } from "./place/PlaceProvider.tsx";
import { ReadingPage } from "./reading/ReadingPage.tsx";
import { ReviewPage } from "./reading/ReviewPage.tsx";
import { ScreeningPage } from "./screening/ScreeningPage.tsx";
import { SubjectPage } from "./subject/SubjectPage.tsx";
import { SubjectsPage } from "./subjects/SubjectsPage.tsx";
import { TrialPage } from "./trial/TrialPage.tsx";
import { TrialsPage } from "./trials/TrialsPage.tsx";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // a refusal is an answer; only silence is asked again
      retry: (failures, error) => !(error instanceof Refusal && error.status > 0) && failures < 2,
    },
  },
});

export const App = () => (
  <QueryClientProvider client={client}>
    <BrowserRouter>
      <PlaceProvider>
        <FormsProvider>
          <Routes>
            <Route element={<Frame />}>
              <Route index element={<Navigate to="/trials" replace />} />
              <Route path="trials" element={<TrialsPage />} />
              <Route path="trials/:trial" element={<TrialPage />} />
              <Route path="trials/:trial/screening" element={<ScreeningPage />} />
              <Route path="subjects" element={<SubjectsPage />} />
              <Route path="subjects/:subject" element={<SubjectPage />} />
              <Route path="due" element={<DuePage />} />
              <Route path="data" element={<DataPage />} />
              <Route path="reading" element={<ReadingPage />} />
              <Route path="reading/:trial" element={<ReviewPage />} />
              <Route path="monitor" element={<MonitorPage />} />
              <Route path="admin" element={<AdminPage />} />
              <Route path="import" element={<Navigate to="/data" replace />} />
              <Route path="questions" element={<Navigate to="/due" replace />} />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        </FormsProvider>
      </PlaceProvider>
    </BrowserRouter>
  </QueryClientProvider>
);
