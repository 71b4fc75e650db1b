//! The password asked again: before what cannot be taken back and what gives power away, it was proven within the
//! last ten minutes, or it is now. Nothing that was posted is lost: the page that asks posts it once more.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use super::passwords::Hasher;
use super::rules;
use crate::access::Actor;
use crate::db::Pool;
use crate::error::{Complaint, Error, Held};
use crate::web::session;
use crate::web::{Input, PROOF};

/// A posted form, by somebody who may have to prove the password before it counts.
pub struct Proof {
    input: Input,
    state: State,
}

/// How it stands with the proof.
enum State {
    /// It is fresh.
    Fresh,
    /// There is none, or there is something to complain about.
    Missing(Option<Complaint>),
}

impl Proof {
    /// Whether the password was proven lately, or with this form.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        matches!(self.state, State::Fresh)
    }

    /// The form, for what needs a fresh proof.
    ///
    /// # Errors
    /// [`Error::StepUp`], whose page asks for the password and posts the same form again.
    pub fn fresh(self) -> Result<Input, Error> {
        match self.state {
            State::Fresh => Ok(self.input),
            State::Missing(complaint) => {
                let carried = self.input.fields().filter(|(name, _)| *name != "csrf" && *name != PROOF);
                let fields = carried.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
                Err(Error::StepUp(Some(Box::new(Held { fields, complaint }))))
            }
        }
    }

    /// The form, for what needs none.
    #[must_use]
    pub fn offered(self) -> Input {
        self.input
    }
}

impl Deref for Proof {
    type Target = Input;
    fn deref(&self) -> &Input {
        &self.input
    }
}

impl FromRequest for Proof {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let input = Input::from_request(request, payload);
        let actor = session::actor(request);
        let person = session::person(request);
        let pool = request.app_data::<web::Data<Pool>>().cloned();
        let hasher = request.app_data::<web::Data<Hasher>>().cloned();
        Box::pin(async move {
            let (input, actor) = (input.await?, actor?);
            let person = person.ok_or(Error::SignedOut)?;
            if person.is_proven {
                return Ok(Self { input, state: State::Fresh });
            }
            if !input.has(PROOF) {
                return Ok(Self { input, state: State::Missing(None) });
            }
            let pool = pool.ok_or_else(|| Error::internal("no pool"))?;
            let hasher = hasher.ok_or_else(|| Error::internal("no hasher"))?;
            let password = input.one(PROOF)?.to_owned();
            let state = match prove(&pool, &hasher, actor, person.session_id, password).await {
                Ok(true) => State::Fresh,
                Ok(false) => State::Missing(Some(Complaint::Wrong)),
                Err(Error::TooManyAttempts(seconds)) => State::Missing(Some(Complaint::TooOften(seconds))),
                Err(other) => return Err(other),
            };
            Ok(Self { input, state })
        })
    }
}

/// The steps of signing in, with oneself: count, verify off the async threads, note.
async fn prove(
    pool: &Pool,
    hasher: &Hasher,
    actor: Actor,
    session: i64,
    password: String,
) -> Result<bool, Error> {
    let by = actor.clone();
    let known = pool.write(move |db| rules::attempt_again(db, &by)).await?;
    let fits = hasher.verify(known.clone(), password).await?;
    pool.write(move |db| rules::prove(db, &actor, session, known.as_deref(), fits)).await
}
