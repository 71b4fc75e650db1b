//! The tenant that somebody chooses for many accounts.

use crate::accounts::model::{Named, Task, Terms};
use crate::error::Error;
use crate::tenants::{Tenant, TenantRole};
use crate::web::Input;
use crate::web::language::Language;

/// The tenant that was chosen, and what the accounts become there; or the field that is wrong, and why.
///
/// # Errors
/// 400 when a field is repeated or no number.
pub fn tenant(
    input: &Input,
    task: Task,
    known: &[Tenant],
    t: Language,
) -> Result<Result<Terms, (&'static str, String)>, Error> {
    let chosen = if input.one("tenant")?.is_empty() { Vec::new() } else { input.ids("tenant")? };
    let [id] = chosen.as_slice() else { return Ok(Err(("tenant", t.say("accounts-tenant-choose")))) };
    let Some(tenant) = known.iter().find(|tenant| tenant.id == *id) else {
        return Ok(Err(("tenant", t.say("accounts-tenant-unknown"))));
    };
    let role = TenantRole::worded(input.one("tenant_role")?);
    if task == Task::AddTenant && role.is_none() {
        return Ok(Err(("tenant_role", t.say("form-bad-choice"))));
    }
    let tenant = Some(Named { id: tenant.id, name: tenant.name.clone() });
    Ok(Ok(Terms { tenant, tenant_role: role.filter(|_| task == Task::AddTenant), ..Terms::default() }))
}
