//! What a query means, said slowly: one account at a time, in Rust.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use gatehouse::accounts::queries::Visible;
use gatehouse::fold;
use gatehouse::grid::Source;
use gatehouse::grid::language::{Filter, Shape, Term, Test};

pub type Row = <Visible<'static> as Source>::Row;

/// What the model knows of an account.
pub struct Known<'k> {
    pub row: &'k Row,
    /// The keys of its roles.
    pub roles: &'k [String],
    /// The names of its tenants.
    pub tenants: &'k [String],
    /// Whether its address was confirmed.
    pub confirmed: bool,
}

/// Whether a term holds of an account.
pub fn holds(term: &Term, known: &Known<'_>) -> bool {
    match term.shape() {
        Shape::Word(word) => says(known.row, word),
        Shape::Filter(filter) => fits(filter, known),
        Shape::Not(inner) => !holds(inner, known),
        Shape::All(terms) => terms.iter().all(|term| holds(term, known)),
        Shape::Any(terms) => terms.iter().any(|term| holds(term, known)),
    }
}

fn says(row: &Row, word: &str) -> bool {
    let (login, email) = (row.login.clone().unwrap_or_default(), row.email.clone().unwrap_or_default());
    let parts = [
        &*row.display_name,
        &row.more.as_deref().unwrap().first_name,
        &row.more.as_deref().unwrap().last_name,
        &login,
        &email,
    ];
    fold::search_text(&parts).contains(&fold::needle(word))
}

fn fits(filter: &Filter, known: &Known<'_>) -> bool {
    if let Test::In(values) = filter.test() {
        return values.iter().any(|value| one(filter.field(), &Test::Is(value.clone()), known));
    }
    one(filter.field(), filter.test(), known)
}

fn one(field: &str, test: &Test, known: &Known<'_>) -> bool {
    let row = known.row;
    let plain = |text: &Option<String>| text.as_deref().map(fold::plain);
    match field {
        "name" => text(test, Some(&fold::sort_key(&row.display_name)), fold::sort_key),
        "first_name" => {
            text(test, Some(&fold::sort_key(&row.more.as_deref().unwrap().first_name)), fold::sort_key)
        }
        "last_name" => {
            text(test, Some(&fold::sort_key(&row.more.as_deref().unwrap().last_name)), fold::sort_key)
        }
        "job_title" => {
            text(test, Some(&fold::sort_key(&row.more.as_deref().unwrap().job_title)), fold::sort_key)
        }
        "description" => {
            text(test, Some(&fold::plain(&row.more.as_deref().unwrap().description)), fold::plain)
        }
        "created_by" => {
            text(test, Some(&fold::sort_key(&row.more.as_deref().unwrap().created_by_name)), fold::sort_key)
        }
        "modified_by" => {
            text(test, Some(&fold::sort_key(&row.more.as_deref().unwrap().modified_by_name)), fold::sort_key)
        }
        "email" => text(test, plain(&row.email).as_ref(), fold::plain),
        "login" => text(test, plain(&row.login).as_ref(), fold::plain),
        "status" => word(test) == row.status.word(),
        "kind" => word(test) == row.kind.word(),
        "identity_source" => {
            word(test).replace("local password", "local")
                == row.more.as_deref().unwrap().identity_source.word()
        }
        "last_login" => time(test, row.last_login_at),
        "valid_until" => time(test, row.more.as_deref().unwrap().valid_until),
        "key_expires" => time(test, row.more.as_deref().unwrap().key_expires_at),
        "created" => time(test, Some(row.more.as_deref().unwrap().created_at)),
        "modified" => time(test, Some(row.more.as_deref().unwrap().modified_at)),
        "roles" => number(test, row.role_count),
        "licenses" => number(test, row.license_count),
        "tenants" => number(test, row.tenant_count),
        "tenant" => tenant(test, known.tenants),
        "id" => number(test, row.id),
        "role" => role(test, known.roles),
        "confirmed" => known.confirmed == (word(test) == "yes"),
        other => panic!("the model does not know the field {other}"),
    }
}

fn value(test: &Test) -> &str {
    test.values().first().unwrap().text()
}

fn word(test: &Test) -> String {
    fold::plain(value(test))
}

fn text(test: &Test, held: Option<&String>, fold: fn(&str) -> String) -> bool {
    let held_text = held.cloned().unwrap_or_default();
    match test {
        Test::Empty => held_text.is_empty(),
        Test::NotEmpty => !held_text.is_empty(),
        Test::Default(value) => held.is_some_and(|held| held.contains(&fold(value.text()))),
        Test::StartsWith(value) => held.is_some_and(|held| held.starts_with(&fold(value.text()))),
        Test::Is(value) => held == Some(&fold(value.text())),
        other => panic!("texts do not know {other:?}"),
    }
}

fn number(test: &Test, held: i64) -> bool {
    let value: i64 = value(test).parse().unwrap();
    match test {
        Test::Default(_) | Test::Is(_) => held == value,
        Test::Less(_) => held < value,
        Test::LessEq(_) => held <= value,
        Test::Greater(_) => held > value,
        Test::GreaterEq(_) => held >= value,
        other => panic!("numbers do not know {other:?}"),
    }
}

fn role(test: &Test, held: &[String]) -> bool {
    match test {
        Test::Empty => held.is_empty(),
        Test::NotEmpty => !held.is_empty(),
        _ => held.iter().any(|role| *role == word(test).replace(' ', "_")),
    }
}

fn tenant(test: &Test, joined: &[String]) -> bool {
    match test {
        Test::Empty => joined.is_empty(),
        Test::NotEmpty => !joined.is_empty(),
        _ => joined.iter().any(|name| fold::plain(name) == word(test)),
    }
}

fn time(test: &Test, held: Option<NaiveDateTime>) -> bool {
    match test {
        Test::Empty => return held.is_none(),
        Test::NotEmpty => return held.is_some(),
        _ => {}
    }
    let Some(held) = held else { return false };
    let Ok(day) = NaiveDate::parse_from_str(value(test), "%Y-%m-%d") else { return aged(test, held) };
    let start = day.and_time(NaiveTime::MIN);
    let end = start + Days::new(1);
    match test {
        Test::Default(_) | Test::Is(_) => start <= held && held < end,
        Test::Less(_) => held < start,
        Test::LessEq(_) => held < end,
        Test::Greater(_) => held >= end,
        Test::GreaterEq(_) => held >= start,
        other => panic!("dates do not know {other:?}"),
    }
}

fn aged(test: &Test, held: NaiveDateTime) -> bool {
    let distance = (gatehouse::clock::now() - held).abs();
    let age = match value(test) {
        "30d" => TimeDelta::days(30),
        "2w" => TimeDelta::days(14),
        "90d" => TimeDelta::days(90),
        // Nothing made up is within a day of a year ago or ahead by chance: see the assertion.
        "1y" => TimeDelta::days(365),
        other => panic!("the model does not know the age {other}"),
    };
    match test {
        Test::Less(_) | Test::LessEq(_) => distance <= age,
        _ => distance > age,
    }
}
