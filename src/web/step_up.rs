//! How somebody is asked for the password again, and comes back to what they wanted to do.

use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse};

use super::pages::StepUpPage;
use super::{Visit, local_path};
use crate::error::{Complaint, Error, Held};
use crate::web::form::Form;

/// The field in which the password is typed again.
pub const PROOF: &str = "proof";

impl Visit {
    /// Lets only pass whose password was proven within the last ten minutes; asked on the page that leads to what
    /// needs it, so that nothing is typed in vain.
    ///
    /// # Errors
    /// [`Error::StepUp`], which leads to the page that asks, and back.
    pub fn fresh(&self) -> Result<(), Error> {
        match self.person() {
            Some(person) if person.is_proven => Ok(()),
            Some(_) => Err(Error::StepUp(None)),
            None => Err(Error::SignedOut),
        }
    }
}

/// On to the page that asks, and back; a fragment takes the whole page along.
pub(super) fn ask_first(request: &HttpRequest) -> HttpResponse {
    let visit = Visit::of(request);
    let address = address(&visit.here());
    if visit.is_fragment() {
        return HttpResponse::Unauthorized()
            .insert_header(("HX-Redirect", address))
            .content_type("text/plain")
            .body("");
    }
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}

fn address(to: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("to", to).finish();
    format!("/confirm-password?{query}")
}

/// Asks in place of a form that came too late, which is carried along and posted again with the password.
pub(super) fn ask_again(request: &HttpRequest, held: &Held) -> HttpResponse {
    let visit = Visit::of(request);
    let t = visit.language();
    let (status, form) = match held.complaint {
        None => (StatusCode::UNAUTHORIZED, Form::default()),
        Some(Complaint::Wrong) => {
            let form = Form::default().refuse(PROOF, t.say("step-up-wrong"));
            (StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Some(Complaint::TooOften(seconds)) => {
            let form = Form::default().refuse("", t.count("auth-throttled", seconds));
            (StatusCode::TOO_MANY_REQUESTS, form)
        }
    };
    let mut answer = visit.show(status, &page(&visit, visit.here(), held.fields.clone(), form));
    if let Some(Complaint::TooOften(seconds)) = held.complaint {
        answer.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    if visit.is_fragment() {
        let main = actix_web::http::header::HeaderValue::from_static("#main");
        answer.headers_mut().insert(actix_web::http::header::HeaderName::from_static("hx-retarget"), main);
    }
    answer
}

/// The page that posts `fields` to `action` together with the password.
#[must_use]
pub fn page(visit: &Visit, action: String, fields: Vec<(String, String)>, form: Form) -> StepUpPage {
    let cancel = way_back(&fields);
    StepUpPage {
        shell: visit.shell(&visit.language().say("step-up-title")),
        form,
        action,
        hidden: fields,
        cancel,
    }
}

/// Where whoever changes their mind goes: back to where the form leads, or the page that was wanted leads.
fn way_back(fields: &[(String, String)]) -> String {
    let named = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let behind = || {
        let to = named("to")?;
        let (_, query) = to.split_once('?')?;
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.find(|(name, _)| name == "back").map(|(_, value)| value.into_owned())
    };
    local_path(&named("back").or_else(behind).unwrap_or_default()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_changes_their_mind_goes_back_to_where_they_came_from() {
        let field = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
        assert_eq!(way_back(&field("back", "/accounts?q=a")), "/accounts?q=a");
        assert_eq!(way_back(&field("to", "/accounts/delete?id=5&back=%2Faccounts%3Fq%3Da")), "/accounts?q=a");
        for evil in ["https://evil.example", "//evil.example", "/accounts/delete?back=//evil.example", ""] {
            assert_eq!(way_back(&field("to", evil)), "/", "{evil}");
            assert!(!way_back(&field("back", evil)).starts_with("//"), "{evil}");
        }
    }
}
