//! The machine that an on-premises license is bound to.

use chrono::{Months, NaiveDateTime};

use super::{changed, subject};
use crate::access::{Actor, Permission};
use crate::audit::{self, Trace};
use crate::clock;
use crate::db::Db;
use crate::error::{Error, Message};
use crate::licenses::file::{Said, Signer};
use crate::licenses::model::{Deployment, License};
use crate::licenses::queries;

/// How often the address may change in any twelve months.
pub const MOST_CHANGES: i64 = 12;

/// How often it was changed in the last twelve months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changes {
    /// How often.
    pub count: i64,
    /// When the next change is possible, UTC; `None`: now.
    pub next: Option<NaiveDateTime>,
}

/// The one spelling that is stored, such as `00:1a:2b:3c:4d:5e`, of `001A.2B3C.4D5E`, `00-1A-2B-3C-4D-5E` and the
/// like; `None` for what is no address of a machine's own: all zeros, all ones, or one of a group.
#[must_use]
pub fn normalized(typed: &str) -> Option<String> {
    let typed = crate::fold::plain(typed);
    let digits: Vec<char> = typed.chars().filter(|c| !matches!(c, ':' | '-' | '.' | ' ')).collect();
    let groups: Vec<usize> = typed.split([':', '-', '.', ' ']).map(str::len).collect();
    let is_spelled = matches!(groups.as_slice(), [2, 2, 2, 2, 2, 2] | [4, 4, 4] | [6, 6] | [12]);
    if !is_spelled || digits.len() != 12 || !digits.iter().all(char::is_ascii_hexdigit) {
        return None;
    }
    let first = digits.get(1).and_then(|digit| digit.to_digit(16))?;
    let is_nobody = digits.iter().all(|digit| *digit == '0');
    if first % 2 == 1 || is_nobody {
        return None;
    }
    let pairs: Vec<String> = digits.chunks(2).map(|pair| pair.iter().collect()).collect();
    Some(pairs.join(":"))
}

/// How often the address of a license was changed in the last twelve months.
///
/// # Errors
/// Database errors.
pub fn changes(db: &mut Db, license: i64) -> Result<Changes, Error> {
    let now = clock::now();
    let year = Months::new(12);
    let since = now.checked_sub_months(year).unwrap_or(now);
    let lately = queries::mac_changes(db, license, Some(since), MOST_CHANGES)?;
    let count = i64::try_from(lately.len()).unwrap_or(MOST_CHANGES);
    let full = lately.last().filter(|_| count >= MOST_CHANGES);
    Ok(Changes { count, next: full.and_then(|oldest| oldest.at.checked_add_months(year)) })
}

/// Binds a license to another machine.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for a license that is not on premises, the same address, or more than
/// [`MOST_CHANGES`] in twelve months.
pub fn change_mac(db: &mut Db, actor: &Actor, id: i64, mac: &str) -> Result<License, Error> {
    let license = queries::find(db, actor, Permission::LicensesEditMac, id)?;
    if license.deployment != Deployment::OnPremises {
        return Err(Error::refused("licenses-refusal-cloud"));
    }
    if license.mac.as_deref() == Some(mac) {
        return Err(Error::refused("licenses-refusal-same-mac"));
    }
    if let Some(next) = changes(db, id)?.next {
        let day = next.format("%Y-%m-%d");
        let why = Message::new("licenses-refusal-mac-often").with("limit", MOST_CHANGES).with("day", day);
        return Err(Error::Refused(why));
    }
    queries::change_kept(db, actor, &license, mac)?;
    let change = changed("mac", license.mac.clone().unwrap_or_default(), mac);
    audit::record(db, actor, &Trace::done("license.change_mac", subject(&license)).changing(vec![change]))?;
    queries::by_id(db, id)
}

/// A new file of a license, signed for the machine that it is bound to.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for a license that is bound to none.
pub fn issue(db: &mut Db, actor: &Actor, id: i64, signer: &Signer) -> Result<String, Error> {
    let license = queries::find(db, actor, Permission::LicensesEditMac, id)?;
    let mac = license.mac.clone().ok_or_else(|| Error::refused("licenses-refusal-no-mac"))?;
    let file = signer.file(&Said::of(&license, &mac, clock::now())).map_err(Error::internal)?;
    let change = changed("mac", "", mac);
    audit::record(db, actor, &Trace::done("license.download", subject(&license)).changing(vec![change]))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_spellings_are_one_address() {
        for typed in [
            "00:1A:2B:3C:4D:5E",
            "00-1a-2b-3c-4d-5e",
            "001A.2B3C.4D5E",
            "001a2b-3c4d5e",
            "001A2B3C4D5E",
            " 00 1a 2b 3c 4d 5e ",
            "００:１Ａ:2B:3C:4D:5E",
        ] {
            assert_eq!(normalized(typed).as_deref(), Some("00:1a:2b:3c:4d:5e"), "{typed}");
        }
    }

    #[test]
    fn what_is_no_machines_own_address_is_refused() {
        for typed in [
            "",
            "00:1A:2B:3C:4D",
            "00:1A:2B:3C:4D:5E:6F",
            "00:1A:2B:3C:4D:5G",
            "0:01A:2B:3C:4D:5E",
            "00:00:00:00:00:00",
            "ff:ff:ff:ff:ff:ff",
            "01:00:5e:00:00:01",
        ] {
            assert_eq!(normalized(typed), None, "{typed}");
        }
    }
}
