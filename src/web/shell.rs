//! What every page is framed by: who looks, where they may go, in which language and colors.

use super::assets;
use super::language::Language;

/// The frame of a page. Cloned once per request, never per row.
#[derive(Clone)]
pub struct Shell {
    /// The words of the viewer's language.
    pub t: Language,
    /// The page's name, for the browser's tab.
    pub title: String,
    /// Who is signed in; without one there is no sidebar.
    pub viewer: Option<Viewer>,
    /// The company's name; empty before set-up.
    pub company: String,
    /// What the viewer may open, in order.
    pub nav: Vec<NavItem>,
    /// One sentence about what just happened.
    pub notice: Option<Notice>,
    /// The session's token that every form carries.
    pub csrf: String,
    /// The viewer's choice of colors.
    pub theme: Theme,
    /// The address of this page, to come back to after a change of language or theme.
    pub here: String,
    /// The languages to choose from, each by its own name.
    pub languages: Vec<LanguageChoice>,
}

/// The signed-in account as the frame shows it.
#[derive(Clone)]
pub struct Viewer {
    pub name: String,
    pub initials: String,
    /// The avatar's color, 0 to 11.
    pub hue: u16,
    pub email: String,
}

/// One entry of the sidebar.
#[derive(Clone)]
pub struct NavItem {
    pub key: &'static str,
    pub label: String,
    pub href: String,
    /// A name out of `static/icons.txt`.
    pub icon: &'static str,
    /// The page belongs to this entry.
    pub current: bool,
}

/// A language by its own name.
#[derive(Clone)]
pub struct LanguageChoice {
    pub code: &'static str,
    pub name: &'static str,
    pub current: bool,
}

/// Light, dark, or as the machine is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Auto,
    Light,
    Dark,
}

/// How a message is meant: its color and its icon.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Success,
    Info,
    Warning,
    Danger,
}

/// One sentence above the page, with one thing to do about it at most.
#[derive(Clone)]
pub struct Notice {
    pub kind: Kind,
    pub text: String,
    pub action: Option<NoticeAction>,
}

/// What a notice offers, such as "Undo" or "See the report".
#[derive(Clone)]
pub struct NoticeAction {
    pub label: String,
    pub href: String,
    /// True: a form is posted; false: a link.
    pub post: bool,
    /// Hidden fields of the posted form, the CSRF token apart.
    pub fields: Vec<(String, String)>,
}

impl Shell {
    /// The address of an embedded file, such as `app.css`.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    /// The address of one symbol in the icon sprite.
    pub fn icon(&self, name: &str) -> String {
        let mut address = assets::address("icons.svg").to_owned();
        address.push('#');
        address.push_str(name);
        address
    }
}

impl Theme {
    /// The word in forms and in `data-theme`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// True when the viewer chose one, whatever the machine is set to.
    pub fn is_fixed(self) -> bool {
        self != Self::Auto
    }
}

impl Kind {
    /// The last part of the class `alert-…`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// The icon that says the same as the color.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Success => "circle-check",
            Self::Info => "info-circle",
            Self::Warning => "alert-triangle",
            Self::Danger => "alert-circle",
        }
    }
}

/// One or two letters that stand for a name.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last.filter(|c| c.is_alphabetic())).flat_map(char::to_uppercase).collect()
}

/// An avatar's color, 0 to 11, from an id.
#[must_use]
pub fn hue(id: i64) -> u16 {
    u16::try_from(id.rem_euclid(12)).unwrap_or(0)
}
