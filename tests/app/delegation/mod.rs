//! Delegated administration cannot be talked around: what each may and may not do, tried on every way in.
//!
//! What a request has to be answered is never written down here: it follows from the matrix of `src/access`.

mod house;
pub mod matrix_guard;
mod replay;
mod script;
mod secrets;
mod smuggled;

use gatehouse::access::{BuiltIn, EVERYBODY, Permission, Scope, Scopes, for_everybody};
use gatehouse::web::Route;

use crate::contracts::samples::{Sample, Stage};
use crate::support::{Client, TestApp};

/// Somebody who tries.
pub struct Player {
    pub name: &'static str,
    /// Their account; 0 for somebody who is not signed in.
    pub id: i64,
    scopes: Option<Scopes>,
    pub client: Client,
}

/// What the matrix says of a route and somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Sign in first.
    SignIn,
    /// This permission is missing.
    Lacks(Permission),
    /// It may be opened, but only for what is the player's own.
    Own,
    /// It may be opened, whatever it is about.
    Open,
}

impl Player {
    /// How far the player reaches.
    pub fn reach(&self, permission: Permission) -> Option<Scope> {
        self.scopes.as_ref().and_then(|scopes| scopes.of(permission))
    }

    /// What the matrix says.
    pub fn verdict(&self, route: &Route) -> Verdict {
        let Some(scopes) = &self.scopes else { return Verdict::SignIn };
        let Some(needed) = route.permission else { return Verdict::of(route, Scope::All) };
        let instead = needed.instead().and_then(|other| scopes.of(other));
        instead.or(scopes.of(needed)).map_or(Verdict::Lacks(needed), |reach| Verdict::of(route, reach))
    }
}

impl Verdict {
    /// Drafts, views and one's own keys belong to one person; what is "own" by the matrix stands below an address of its own.
    fn of(route: &Route, reach: Scope) -> Self {
        let is_kept = ["{draft}", "{view}"].iter().any(|part| route.path.contains(part))
            || route.path.starts_with("/profile/keys/{key}");
        // Everybody who may see accounts sees all of them; "own" is about the licenses then.
        let is_scoped = reach == Scope::Own && route.path.contains("{id}");
        if is_kept || is_scoped && !route.path.starts_with("/accounts/") { Self::Own } else { Self::Open }
    }
}

/// Everybody who is not a company admin, with what the matrix gives them.
pub fn cast(app: &TestApp) -> Vec<Player> {
    let tina = app.person("Tina Tenant").create();
    let tenant = crate::tenants::made(app, "Tinas");
    crate::tenants::join(app, tenant, tina);
    let sue = app.person("Sue Support").role(BuiltIn::Support).create();
    let signed_in = |name: &'static str, id: i64, login: &str, role: Option<BuiltIn>| {
        let own = role.map(BuiltIn::scopes).unwrap_or_default();
        let scopes = for_everybody().iter().chain(own.iter()).collect();
        Player { name, id, scopes: Some(scopes), client: app.signed_in(login) }
    };
    vec![
        signed_in("license admin", 2, "lena.license", Some(BuiltIn::LicenseAdmin)),
        signed_in("support", sue, "sue.support", Some(BuiltIn::Support)),
        signed_in("tenant user", tina, "tina.tenant", Some(BuiltIn::TenantUser)),
        signed_in("nobody", 3, "otto.operator", None),
        Player { name: "signed out", id: 0, scopes: None, client: app.anon() },
    ]
}

/// What the company admin and each player has of every kind.
pub fn stage(app: &TestApp, cast: &[Player]) -> Stage {
    let own: Vec<i64> = cast.iter().map(|player| player.id).filter(|id| *id != 0).collect();
    Stage::set(app, &[&[1], own.as_slice()].concat())
}

/// The fields of a sample.
pub fn pairs(sample: &Sample) -> Vec<(&str, &str)> {
    sample.form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The sentence for whoever lacks a permission.
pub fn lacking(permission: Permission) -> String {
    let named = crate::support::say(&permission.label(), &[]);
    crate::support::say("error-forbidden-permission", &[("permission", &named)])
}

/// Whether everybody has it.
pub fn is_everybodys(permission: Permission) -> bool {
    EVERYBODY.contains(&permission)
}
