//! Passwords: what is accepted, and how they are hashed without stopping anything else.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use rayon_core::{ThreadPool, ThreadPoolBuilder};
use tokio::sync::{Semaphore, oneshot};

use crate::error::{Error, Message};
use crate::web::language::Language;

/// Memory of one hash, in KiB (OWASP Password Storage: argon2id, 19 MiB, t=2, p=1).
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// How long a hash waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much hashing gives way to everything else (nice(2)): a page is wanted at once, a sign-in may take its time.
const NICENESS: i32 = 10;
const LONGEST: usize = 128;

/// What a new password must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordRules {
    /// Its least number of characters.
    pub shortest: usize,
    /// Its least score by zxcvbn.
    pub score: zxcvbn::Score,
}

impl Default for PasswordRules {
    fn default() -> Self {
        Self { shortest: 12, score: zxcvbn::Score::Three }
    }
}

impl PasswordRules {
    /// The rules in words.
    #[must_use]
    pub fn worded(self, t: Language) -> String {
        let number = |count: usize| t.number(i64::try_from(count).unwrap_or(i64::MAX));
        t.fill("auth-password-rules", &[("least", number(self.shortest)), ("most", number(LONGEST))])
    }
}

/// Hashes passwords, as many at once as half of the cores, on threads of its own: only they ever hold the memory that
/// a hash takes, and they yield to whoever answers pages.
#[derive(Clone)]
pub struct Hasher {
    threads: Arc<ThreadPool>,
    turns: Arc<Semaphore>,
    computed: Arc<AtomicU64>,
    dummy: Arc<str>,
}

impl Hasher {
    /// A hasher for this machine.
    ///
    /// # Errors
    /// When argon2 refuses its parameters, or no thread can be started.
    pub fn new() -> Result<Self, Error> {
        let slots = std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).max(1));
        let threads = ThreadPoolBuilder::new()
            .num_threads(slots)
            .thread_name(|number| format!("hash {number}"))
            .start_handler(|_| yield_to_others())
            .panic_handler(|_| tracing::error!("a hash panicked"))
            .build()
            .map_err(Error::internal)?;
        let dummy = hash("the password of nobody")?;
        Ok(Self {
            threads: Arc::new(threads),
            turns: Arc::new(Semaphore::new(slots)),
            computed: Arc::new(AtomicU64::new(0)),
            dummy: dummy.into(),
        })
    }

    /// The hash of a new password.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait.
    pub async fn hash(&self, password: String) -> Result<String, Error> {
        self.in_turn(move || hash(&password)).await?
    }

    /// Whether `password` is the one behind `known`. Without a known hash it
    /// takes as long and is false, so that time does not tell who exists.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many wait.
    pub async fn verify(&self, known: Option<String>, password: String) -> Result<bool, Error> {
        let exists = known.is_some();
        let known = known.unwrap_or_else(|| self.dummy.to_string());
        let fits = self.in_turn(move || verify(&known, &password)).await?;
        Ok(fits && exists)
    }

    /// How many hashes were computed so far, by this and its clones.
    #[must_use]
    pub fn computed(&self) -> u64 {
        self.computed.load(Ordering::Relaxed)
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned());
        let turn = turn.await.map_err(|_| Error::Busy)?.map_err(Error::internal)?;
        self.computed.fetch_add(1, Ordering::Relaxed);
        let (answer, answered) = oneshot::channel();
        self.threads.spawn(move || {
            let _turn = turn;
            // Nobody waits any more when the request has ended: the hash was for nothing.
            drop(answer.send(work()));
        });
        answered.await.map_err(Error::internal)
    }
}

/// Makes the thread it is called on yield; on Linux the niceness is that of the thread alone. Where it is refused,
/// hashing is as urgent as everything else.
fn yield_to_others() {
    if let Err(error) = rustix::process::nice(NICENESS) {
        tracing::debug!(%error, "hashing does not yield to other work");
    }
}

fn argon() -> Result<Argon2<'static>, Error> {
    let params = Params::new(MEMORY, PASSES, 1, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes here and now; for the command line. In the server use [`Hasher`].
///
/// # Errors
/// When argon2 fails.
pub fn hash(password: &str) -> Result<String, Error> {
    let hash = argon()?.hash_password(password.as_bytes()).map_err(Error::internal)?;
    Ok(hash.to_string())
}

fn verify(known: &str, password: &str) -> bool {
    PasswordHash::new(known)
        .is_ok_and(|known| Argon2::default().verify_password(password.as_bytes(), &known).is_ok())
}

/// Whether a stored hash was made with weaker parameters than today's.
#[must_use]
pub fn is_outdated(known: &str) -> bool {
    !known.starts_with(&format!("$argon2id$v=19$m={MEMORY},t={PASSES},p=1$"))
}

/// Why a password is not accepted; `context` are words an attacker would try
/// first: the company, the person's own names.
#[must_use]
pub fn weakness(password: &str, rules: PasswordRules, context: &[&str]) -> Option<Message> {
    let length = password.chars().count();
    if length < rules.shortest {
        return Some(Message::new("password-too-short").with("limit", rules.shortest));
    }
    if length > LONGEST {
        return Some(Message::new("password-too-long").with("limit", LONGEST));
    }
    let context: Vec<&str> = context.iter().copied().filter(|word| word.len() > 2).collect();
    let estimate = zxcvbn::zxcvbn(password, &context);
    if estimate.score() >= rules.score {
        return None;
    }
    let warning = estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    Some(Message::new(warning.map_or("password-guessable", advice)))
}

fn advice(warning: zxcvbn::feedback::Warning) -> &'static str {
    use zxcvbn::feedback::Warning;
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => {
            "password-keyboard"
        }
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "password-repeats"
        }
        Warning::SequencesLikeAbcAreEasyToGuess => "password-sequence",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => "password-dates",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => "password-names",
        _ => "password-common",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_fits_its_password_only() {
        let known = hash("correct horse battery").unwrap();
        assert!(verify(&known, "correct horse battery"));
        assert!(!verify(&known, "correct horse batterz"));
        assert!(!verify("nonsense", "correct horse battery"));
        assert!(!is_outdated(&known));
        assert!(is_outdated("$argon2id$v=19$m=4096,t=3,p=1$x$y"));
    }

    #[test]
    fn weak_passwords_are_refused_with_the_reason() {
        let key =
            |password: &str| weakness(password, PasswordRules::default(), &["Northwind"]).map(|m| m.key);
        assert_eq!(key("short").as_deref(), Some("password-too-short"));
        assert_eq!(key(&"x".repeat(129)).as_deref(), Some("password-too-long"));
        assert!(key("aaaaaaaaaaaaaa").is_some());
        assert!(key("northwindnorthwind").is_some());
        assert_eq!(key("trunk-lantern-orbit-42"), None);
    }
}
