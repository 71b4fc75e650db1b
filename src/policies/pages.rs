//! What the policies page receives.

use askama::Template;

use super::decisions::Policies;
use super::forms::{UNITS, in_units, worded};
use super::model::{Policy, Rule};
use crate::error::Error;
use crate::web::form::{Choice, Form};
use crate::web::language::Language;
use crate::web::shell::Shell;
use crate::web::{Input, Visit};

/// Every policy, each a form of its own.
#[derive(Template)]
#[template(path = "policies/page.html", blocks = ["content"])]
pub struct PoliciesPage {
    pub shell: Shell,
    pub policies: Vec<Shown>,
    /// The errors of the form that is shown again.
    pub errors: Form,
}

/// One policy.
pub struct Shown {
    pub key: &'static str,
    pub title: String,
    pub about: String,
    /// The value as it is stored, to notice that somebody else changed it.
    pub was: String,
    pub form: Form,
    pub control: Control,
    /// Who changed it last, and when; or that it is as usual.
    pub changed: String,
}

/// How a policy is chosen.
pub enum Control {
    /// One of a few, each with its effect.
    Ways(Vec<Way>),
    /// An amount of a unit, with what it may be.
    Duration { units: Vec<Choice>, bounds: String },
    /// A number, with what it may be.
    Number { bounds: String },
}

/// One of a few.
pub struct Way {
    pub word: &'static str,
    pub label: String,
    pub effect: String,
    pub usual: bool,
}

/// A form that is shown again.
pub struct Again {
    pub policy: Policy,
    pub form: Form,
}

impl Again {
    /// Somebody else has changed the policy since it was shown.
    ///
    /// # Errors
    /// 400 when a field is repeated.
    pub fn stale(policy: Policy, input: &Input, t: Language) -> Result<Self, Error> {
        let form = Form::default().with("value", input.one("value")?).with("unit", input.one("unit")?);
        Ok(Self { policy, form: form.refuse("value", t.say("policy-stale")) })
    }
}

impl PoliciesPage {
    /// The page; `again` takes the place of what is saved.
    #[must_use]
    pub fn new(visit: &Visit, policies: &Policies, again: Option<&Again>) -> Self {
        let t = visit.language();
        let mut shell = visit.shell(&t.say("policies-title"));
        "/settings/policies".clone_into(&mut shell.here);
        let errors = again.map(|again| again.form.clone()).unwrap_or_default();
        let form = |policy| match again {
            Some(again) if again.policy == policy => again.form.clone(),
            _ => filled(policies, policy),
        };
        let shown = |policy: &Policy| shown(policies, *policy, form(*policy), t);
        Self { shell, policies: Policy::ALL.iter().map(shown).collect(), errors }
    }
}

fn filled(policies: &Policies, policy: Policy) -> Form {
    let value = policies.value(policy);
    if let Rule::Minutes { .. } = policy.rule() {
        let (amount, unit) = in_units(value.parse().unwrap_or_default());
        return Form::default().with("value", amount.to_string()).with("unit", unit);
    }
    Form::default().with("value", value)
}

fn shown(policies: &Policies, policy: Policy, form: Form, t: Language) -> Shown {
    let (title, about) = policy.words();
    Shown {
        key: policy.word(),
        title: t.say(title),
        about: t.say(about),
        was: policies.value(policy),
        form,
        control: control(policy, t),
        changed: match policies.decision(policy) {
            None => t.say("policy-as-usual"),
            Some(decision) => t.fill(
                "policy-changed-by",
                &[("name", decision.by.clone()), ("time", t.time(decision.at).title)],
            ),
        },
    }
}

fn control(policy: Policy, t: Language) -> Control {
    let bounds = |least: String, most: String, usual: String| {
        t.fill("policy-range", &[("least", least), ("most", most), ("usual", usual)])
    };
    match policy.rule() {
        Rule::Choice(ways) => Control::Ways(
            ways.iter()
                .map(|(word, label, effect)| Way {
                    word,
                    label: t.say(label),
                    effect: t.say(effect),
                    usual: policy.usual() == *word,
                })
                .collect(),
        ),
        Rule::Minutes { least, most, usual } => Control::Duration {
            units: UNITS
                .iter()
                .map(|(_, value, label)| Choice { value: (*value).to_owned(), label: t.say(label) })
                .collect(),
            bounds: bounds(worded(least, t), worded(most, t), worded(usual, t)),
        },
        Rule::Number { least, most, usual } => {
            Control::Number { bounds: bounds(t.number(least), t.number(most), t.number(usual)) }
        }
    }
}
