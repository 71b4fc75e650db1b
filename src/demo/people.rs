//! The three people that visitors sign in as. They have the first ids.

/// Somebody to sign in as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Id of the account.
    pub id: i64,
    /// Given name.
    pub first: &'static str,
    /// Family name.
    pub last: &'static str,
    /// Both.
    pub display: &'static str,
    /// Login; with `@example.com` it is the e-mail address.
    pub login: &'static str,
    /// Key of the only role, if any.
    pub role: Option<&'static str>,
    /// What they do.
    pub job_title: &'static str,
}

/// Company admin, license admin, and an operator without a role.
pub const PEOPLE: [Person; 3] = [
    ADMIN,
    LICENSE_ADMIN,
    Person {
        id: 3,
        first: "Otto",
        last: "Operator",
        display: "Otto Operator",
        login: "otto.operator",
        role: None,
        job_title: "Warehouse Supervisor",
    },
];

/// Who set the company up.
pub const ADMIN: Person = Person {
    id: 1,
    first: "Ada",
    last: "Admin",
    display: "Ada Admin",
    login: "ada.admin",
    role: Some("company_admin"),
    job_title: "Head of IT",
};

/// Who looks after licenses.
pub const LICENSE_ADMIN: Person = Person {
    id: 2,
    first: "Lena",
    last: "License",
    display: "Lena License",
    login: "lena.license",
    role: Some("license_admin"),
    job_title: "License Manager",
};
