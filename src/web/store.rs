//! actix-session's storage, kept in our database. An update never creates a
//! session, so one that was ended stays ended, whatever was still in flight.

use std::collections::HashMap;

use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration;

use super::session::{FAILURE, NOTICE, Notice, PERSON, SECRET};
use crate::auth::sessions;
use crate::db::Pool;
use crate::error::Error;

type State = HashMap<String, String>;

/// Sessions as rows.
pub struct Store(Pool);

impl Store {
    /// Sessions in the database behind `pool`.
    #[must_use]
    pub fn new(pool: Pool) -> Self {
        Self(pool)
    }

    async fn find(&self, secret: String) -> Result<Option<State>, Error> {
        let found = self.0.read(move |db| sessions::find(db, &secret)).await?;
        let Some(found) = found else { return Ok(None) };
        if found.is_due_for_touch() {
            let id = found.person.session_id;
            // Whoever reads does so also where nothing can be written.
            if let Err(error) = self.0.write(move |db| sessions::touch(db, id)).await {
                tracing::warn!(%error, "a session could not be marked as used");
            }
        }
        let mut state = State::new();
        let person = serde_json::to_string(&found.person).map_err(Error::internal)?;
        state.insert(PERSON.to_owned(), person);
        if let Some(notice) = found.notice {
            state.insert(NOTICE.to_owned(), notice);
        }
        Ok(Some(state))
    }
}

impl SessionStore for Store {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        match self.find(key.as_ref().to_owned()).await {
            Ok(state) => Ok(state),
            Err(error) => {
                tracing::error!(%error, "a session could not be read");
                Ok(Some(State::from([(FAILURE.to_owned(), "true".to_owned())])))
            }
        }
    }

    /// The row was made in the transaction that signed in; only its id passes here.
    async fn save(&self, state: State, _: &Duration) -> Result<SessionKey, SaveError> {
        let secret = state.get(SECRET).and_then(|json| serde_json::from_str::<String>(json).ok());
        let secret =
            secret.ok_or_else(|| SaveError::Other(anyhow::anyhow!("only signing in opens a session")))?;
        SessionKey::try_from(secret).map_err(|error| SaveError::Other(anyhow::anyhow!(error)))
    }

    async fn update(&self, key: SessionKey, state: State, _: &Duration) -> Result<SessionKey, UpdateError> {
        let secret = key.as_ref().to_owned();
        let notice = state.get(NOTICE).cloned();
        let is_good_news = notice.as_deref().is_none_or(is_good_news);
        match self.0.write(move |db| sessions::keep_notice(db, &secret, notice.as_deref())).await {
            Ok(()) => Ok(key),
            // What was done, or shown, must not look as if it had failed for a sentence.
            Err(error) if is_good_news => {
                tracing::warn!(%error, "a sentence for the next page could not be kept");
                Ok(key)
            }
            Err(error) => Err(UpdateError::Other(anyhow::anyhow!(error.to_string()))),
        }
    }

    async fn update_ttl(&self, _: &SessionKey, _: &Duration) -> Result<(), anyhow::Error> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        let failed = |error: Error| anyhow::anyhow!(error.to_string());
        let (secret, same) = (key.as_ref().to_owned(), key.as_ref().to_owned());
        // Whoever signs out has ended it already, and is not told that it failed.
        if !self.0.read(move |db| sessions::is_kept(db, &same)).await.map_err(failed)? {
            return Ok(());
        }
        self.0.write(move |db| sessions::close(db, &secret)).await.map_err(failed)
    }
}

/// Whether a sentence tells that something was done: one that tells of a refusal must not be lost.
fn is_good_news(notice: &str) -> bool {
    serde_json::from_str::<Notice>(notice)
        .is_ok_and(|notice| matches!(notice.kind.as_str(), "success" | "info"))
}
