import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { Vocabulary } from "../api/contract.ts";
import { useVocabulary } from "../api/useApi.ts";
import { FormDialog } from "./FormDialog.tsx";
import type { FormRequest } from "./formRequest.ts";

type Forms = {
  readonly open: (request: FormRequest) => void;
  readonly vocabulary: Vocabulary | null;
};

const FormsContext = createContext<Forms | null>(null);

export const useForms = (): Forms => {
  const forms = useContext(FormsContext);
  if (forms === null) throw new Error("useForms stands inside FormsProvider");
  return forms;
};

/** Any finding on any page can open the form that takes its missing answer. */
export const FormsProvider = ({ children }: { readonly children: ReactNode }) => {
  const [request, setRequest] = useState<FormRequest | null>(null);
  const vocabulary = useVocabulary().data ?? null;
  const forms = useMemo(() => ({ open: setRequest, vocabulary }), [vocabulary]);
  return (
    <FormsContext value={forms}>
      {children}
      {request === null || vocabulary === null ? null : (
        <FormDialog request={request} vocabulary={vocabulary} onClose={() => setRequest(null)} />
      )}
    </FormsContext>
  );
};
