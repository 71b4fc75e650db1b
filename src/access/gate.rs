//! What a handler must say first: who may come in.

use std::future::{Future, Ready, ready};
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::actor::Actor;
use super::permission::Permission;
use crate::error::Error;
use crate::web::bearer::{self, Caller};
use crate::web::session;

/// The first argument of every handler; a handler without one cannot be routed.
pub trait Gate: FromRequest {
    /// The permission that is asked for; `None` when none is.
    const PERMISSION: Option<Permission>;
    /// Whether somebody must be signed in.
    const SIGNED_IN: bool;
    /// Whether an API key is asked for instead of a session.
    const BY_KEY: bool = false;
}

/// A page for everybody, such as the sign-in page.
pub struct Anyone;

/// A page for whoever is signed in.
pub struct SignedIn(pub Actor);

/// A page for whoever holds the permission of `G`.
pub struct May<G>(Actor, PhantomData<G>);

/// A resource for a program whose key is good and whose account may use the API and holds the permission of `G`.
pub struct ByKey<G>(Caller, PhantomData<G>);

/// Names a permission as a type.
pub trait Needs {
    /// The permission.
    const PERMISSION: Permission;
}

/// One type per permission that some route asks for.
pub mod gates {
    use super::{Needs, Permission};

    macro_rules! gates {
        ($($name:ident),+ $(,)?) => {
            $(
                #[doc = concat!("See [`Permission::", stringify!($name), "`].")]
                pub struct $name;
                impl Needs for $name {
                    const PERMISSION: Permission = Permission::$name;
                }
            )+
        };
    }

    gates!(
        AccountsView,
        AccountsAdd,
        AccountsEditName,
        AccountsEditStatus,
        AccountsDelete,
        AccountsExport,
        ApiGenerateKey,
        ApiUse,
        AuditView,
        CompanyViewDetails,
        LicensesAssign,
        LicensesEditMac,
        LicensesManage,
        LicensesView,
        MailView,
        NoticesManage,
        NotificationsCustomize,
        ProfileManage,
        RolesAssignLicenseAdmin,
        RolesManage,
        RolesView,
        SettingsManage,
        TenantsManage,
        TenantsSignIn,
        TicketsCreate,
    );
}

impl Gate for Anyone {
    const PERMISSION: Option<Permission> = None;
    const SIGNED_IN: bool = false;
}

impl Gate for SignedIn {
    const PERMISSION: Option<Permission> = None;
    const SIGNED_IN: bool = true;
}

impl<G: Needs + 'static> Gate for May<G> {
    const PERMISSION: Option<Permission> = Some(G::PERMISSION);
    const SIGNED_IN: bool = true;
}

impl<G> Deref for May<G> {
    type Target = Actor;
    fn deref(&self) -> &Actor {
        &self.0
    }
}

impl<G> May<G> {
    /// The actor itself, to be handed to a unit of work.
    #[must_use]
    pub fn into_actor(self) -> Actor {
        self.0
    }
}

impl<G: Needs + 'static> Gate for ByKey<G> {
    const PERMISSION: Option<Permission> = Some(G::PERMISSION);
    const SIGNED_IN: bool = false;
    const BY_KEY: bool = true;
}

impl<G> Deref for ByKey<G> {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl<G: Needs + 'static> FromRequest for ByKey<G> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let caller = bearer::caller(&request).await?;
            caller.actor.need(Permission::ApiUse)?;
            caller.actor.need(G::PERMISSION)?;
            Ok(Self(caller, PhantomData))
        })
    }
}

impl FromRequest for Anyone {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;
    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self))
    }
}

impl FromRequest for SignedIn {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(session::actor(request).map(Self))
    }
}

impl<G: Needs + 'static> FromRequest for May<G> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(session::actor(request).and_then(|actor| {
            actor.open(G::PERMISSION)?;
            Ok(Self(actor, PhantomData))
        }))
    }
}
