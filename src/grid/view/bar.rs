//! The views above a list.

use super::RowAction;

/// The views of a list, and what can be done with them.
pub struct ViewBar {
    /// Where views are kept, such as `/accounts/views`.
    pub address: String,
    pub tabs: Vec<Tab>,
    /// Kept views behind the star, when there are many.
    pub menu: Vec<Tab>,
    /// The page that keeps this state as a new view.
    pub save: String,
    /// What can be done with the kept view that is open.
    pub actions: Vec<RowAction>,
    /// The button that changes what the list opens with.
    pub opens: Option<Opens>,
    /// The open view, when the list shows something else by now.
    pub changed: Option<ChangedView>,
}

/// A view.
pub struct Tab {
    pub key: String,
    pub label: String,
    /// Who shares it.
    pub owner: Option<String>,
    pub href: String,
    pub current: bool,
    /// The list shows something else by now.
    pub changed: bool,
}

/// What the list could open with instead.
pub struct Opens {
    pub label: String,
    /// The view's key; empty for all rows.
    pub view: String,
}

/// A view whose list shows something else by now.
pub struct ChangedView {
    /// Back to the view.
    pub reset: String,
    /// Where the state is posted to become the view's; `None`: it is not the viewer's.
    pub keep: Option<String>,
    /// The state, for that form.
    pub state: Vec<(String, String)>,
}
