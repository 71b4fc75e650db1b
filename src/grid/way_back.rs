//! The address of a list that a form leads back to, taken apart.

use url::form_urlencoded::Serializer;

use super::arrangement::Arrangement;
use super::column::Grid;
use super::request::Request;
use crate::error::Error;
use crate::web::{Input, local_path};

/// Where in the list the page stands; meaningless when its order or size changes.
const PLACE: &[&str] = &["after", "before", "last", "count"];

/// A readable address of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayBack {
    list: &'static str,
    state: Vec<(String, String)>,
}

impl WayBack {
    /// Takes `text` apart; what is no readable address of this list becomes the list as it opens.
    #[must_use]
    pub fn read<R>(text: &str, grid: &Grid<R>) -> Self {
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let input = Input::parse(query.as_bytes()).ok();
        let known =
            input.filter(|input| local_path(path) == grid.address && Request::read(input, grid).is_ok());
        let state = known.iter().flat_map(Input::fields);
        let state = state.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { list: grid.address, state }
    }

    /// What it asks of the list as the viewer has arranged it.
    ///
    /// # Errors
    /// None that reading it has not found already.
    pub fn request<R>(&self, grid: &Grid<R>, arrangement: Arrangement) -> Result<Request<R>, Error> {
        let query = Serializer::new(String::new()).extend_pairs(&self.state).finish();
        Request::read_as(&Input::parse(query.as_bytes())?, grid, arrangement)
    }

    /// The same with one parameter changed; empty: without it.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.state.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.state.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// The same from the first page.
    #[must_use]
    pub fn from_start(mut self) -> Self {
        self.state.retain(|(known, _)| !PLACE.contains(&known.as_str()));
        self
    }

    /// As an address.
    #[must_use]
    pub fn address(&self) -> String {
        if self.state.is_empty() {
            return self.list.to_owned();
        }
        let query = Serializer::new(String::new()).extend_pairs(&self.state).finish();
        format!("{}?{query}", self.list)
    }
}
