//! All roles and all permissions at once, and who can do one thing.

use askama::Template;

use crate::access::{BuiltIn, EVERYBODY, Permission, Scope, areas};
use crate::grid::address_of;
use crate::roles::model::Role;
use crate::web::Visit;
use crate::web::language::Language;
use crate::web::shell::Shell;

/// Every permission, with the roles that hold it.
#[derive(Template)]
#[template(path = "roles/permissions.html", blocks = ["content"])]
pub struct PermissionsPage {
    pub shell: Shell,
    pub groups: Vec<Group>,
}

/// Permissions that belong together.
pub struct Group {
    pub name: String,
    pub rows: Vec<Held>,
}

/// A permission, and through what it is held.
pub struct Held {
    pub label: String,
    /// The stored name, as the query language has it.
    pub name: &'static str,
    /// Everybody may do it.
    pub by_everybody: bool,
    pub roles: Vec<Holding>,
    /// "and 3 more roles".
    pub more: Option<String>,
    /// Who can do it, in the list of accounts, for whoever may see it.
    pub accounts: Option<String>,
}

/// A role that holds a permission.
pub struct Holding {
    pub name: String,
    pub href: String,
    /// Only what is assigned to the person.
    pub is_own: bool,
}

/// The most roles that are named for one permission.
const NAMED: usize = 12;

/// Who can do what.
#[must_use]
pub fn permissions(visit: &Visit, roles: &[Role]) -> PermissionsPage {
    let t = visit.language();
    let sees_accounts = visit.may(Permission::AccountsView);
    let groups = areas().into_iter().map(|(area, permissions)| Group {
        name: t.say(area),
        rows: permissions.into_iter().map(|permission| held(permission, roles, sees_accounts, t)).collect(),
    });
    PermissionsPage { shell: visit.shell(&t.say("roles-permissions-title")), groups: groups.collect() }
}

fn held(permission: Permission, roles: &[Role], sees_accounts: bool, t: Language) -> Held {
    let by_everybody = EVERYBODY.contains(&permission);
    let holding: Vec<Holding> = roles
        .iter()
        .filter_map(|role| {
            let scope = role.scopes.of(permission)?;
            let (name, href) = (role.label(t), format!("/roles/{}", role.id));
            Some(Holding { name, href, is_own: scope == Scope::Own })
        })
        .collect();
    let rest = i64::try_from(holding.len().saturating_sub(NAMED)).unwrap_or(0);
    let query = format!("permission:{} status:active", permission.name());
    Held {
        label: t.say(&permission.label()),
        name: permission.name(),
        by_everybody,
        more: (rest > 0).then(|| t.count("roles-and-more", rest)),
        roles: holding.into_iter().take(NAMED).collect(),
        accounts: (sees_accounts && !by_everybody).then(|| address_of("/accounts", &query)),
    }
}

/// Roles as columns, permissions as rows.
pub struct Matrix {
    /// What the columns are called, and where their roles are for whoever may see them.
    pub roles: Vec<(String, Option<String>)>,
    pub groups: Vec<MatrixGroup>,
    /// "and 30 more roles", when not all have a column.
    pub more: Option<String>,
}

/// Rows that belong together.
pub struct MatrixGroup {
    pub name: String,
    pub rows: Vec<MatrixRow>,
}

/// A permission, and how far each role permits it.
pub struct MatrixRow {
    pub label: String,
    pub cells: Vec<Option<Scope>>,
    pub by_everybody: bool,
}

/// The most roles of the company's own that have a column.
const COLUMNS: usize = 20;

impl Matrix {
    /// The matrix of these roles; the built-in ones also for whoever may not see the others.
    #[must_use]
    pub fn of(roles: &[Role], sees_roles: bool, t: Language) -> Self {
        let built_in = |role: &BuiltIn| {
            let known = roles.iter().find(|known| known.built_in == Some(*role));
            let href = known.filter(|_| sees_roles).map(|known| format!("/roles/{}", known.id));
            (t.say(role.label()), href, role.scopes())
        };
        let own: Vec<&Role> = roles.iter().filter(|role| sees_roles && role.built_in.is_none()).collect();
        let rest = i64::try_from(own.len().saturating_sub(COLUMNS)).unwrap_or(0);
        let shown = own
            .into_iter()
            .take(COLUMNS)
            .map(|role| (role.name.clone(), Some(format!("/roles/{}", role.id)), role.scopes.clone()));
        let columns: Vec<_> = BuiltIn::ALL.iter().map(built_in).chain(shown).collect();
        let row = |permission: Permission| MatrixRow {
            label: t.say(&permission.label()),
            cells: columns.iter().map(|(_, _, scopes)| scopes.of(permission)).collect(),
            by_everybody: EVERYBODY.contains(&permission),
        };
        let groups = areas().into_iter().map(|(area, permissions)| MatrixGroup {
            name: t.say(area),
            rows: permissions.into_iter().map(row).collect(),
        });
        Self {
            groups: groups.collect(),
            more: (rest > 0).then(|| t.count("roles-and-more", rest)),
            roles: columns.iter().map(|(name, href, _)| (name.clone(), href.clone())).collect(),
        }
    }
}
