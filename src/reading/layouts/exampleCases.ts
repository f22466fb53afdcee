import type { FieldName, LayoutId } from "../document.ts";
import * as examples from "./exampleRecords.ts";

const texts: Readonly<Record<string, string>> = { ...examples };

/** The text of an invented record. */
export const textOf = (name: string): string => texts[name] ?? "";

export const names: readonly string[] = Object.keys(texts);

/** What an invented record must give. */
type Case = {
  readonly name: keyof typeof examples;
  readonly layout: LayoutId;
  readonly inclusion: string;
  readonly exclusion: string;
  readonly fields: Partial<Record<FieldName, readonly (string | null)[]>>;
};

export const cases: readonly Case[] = [
  {
    name: "apiJson",
    layout: "ctgov-api-v2",
    inclusion: "* Age 18 years or older\n* Haemoglobin \\>= 90 g/L",
    exclusion: '* Creatinine \\> 150 µmol/L\t"at rest"\n* Pregnancy 🤰',
    fields: {
      id: ["NCT99000001", "XYZ-12", "2031-000001-11"],
      title: ['Lu-Example in Rare "Islet" Tumours'],
      phase: ["Phase 1/Phase 2"],
      status: ["Recruiting"],
      enrolment: ["48"],
      startDate: ["2031-02"],
      allocation: ["randomised"],
      model: ["parallel"],
      masking: ["none"],
      purpose: ["treatment"],
      healthyVolunteers: ["no"],
      minimumAge: ["18 years"],
      conditions: ["Islet Tumour", "Another Tumour"],
      site: ["Clinic One"],
    },
  },
  {
    name: "apiJsonEscaped",
    layout: "ctgov-api-v2",
    inclusion: "* Age 18 years or older\n* Haemoglobin \\>= 90 g/L",
    exclusion: '* Creatinine \\> 150 µmol/L\t"at rest"\n* Pregnancy 🤰',
    fields: { title: ['Lu-Example in Rare "Islet" Tumours'] },
  },
  {
    name: "legacyXml",
    layout: "ctgov-xml",
    inclusion: "-  Age >= 18 years\n          -  Platelets ≥ 75 × 10^9/L",
    exclusion: "-  Bilirubin &gt; 2 x ULN & rising <fast>",
    fields: {
      id: ["NCT99000002", "ORG-7"],
      title: ["Lu-Example & Rest"],
      phase: ["Phase 2/Phase 3"],
      status: ["Completed"],
      enrolment: ["1024"],
      startDate: ["2030-03-03"],
      allocation: ["non-randomised"],
      model: ["single group"],
      maximumAge: [null],
      sponsor: ["Nowhere Institute"],
    },
  },
  {
    name: "registryTable",
    layout: "registry-cell",
    inclusion: "1. Age above 18 years\nand below 80 years.\n2. Leukocytes = 3 x 109/L",
    exclusion: "1. Any pregnancy.",
    fields: { sex: ["all"], minimumAge: ["18 years"], maximumAge: ["80 years"] },
  },
  {
    name: "labelled",
    layout: "labelled-page",
    inclusion: "1. Age 18-75 years.\n\n2. Treatment:\n\n- at least one line\n\n3. Phase 2 results known.",
    exclusion: "1. Status after transplantation.\n\n2. Platelets < 75 x 109/L.",
    fields: {
      title: ["Lu-Example First-Line Study"],
      status: ["Recruiting"],
      enrolment: [null],
      completionDate: ["2032-01-31"],
      sex: ["female"],
      phase: ["Phase 3"],
      sponsor: ["Nowhere University"],
      intervention: ["Lu-Example"],
      model: ["single group"],
      healthyVolunteers: ["no"],
    },
  },
  {
    name: "flattened",
    layout: "flattened-page",
    inclusion: "- Age ≥ 18 years\n- Albumin > 25 g/L",
    exclusion: "- Earlier PRRT",
    fields: {
      title: ["Lu-Example With Tablets (EXAMPLE-1)"],
      conditions: ["Islet Tumour", "Carcinoid"],
      site: ["North Hospital", "South Hospital"],
      arm: ["Lu-Example", "Waiting"],
    },
  },
  {
    name: "annotated",
    layout: "annotated-page",
    inclusion: "1. Age 18 years or older\n2. ECOG 0 or 1",
    exclusion: "1. Creatinine \\>1.7 mg/dL",
    fields: {
      id: ["NCT99000006"],
      title: ["Lu-Example in the Liver"],
      status: ["Not yet recruiting"],
      phase: ["Phase 2"],
      enrolment: ["30"],
      lastUpdated: ["2030-04-05"],
      model: ["single group"],
      purpose: ["treatment"],
      arm: ["Artery first"],
      intervention: ["Lu-Example"],
      summary: ["An invented drug is given into an artery."],
      site: ["Central Clinic Nowhere, Utopia"],
      minimumAge: ["18 years"],
      sex: ["all"],
    },
  },
  {
    name: "euForm",
    layout: "eu-ctr",
    inclusion: "1. Age 18 or older\n2. Haemoglobin ≥ 90 g/L",
    exclusion: "1. Pregnancy\n2. GFR < 50 mL/min",
    fields: {
      id: ["2031-000123-45"],
      title: ["Lu-Example study"],
      officialTitle: ["A randomised trial of Lu-Example"],
      phase: ["Phase 2"],
      allocation: ["randomised"],
      enrolment: ["40"],
      sponsor: ["Hospital of Nowhere"],
      status: ["Ongoing"],
      intervention: ["Lu-Example"],
    },
  },
  {
    name: "euPage",
    layout: "eu-ctr",
    inclusion: "- Age 18 or older\n - ECOG 0-1",
    exclusion: "- Pregnancy",
    fields: { id: ["2031-000123-45"], officialTitle: ["A trial of Lu-Example"] },
  },
  {
    name: "ctisJson",
    layout: "ctis",
    inclusion: "1. Age 18 or older\n2. Adequate marrow:\nplatelets ≥ 75 G/L",
    exclusion: "1. Pregnancy\nor lactation",
    fields: {
      id: ["2031-500123-12-00"],
      phase: ["Phase 2"],
      enrolment: ["25"],
      model: ["single group"],
      intervention: ["Lu-Example"],
    },
  },
  {
    name: "ctisPage",
    layout: "ctis",
    inclusion: "1. Age 18 or older\n2. ECOG 0 to 1",
    exclusion: "1. Pregnancy",
    fields: { id: ["2031-500123-12-00"], phase: ["Phase 3"], primaryOutcome: ["Progression-free survival"] },
  },
  {
    name: "isrctnPage",
    layout: "isrctn",
    inclusion: "1. Aged 18 years or over\n2. WHO performance status 0 - 2",
    exclusion: "1. Pregnancy",
    fields: {
      id: ["ISRCTN99000001", "2031-000123-45"],
      enrolment: ["60"],
      startDate: ["2031-07-01"],
      completionDate: ["2033-06-30"],
      sex: ["all"],
      sponsor: ["Hospital of Nowhere"],
    },
  },
  {
    name: "isrctnXml",
    layout: "isrctn",
    inclusion: "1. Aged 18 years or over\n2. Platelets > 75",
    exclusion: "1. Pregnancy",
    fields: { id: ["ISRCTN99000001", "2031-000123-45"], enrolment: ["60"], allocation: ["randomised"] },
  },
  {
    name: "ictrpXml",
    layout: "ictrp",
    inclusion: "1) Age >= 20\n2) PS 0-1",
    exclusion: "1) Pregnancy\n2) ANC < 1000 /mm3",
    fields: {
      id: ["JPRN-UMIN000099001"],
      minimumAge: ["20 years"],
      maximumAge: [null],
      sex: ["all"],
      enrolment: ["35"],
      phase: ["Phase 2"],
      conditions: ["Islet tumour", "Carcinoid"],
      model: ["single group"],
      allocation: ["non-randomised"],
    },
  },
  {
    name: "ictrpPage",
    layout: "ictrp",
    inclusion: "1. Aged 18 to 75 years;\n2. Expected survival > 3 months",
    exclusion: "1. Pregnancy;\n2. Allergy",
    fields: {
      id: ["ChiCTR3100099001"],
      title: ["Lu-Example"],
      phase: ["Phase 2"],
      minimumAge: ["18 years"],
      maximumAge: ["75 years"],
      enrolment: ["30"],
    },
  },
  {
    name: "plain",
    layout: "plain-text",
    inclusion: "- Age at least 18 years\n- Creatinine clearance > 50 mL/min",
    exclusion: "- Pregnancy\n- Platelets below 75 G/L",
    fields: { title: ["Lu-Example for islet tumours"], model: ["single group"] },
  },
  {
    name: "oneLine",
    layout: "plain-text",
    inclusion: "* Adults * ECOG 0-2",
    exclusion: "* No consent * GFR \\< 60 mL/min",
    fields: { id: ["NCT99000007"], sex: ["male"] },
  },
  {
    name: "htmlPage",
    layout: "labelled-page",
    inclusion: "- Age ≥ 18 years\n- Platelets > 75 x 10^9/L",
    exclusion: "- GFR <50 mL/min",
    fields: { title: ["Lu-Example in islet tumours"], phase: ["Phase 2"], status: ["Recruiting"] },
  },
];
