//! What made-up accounts say about themselves.

/// Job titles in English.
const JOBS_EN: &[&str] = &[
    "Accountant",
    "Automation Engineer",
    "Business Analyst",
    "Buyer",
    "Chief of Staff",
    "Controller",
    "Customer Support Agent",
    "Data Analyst",
    "Database Administrator",
    "Developer",
    "Finance Manager",
    "Head of Logistics",
    "HR Partner",
    "IT Asset Manager",
    "Network Engineer",
    "Product Manager",
    "Project Lead",
    "QA Engineer",
    "Sales Representative",
    "Security Officer",
    "Site Reliability Engineer",
    "Warehouse Supervisor",
];

/// Job titles in German.
const JOBS_DE: &[&str] = &[
    "Assistenz der Geschäftsführung",
    "Buchhalterin",
    "Datenschutzbeauftragter",
    "Einkäufer",
    "Entwicklerin",
    "Leiterin Qualitätssicherung",
    "Lizenzmanager",
    "Personalreferentin",
    "Projektleiter",
    "Sachbearbeitung Zoll",
    "Systemadministrator",
    "Teamleiterin Kundendienst",
    "Vertriebsmitarbeiter Außendienst",
    "Werkstudent",
];

/// Job titles in Japanese.
const JOBS_JA: &[&str] = &[
    "営業担当",
    "経理部長",
    "購買担当",
    "システム管理者",
    "情報システム課長",
    "人事担当",
    "ソフトウェア開発者",
    "品質管理",
    "物流センター長",
    "プロジェクトマネージャー",
];

/// Job titles of people who speak `locale`.
#[must_use]
pub fn job_titles(locale: &str) -> &'static [&'static str] {
    match locale {
        "de" => JOBS_DE,
        "ja" => JOBS_JA,
        _ => JOBS_EN,
    }
}

/// Notes of admins about an operator.
pub const NOTES: &[&str] = &[
    "Covers for the license team in August",
    "External, contract until the end of the year",
    "Key user of the invoice robots",
    "Moved from the Hamburg site",
    "Needs the Japanese price list",
    "Nimmt an der Einführung in Werk 2 teil",
    "On call every second week",
    "Reports to finance, not to IT",
    "Schichtleitung, nur vormittags erreichbar",
    "Trainer for new operators",
    "東京支店の窓口",
    "月末処理の責任者",
];

/// Where the people of a locale live.
#[must_use]
pub fn time_zones(locale: &str) -> &'static [&'static str] {
    match locale {
        "de" => &["Europe/Berlin", "Europe/Berlin", "Europe/Vienna", "Europe/Zurich"],
        "ja" => &["Asia/Tokyo"],
        _ => &[
            "Europe/London",
            "America/New_York",
            "America/Chicago",
            "America/Los_Angeles",
            "Australia/Sydney",
        ],
    }
}

/// What service accounts do.
pub const TASKS: &[&str] = &[
    "Nightly import",
    "Hourly export",
    "Inventory scan",
    "Invoice robot",
    "License reconciliation",
    "Master data sync",
    "Backup check",
    "Mail archive",
    "Report generator",
    "Price list upload",
    "Customs declaration",
    "Time sheet transfer",
    "Device registration",
    "Health probe",
    "Lagerabgleich",
    "Monatsabschluss",
    "在庫連携",
    "請求書処理",
];

/// The systems that service accounts speak to.
pub const SYSTEMS: &[&str] = &[
    "SAP",
    "Salesforce",
    "ServiceNow",
    "Workday",
    "DATEV",
    "Jira",
    "Warehouse",
    "Data lake",
    "SharePoint",
    "Oracle",
    "QA_Group",
    "Test",
];

/// Why an account was deactivated.
pub const REASONS: &[&str] = &[
    "Left the company",
    "On parental leave",
    "Contract ended",
    "No longer needed",
    "Elternzeit",
    "Ausgeschieden",
    "異動のため",
    "退職",
];
