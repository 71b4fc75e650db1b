//! Who may keep, share, change and delete views.

use super::model::{Audience, Audiences, Draft, Saved, State};
use super::queries::{self, Owner};
use crate::access::{Actor, Permission};
use crate::audit::{self, Change, Subject, Trace};
use crate::db::{Db, dialect};
use crate::error::{Error, Message};
use crate::grid::{self, Kept, Shelf};
use crate::roles;

/// The most views that one account keeps of one list.
const MOST: i64 = 50;

/// Whom the actor may share a view with: everybody and every role takes a permission, one's own roles take none.
///
/// # Errors
/// Database errors.
pub fn audiences(db: &mut Db, actor: &Actor) -> Result<Audiences, Error> {
    let everybody = actor.may(Permission::SettingsManage) || actor.may(Permission::RolesManage);
    let mut roles = roles::all(db)?;
    if !everybody {
        let held = roles::held_by(db, actor.account_id().unwrap_or(0))?;
        roles.retain(|role| held.contains(&role.id));
    }
    Ok(Audiences { everybody, roles })
}

/// The view of this id, which must be the actor's own or one without an owner that they look after.
///
/// # Errors
/// [`Error::NotFound`] for one that they may not see, [`Error::Forbidden`] for somebody else's.
pub fn own(shelf: &Shelf, id: i64) -> Result<&Kept, Error> {
    let view = shelf.views.iter().find(|view| view.id == id).ok_or(Error::NotFound)?;
    if view.mine || view.adoptable {
        return Ok(view);
    }
    Err(Error::Forbidden(Message::new("views-not-yours").with("name", &view.owner)))
}

/// Keeps a new view.
///
/// # Errors
/// [`Error::Forbidden`] for an audience that the actor may not choose, [`Error::Refused`] when there are too many.
pub fn create(db: &mut Db, actor: &Actor, list: &str, draft: &Draft) -> Result<Saved, Error> {
    let owner = owner(actor)?;
    allow(db, actor, draft.audience, Audience::Nobody)?;
    if queries::owned(db, list, owner.id)? >= MOST {
        return Err(Error::Refused(Message::new("views-too-many").with("count", MOST)));
    }
    let id = match dialect::attempt(db, |db| queries::insert(db, list, owner, draft)) {
        Ok(id) => id,
        Err(error) if dialect::violated_unique(&error).is_some() => {
            // The same form sent twice has one effect.
            return Ok(queries::same(db, list, owner.id, draft)?.map_or(Saved::Taken, Saved::Kept));
        }
        Err(error) => return Err(error.into()),
    };
    note(db, actor, "view.create", id, draft, changes(None, draft))?;
    shared(db, actor, id, Audience::Nobody, draft)?;
    if draft.opens {
        open_with(db, actor, list, &id.to_string())?;
    }
    Ok(Saved::Kept(id))
}

/// Changes a view; one without an owner becomes the actor's.
///
/// # Errors
/// As [`own`] and [`create`].
pub fn edit(db: &mut Db, actor: &Actor, list: &str, id: i64, draft: &Draft) -> Result<Saved, Error> {
    let shelf = grid::shelf(db, list, actor)?;
    let old = own(&shelf, id)?;
    allow(db, actor, draft.audience, Audience::of(old))?;
    let changes = changes(Some(old), draft);
    if !changes.is_empty() || old.adoptable {
        let owner = owner(actor)?;
        match dialect::attempt(db, |db| queries::update(db, id, owner, draft)) {
            Ok(_) => note(db, actor, "view.edit", id, draft, changes)?,
            Err(error) if dialect::violated_unique(&error).is_some() => return Ok(Saved::Taken),
            Err(error) => return Err(error.into()),
        }
        shared(db, actor, id, Audience::of(old), draft)?;
    }
    let opened = shelf.arrangement.opens_with == id.to_string();
    if opened != draft.opens {
        open_with(db, actor, list, &if draft.opens { id.to_string() } else { String::new() })?;
    }
    Ok(Saved::Kept(id))
}

/// Makes a view of the actor's show something else.
///
/// # Errors
/// As [`edit`].
pub fn keep(db: &mut Db, actor: &Actor, list: &str, id: i64, state: &State) -> Result<Saved, Error> {
    let shelf = grid::shelf(db, list, actor)?;
    let old = own(&shelf, id)?;
    let draft = Draft {
        name: old.name.clone(),
        state: state.clone(),
        audience: Audience::of(old),
        opens: shelf.arrangement.opens_with == id.to_string(),
    };
    edit(db, actor, list, id, &draft)
}

/// Deletes a view; returns what it was.
///
/// # Errors
/// As [`own`].
pub fn delete(db: &mut Db, actor: &Actor, list: &str, id: i64) -> Result<Kept, Error> {
    let shelf = grid::shelf(db, list, actor)?;
    let view = own(&shelf, id)?.clone();
    queries::delete(db, id)?;
    let subject = Subject { kind: "view", id: Some(id), name: view.name.clone() };
    audit::record(db, actor, &Trace::done("view.delete", subject))?;
    if shelf.arrangement.opens_with == id.to_string() {
        open_with(db, actor, list, "")?;
    }
    Ok(view)
}

/// What the actor's list opens with from now on: a ready-made view's key, a kept one's id, or nothing for all rows.
/// `ready_made` are the keys of the former.
///
/// # Errors
/// [`Error::NotFound`] for a view that the actor may not see.
pub fn opens(db: &mut Db, actor: &Actor, list: &str, view: &str, ready_made: &[&str]) -> Result<(), Error> {
    let is_kept = |shelf: &Shelf| shelf.views.iter().any(|kept| kept.id.to_string() == view);
    if !view.is_empty() && !ready_made.contains(&view) && !is_kept(&grid::shelf(db, list, actor)?) {
        return Err(Error::NotFound);
    }
    open_with(db, actor, list, view)
}

fn open_with(db: &mut Db, actor: &Actor, list: &str, view: &str) -> Result<(), Error> {
    let mut arrangement = grid::shelf(db, list, actor)?.arrangement;
    view.clone_into(&mut arrangement.opens_with);
    grid::arrange(db, list, actor, &arrangement)
}

fn owner(actor: &Actor) -> Result<Owner<'_>, Error> {
    let id = actor.account_id().ok_or(Error::NotFound)?;
    Ok(Owner { id, name: actor.name() })
}

/// What was there may stay; anything else must be on offer.
fn allow(db: &mut Db, actor: &Actor, wanted: Audience, before: Audience) -> Result<(), Error> {
    if wanted == before {
        return Ok(());
    }
    let offered = audiences(db, actor)?;
    let allowed = match wanted {
        Audience::Nobody => true,
        Audience::Everybody => offered.everybody,
        Audience::Role(id) => offered.roles.iter().any(|role| role.id == id),
    };
    if allowed { Ok(()) } else { Err(Error::Forbidden(Message::new("views-audience-refused"))) }
}

fn shared(db: &mut Db, actor: &Actor, id: i64, before: Audience, draft: &Draft) -> Result<(), Error> {
    if draft.audience == before {
        return Ok(());
    }
    let (old, new) = (named(db, before)?, named(db, draft.audience)?);
    note(db, actor, "view.share", id, draft, vec![Change { field: "shared_with".to_owned(), old, new }])
}

/// An audience as the trail tells it.
fn named(db: &mut Db, audience: Audience) -> Result<String, Error> {
    let Audience::Role(id) = audience else { return Ok(audience.to_text()) };
    let role = roles::all(db)?.into_iter().find(|role| role.id == id);
    Ok(role.map_or_else(|| audience.to_text(), |role| role.name))
}

fn note(
    db: &mut Db,
    actor: &Actor,
    action: &'static str,
    id: i64,
    draft: &Draft,
    changes: Vec<Change>,
) -> Result<(), Error> {
    let subject = Subject { kind: "view", id: Some(id), name: draft.name.clone() };
    audit::record(db, actor, &Trace::done(action, subject).changing(changes))
}

/// What is different, the audience apart from being told by a line of its own.
fn changes(old: Option<&Kept>, new: &Draft) -> Vec<Change> {
    let before = old.map(State::of).unwrap_or_default();
    let fields = [
        ("name", old.map(|old| old.name.as_str()).unwrap_or_default(), &new.name),
        ("query", &before.query, &new.state.query),
        ("sort", &before.sort, &new.state.sort),
        ("columns", &before.columns, &new.state.columns),
        ("grouping", &before.grouping, &new.state.grouping),
    ];
    let differing = fields.into_iter().filter(|(_, old, new)| old != new);
    let mut changes: Vec<Change> = differing
        .map(|(field, old, new)| Change { field: field.to_owned(), old: old.to_owned(), new: new.clone() })
        .collect();
    let audience = old.map_or(Audience::Nobody, Audience::of);
    if audience != new.audience {
        let (old, new) = (audience.to_text(), new.audience.to_text());
        changes.push(Change { field: "shared_with".to_owned(), old, new });
    }
    changes
}
