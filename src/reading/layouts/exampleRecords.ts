/** Invented records, one of each layout, for the tests of this folder. No trial of this kind exists. */

const apiStudy = {
  protocolSection: {
    identificationModule: {
      nctId: "NCT99000001",
      orgStudyIdInfo: { id: "XYZ-12" },
      secondaryIdInfos: [{ id: "2031-000001-11", type: "EUDRACT_NUMBER" }],
      briefTitle: 'Lu-Example in Rare "Islet" Tumours',
      officialTitle: "A Randomised Open-Label Study of Lu-Example",
    },
    statusModule: {
      overallStatus: "RECRUITING",
      startDateStruct: { date: "2031-02" },
      completionDateStruct: { date: "2034-05-06" },
    },
    sponsorCollaboratorsModule: { leadSponsor: { name: "Hospital of Nowhere", class: "OTHER" } },
    descriptionModule: { briefSummary: "Participants get four cycles.\n\nThe second paragraph." },
    conditionsModule: { conditions: ["Islet Tumour", "Another Tumour"] },
    designModule: {
      phases: ["PHASE1", "PHASE2"],
      designInfo: {
        allocation: "RANDOMIZED",
        interventionModel: "PARALLEL",
        primaryPurpose: "TREATMENT",
        maskingInfo: { masking: "NONE" },
      },
      enrollmentInfo: { count: 48 },
    },
    armsInterventionsModule: {
      armGroups: [
        {
          label: "Arm A",
          type: "EXPERIMENTAL",
          description: "Lu-Example 5.5 GBq every 8 weeks, 4 cycles, intravenously",
        },
      ],
      interventions: [{ type: "DRUG", name: "Lu-Example", description: "5.5 GBq" }],
    },
    outcomesModule: { primaryOutcomes: [{ measure: "Response", timeFrame: "12 months" }] },
    eligibilityModule: {
      eligibilityCriteria:
        'Inclusion Criteria:\n\n* Age 18 years or older\n* Haemoglobin \\>= 90 g/L\n\nExclusion Criteria:\n\n* Creatinine \\> 150 \u00b5mol/L\t"at rest"\n* Pregnancy \ud83e\udd30',
      minimumAge: "18 Years",
      sex: "ALL",
      healthyVolunteers: false,
    },
    contactsLocationsModule: { locations: [{ facility: "Clinic One", city: "Nowhere", country: "Utopia" }] },
  },
};

/** As `JSON.stringify` writes it, and with every sign beyond ASCII and every slash escaped. */
export const apiJson = JSON.stringify(apiStudy, null, 1);
export const apiJsonEscaped = JSON.stringify(apiStudy)
  .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)
  .replaceAll("/", "\\/");

export const legacyXml = `<?xml version="1.0" encoding="UTF-8"?>
<clinical_study rank="1">
  <!-- <nct_id>NCT99999999</nct_id> -->
  <id_info><org_study_id>ORG-7</org_study_id><nct_id>NCT99000002</nct_id></id_info>
  <brief_title>Lu-Example &amp; Rest</brief_title>
  <sponsors><lead_sponsor><agency>Nowhere Institute</agency></lead_sponsor></sponsors>
  <overall_status>Completed</overall_status>
  <start_date type="Actual">March 3, 2030</start_date>
  <phase>Phase 2/Phase 3</phase>
  <study_design_info><allocation>Non-Randomized</allocation><intervention_model>Single Group Assignment</intervention_model><primary_purpose>Treatment</primary_purpose><masking>None (Open Label)</masking></study_design_info>
  <primary_outcome><measure>Survival</measure><time_frame>2 years</time_frame></primary_outcome>
  <enrollment type="Actual">1,024</enrollment>
  <condition>Islet Tumour</condition>
  <arm_group><arm_group_label>All</arm_group_label><arm_group_type>Experimental</arm_group_type><description>3 cycles</description></arm_group>
  <intervention><intervention_type>Drug</intervention_type><intervention_name>Lu-Example</intervention_name></intervention>
  <eligibility>
    <criteria>
      <textblock>
        Inclusion Criteria:&#xD;
&#xD;
          -  Age &gt;= 18 years&#xD;
          -  Platelets &#8805; 75 &#215; 10^9/L&#xD;
&#xD;
        Exclusion Criteria:&#xD;
&#xD;
          -  Bilirubin &amp;gt; 2 x ULN<![CDATA[ & rising <fast>]]>&#xD;
      </textblock>
    </criteria>
    <gender>All</gender>
    <minimum_age>18 Years</minimum_age>
    <maximum_age>N/A</maximum_age>
    <healthy_volunteers>No</healthy_volunteers>
  </eligibility>
  <location><facility><name>Clinic Two</name><address><city>Nowhere</city><country>Utopia</country></address></facility></location>
</clinical_study>
`;

export const searchCsv = `NCT Number,Study Title,Study Status,Brief Summary,Conditions,Interventions,Primary Outcome Measures,Secondary Outcome Measures,Sponsor,Sex,Age,Phases,Enrollment,Study Design,Start Date,Completion Date\r
NCT99000003,"Lu-Example, ""second"" line",RECRUITING,"Line one,
line two.",Islet Tumour|Another Tumour,DRUG: Lu-Example|RADIATION: Rays,"Response, 12 months","Survival, up to 5 years|Quality of life (score), 6, 12 months",Hospital of Nowhere,ALL,"ADULT, OLDER_ADULT",PHASE2,60,Allocation: RANDOMIZED|Intervention Model: PARALLEL|Masking: NONE|Primary Purpose: TREATMENT,2031-01-05,2033-12\r
NCT99000004,Other,COMPLETED,x,y,DRUG: z,a,b,c,ALL,ADULT,PHASE1,1,,2031,2032\r
`;

export const searchLines = `Lu-Example Against Best Care in Islet Tumours
NCT99000005
RECRUITING
This invented study compares a treatment with best care in people who have islet tumours. It tells about the reasons for the study at some length so that the cell is clearly a summary and not a title. A total of 72 participants will be enrolled.
Islet Tumour|Carcinoid
DRUG: Lu-Example|PROCEDURE: Best care
Progression-free survival, Up to 24 months
Overall survival, 5 years|Adverse events, from first dose to day 30
`;

export const registryTable = `Study Type |
Interventional
|
Eligibility |
Inclusion Criteria:
1. Age above 18 years
and below 80 years.
2. Leukocytes = 3 x 109/L
Exclusion Criteria:
1. Any pregnancy.
|
Gender |
All
|
Ages |
18 Years to 80 Years
|
`;

export const labelled = `Overview

Lu-Example First-Line Study

Status:
Recruiting
Trial end date:
2032-01-31
Target enrollment:
0
Participant gender:
Female
Summary
A single-arm study of an invented drug.
Phase:
Phase 3
Accepts Healthy Volunteers?
No
Details
Lead Sponsor:
Nowhere University
Treatments:
Lu-Example
Criteria
Inclusion Criteria:

1. Age 18-75 years.

2. Treatment:

- at least one line

3. Phase 2 results known.

Exclusion Criteria:

1. Status after transplantation.

2. Platelets < 75 x 109/L.
`;

export const flattened = `Lu-Example With Tablets (EXAMPLE-1)
Islet Tumour, Carcinoid
About this trial
This is an interventional treatment trial for Islet Tumour focused on measuring Dosimetry
Eligibility Criteria
Inclusion Criteria:
- Age ≥ 18 years
- Albumin > 25 g/L
Exclusion Criteria:
- Earlier PRRT
Sites / Locations
- North Hospital
- South Hospital
Arms of the Study
Arm 1
Arm 2
Experimental
No Intervention
Lu-Example
Waiting
Intravenous 7.4 GBq every 8 weeks for 4 cycles.
No treatment for 8 weeks.
`;

export const annotated = `Lu-Example in the Liver

NCT ID: NCT99000006

Last Updated: 2030-04-05

Basic Information

Get a quick look at the study, with its state and its main dates.

Recruitment Status

NOT_YET_RECRUITING

Clinical Phase

PHASE2

Total Enrollment

30 participants

Brief Summary

Read what the sponsor says about the study and why it is done.

An invented drug is given into an artery.

Study Design

See how the study is built, with its arms and its masking.

Intervention Model

SINGLE_GROUP

Primary Study Purpose

TREATMENT

Study Groups

Look at every arm of the study and what is given in it.

Artery first

Two cycles into the artery, then two into a vein.

Group Type EXPERIMENTAL

Lu-Example

Intervention Type DRUG

Given at 7.4 GBq.

Interventions

Learn about the drugs that are tested in this trial.

Lu-Example

Given at 7.4 GBq.

Intervention Type DRUG

Eligibility Criteria

Check who can take part in this trial before you ask the site.

Inclusion Criteria

1. Age 18 years or older
2. ECOG 0 or 1

Exclusion Criteria

1. Creatinine \\>1.7 mg/dL
Minimum Eligible Age

18 Years

Eligible Sex

ALL

Accepts Healthy Volunteers

No

Locations

Explore where the study takes place and how to reach each site.

Central Clinic

Nowhere, Utopia

Site Status
`;

export const euForm = `EudraCT Number: 2031-000123-45
Sponsor's Protocol Code Number: LU-EX
Trial Status: Ongoing
A. Protocol Information
A.1 Member State Concerned: Utopia
A.2 EudraCT number: 2031-000123-45
A.3 Full title of the trial: A randomised trial of Lu-Example
A.3.1 Title of the trial for lay people: Lu-Example study
B.1.1 Name of Sponsor: Hospital of Nowhere
D.3.1 Product name: Lu-Example
E.1.1 Medical condition(s) being investigated: Islet tumour
E.2.1 Main objective of the trial: To see whether it works
E.3 Principal inclusion criteria: 1. Age 18 or older
2. Haemoglobin ≥ 90 g/L
E.4 Principal exclusion criteria: 1. Pregnancy
2. GFR < 50 mL/min
E.5.1 Primary end point(s): Response rate
E.5.1.1 Timepoint(s) of evaluation of this end point: 12 months
E.7.1 Human pharmacology (Phase I): No
E.7.2 Therapeutic exploratory (Phase II): Yes
E.8.1.1 Randomised: Yes
E.8.1.4 Double blind: No
F.4.2.2 In the whole clinical trial: 40
`;

export const euPage = `Summary
| EudraCT Number: | 2031-000123-45 |
| A.2 | EudraCT number | 2031-000123-45 | 
| A.3 | Full title of the trial | 
| A trial of Lu-Example |  | 
| E.3 | Principal inclusion criteria | 
| - Age 18 or older
 - ECOG 0-1 |  | 
| E.4 | Principal exclusion criteria | 
| - Pregnancy |  | 
| E.5.1 | Primary end point(s) | 
| Survival |  | 
`;

export const ctisJson = JSON.stringify({
  ctNumber: "2031-500123-12-00",
  ctStatus: "Ongoing, recruiting",
  authorizedApplication: {
    authorizedPartI: {
      rowSubjectCount: 25,
      sponsors: [{ organisation: { name: "Hospital of Nowhere" } }],
      products: [{ prodName: "Lu-Example" }],
      trialDetails: {
        clinicalTrialIdentifiers: {
          publicTitle: "Lu-Example study",
          fullTitle: "A single-arm study of Lu-Example",
        },
        trialInformation: {
          trialCategory: { trialPhase: "Therapeutic exploratory (Phase II)" },
          eligibilityCriteria: {
            principalInclusionCriteria: [
              { number: 1, principalInclusionCriteria: "Age 18 or older" },
              { number: 2, principalInclusionCriteria: "Adequate marrow:\nplatelets ≥ 75 G/L" },
            ],
            principalExclusionCriteria: [
              { number: 1, principalExclusionCriteria: "Pregnancy<br>or lactation" },
            ],
          },
          endPoint: { primaryEndPoints: [{ number: 1, endPoint: "Response" }] },
        },
      },
    },
  },
});

export const ctisPage = `EU CT number
2031-500123-12-00
Full title
A study of Lu-Example
Trial phase
Therapeutic confirmatory (Phase III)
Principal inclusion criteria
1. Age 18 or older
2. ECOG 0 to 1
Principal exclusion criteria
1. Pregnancy
Primary endpoints
Progression-free survival
`;

export const isrctnPage = `Lu-Example against waiting in islet tumours
ISRCTN ISRCTN99000001
DOI https://doi.org/10.1186/ISRCTN99000001
EudraCT/CTIS number 2031-000123-45
Submission date
05/06/2031
Overall study status
Ongoing
Plain English Summary
Background and study aims
People wait for long.
Who can participate?
Adults with islet tumours
Study information
Scientific title
A randomised trial of Lu-Example
Target number of participants
60
Lower age limit
18 Years
Sex
Both
Participant inclusion criteria
1. Aged 18 years or over
2. WHO performance status 0 - 2
Participant exclusion criteria
1. Pregnancy
Recruitment start date
01/07/2031
Recruitment end date
30/06/2033
Countries of recruitment
Utopia
Sponsor information
Hospital of Nowhere
`;

export const isrctnXml = `<?xml version="1.0"?><allTrials><fullTrial><trial lastUpdated="x"><isrctn dateAssigned="y">99000001</isrctn>
<trialDescription><title>Lu-Example</title><scientificTitle>A randomised trial</scientificTitle><primaryOutcome>Survival</primaryOutcome></trialDescription>
<externalRefs><eudraCTNumber>2031-000123-45</eudraCTNumber></externalRefs>
<participants><inclusion>1. Aged 18 years or over&#13;
2. Platelets &gt; 75</inclusion><exclusion>1. Pregnancy</exclusion><gender>All</gender><lowerAgeLimit>18 Years</lowerAgeLimit><targetEnrolment>60</targetEnrolment></participants>
<sponsor><organisation>Hospital of Nowhere</organisation></sponsor></trial></fullTrial></allTrials>`;

export const ictrpXml = `<?xml version="1.0"?><Trials_downloaded_from_ICTRP><Trial><Internal_Number>1</Internal_Number><TrialID>JPRN-UMIN000099001</TrialID>
<Public_title>Lu-Example</Public_title><Primary_sponsor>Nowhere University</Primary_sponsor><Recruitment_Status>Not Recruiting</Recruitment_Status>
<Inclusion_Criteria>Inclusion criteria: &lt;br&gt;1) Age &gt;= 20&lt;br&gt;2) PS 0-1</Inclusion_Criteria>
<Exclusion_Criteria>Exclusion criteria: 1) Pregnancy&lt;br&gt;2) ANC &lt; 1000 /mm3</Exclusion_Criteria>
<Agemin>20 years-old</Agemin><Agemax>Not applicable</Agemax><Gender>Male and Female</Gender><Target_size>35</Target_size><Phase>Phase II</Phase><Study_design>Single arm Non-randomized</Study_design>
<Condition>Islet tumour;Carcinoid</Condition><Intervention>Lu-Example</Intervention></Trial></Trials_downloaded_from_ICTRP>`;

export const ictrpPage = `Main
Note: This record shows only elements of the WHO Trial Registration Data Set.
Register: ChiCTR
Last refreshed on: 5 June 2031
Main ID: ChiCTR3100099001
Date of registration: 2031-01-02
Primary sponsor: Nowhere University
Public title: Lu-Example
Scientific title: A single-arm study of Lu-Example
Date of first enrolment: 2031-02-01
Target sample size: Treatment:30;
Recruitment status: Recruiting
Study type: Interventional study
Phase: 2
Countries of recruitment
Utopia
Key inclusion & exclusion criteria
Inclusion criteria: 1. Aged 18 to 75 years;
2. Expected survival > 3 months
Exclusion criteria: 1. Pregnancy;
2. Allergy
Age minimum: 18
Age maximum: 75
Gender: Both
Health Condition(s) or Problem(s) studied
Islet tumour
Intervention(s)
Lu-Example
Primary Outcome(s)
Response
`;

export const plain = `Protocol synopsis
Title of study: Lu-Example for islet tumours
Main criteria for inclusion:
- Age at least 18 years
- Creatinine clearance > 50 mL/min
Key Exclusion Criteria (all cohorts):
- Pregnancy
- Platelets below 75 G/L
Study design
Open-label, single-arm.
`;

export const oneLine =
  "NCT ID: NCT99000007\nEligibility Criteria: Inclusion Criteria: * Adults * ECOG 0-2 Exclusion Criteria: * No consent * GFR \\< 60 mL/min\nHealthy Volunteers: False\nSex: MALE\nMinimum Age: 18 Years\n";

export const htmlPage = `<!doctype html><html><head><title>Lu-Example</title><style>p{color:red}</style><script>var x = "<p>Inclusion Criteria</p>";</script></head>
<body><nav><a href="#">Find a study</a></nav><h1>Lu-Example in islet tumours</h1><dl><dt>Phase</dt><dd>Phase&nbsp;2</dd><dt>Overall Status</dt><dd>Recruiting</dd></dl>
<h2>Eligibility Criteria</h2><h3>Inclusion Criteria:</h3><ul><li>Age &ge; 18 years</li><li>Platelets &gt; 75 x 10<sup>9</sup>/L</li></ul><h3>Exclusion Criteria:</h3><ul><li>GFR <50 mL/min</li></ul>
<h2>Contacts and Locations</h2><p>North Hospital</p></body></html>`;

export const nciText = `DISEASE CHARACTERISTICS:

  -  Histologically proven islet tumour

PATIENT CHARACTERISTICS:

Age:

  -  18 and over

Sex:

  -  Not specified

PRIOR CONCURRENT THERAPY:

Chemotherapy:

  -  No prior chemotherapy
`;
