//! What a filter asks of its field: an operator and its values, still as text.

use super::span::Place;
use super::{BuildError, Span, scan};

/// A value as text; the typed layer makes a date, a number or a choice of it. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Value {
    text: String,
    place: Place,
}

impl Value {
    /// A value from plain text (no quotes, no escapes).
    ///
    /// # Errors
    /// [`BuildError::EmptyText`] and [`BuildError::ForbiddenCharacter`].
    pub fn new(text: impl Into<String>) -> Result<Self, BuildError> {
        let text = text.into();
        scan::check_text(&text)?;
        Ok(Self::read(text, Span::default()))
    }

    pub(super) const fn read(text: String, span: Span) -> Self {
        Self { text, place: Place(span) }
    }

    /// The text without quotes and escapes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it was read, with its quotes and without the operator.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.place.0
    }
}

/// An operator without its values, for menus and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `field:x`: the column's own way of comparing.
    Default,
    /// `field:=x`.
    Is,
    /// `field:^x`.
    StartsWith,
    /// `field:<x`.
    Less,
    /// `field:<=x`.
    LessEq,
    /// `field:>x`.
    Greater,
    /// `field:>=x`.
    GreaterEq,
    /// `field:empty`.
    Empty,
    /// `field:*`.
    NotEmpty,
    /// `field:a,b`.
    In,
}

impl Operator {
    /// Every operator.
    pub const ALL: [Self; 10] = [
        Self::Default,
        Self::Is,
        Self::StartsWith,
        Self::Less,
        Self::LessEq,
        Self::Greater,
        Self::GreaterEq,
        Self::Empty,
        Self::NotEmpty,
        Self::In,
    ];

    /// What stands between the colon and the value; the whole of `empty` and `*`.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Default | Self::In => "",
            Self::Is => "=",
            Self::StartsWith => "^",
            Self::Less => "<",
            Self::LessEq => "<=",
            Self::Greater => ">",
            Self::GreaterEq => ">=",
            Self::Empty => "empty",
            Self::NotEmpty => "*",
        }
    }
}

/// What is asked of a field. "Is not" and its like are a negated [`super::Term`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Test {
    /// Compared in the column's own way (text: contains; choice: is; date: on that day).
    Default(Value),
    /// Is exactly this.
    Is(Value),
    /// Starts with this.
    StartsWith(Value),
    /// Less than or before this; for an age such as `30d`, less long ago.
    Less(Value),
    /// As `Less`, or this itself.
    LessEq(Value),
    /// More than or after this.
    Greater(Value),
    /// As `Greater`, or this itself.
    GreaterEq(Value),
    /// There is no value.
    Empty,
    /// There is a value.
    NotEmpty,
    /// Is exactly one of these. In a finished term at least two; one alone becomes `Is`.
    In(Vec<Value>),
}

impl Test {
    /// A test from an operator and plain texts, as a form sends them.
    ///
    /// # Errors
    /// [`BuildError::ValueCount`] unless `Empty` and `NotEmpty` get none, `In` at least one and the others exactly
    /// one; and those of [`Value::new`].
    pub fn of<I>(operator: Operator, texts: I) -> Result<Self, BuildError>
    where
        I: IntoIterator<Item: Into<String>>,
    {
        let values = texts.into_iter().map(Value::new).collect::<Result<Vec<_>, _>>()?;
        Self::with_values(operator, values).ok_or(BuildError::ValueCount)
    }

    pub(super) fn with_values(operator: Operator, mut values: Vec<Value>) -> Option<Self> {
        if operator == Operator::In {
            return Self::In(values).normal();
        }
        let single = match (operator, values.pop()) {
            (Operator::Empty, None) => return Some(Self::Empty),
            (Operator::NotEmpty, None) => return Some(Self::NotEmpty),
            (_, Some(value)) if values.is_empty() => value,
            _ => return None,
        };
        match operator {
            Operator::Default => Some(Self::Default(single)),
            Operator::Is => Some(Self::Is(single)),
            Operator::StartsWith => Some(Self::StartsWith(single)),
            Operator::Less => Some(Self::Less(single)),
            Operator::LessEq => Some(Self::LessEq(single)),
            Operator::Greater => Some(Self::Greater(single)),
            Operator::GreaterEq => Some(Self::GreaterEq(single)),
            Operator::Empty | Operator::NotEmpty | Operator::In => None,
        }
    }

    /// A list of one becomes `Is`, a list of none is nothing.
    pub(super) fn normal(self) -> Option<Self> {
        match self {
            Self::In(mut values) if values.len() < 2 => values.pop().map(Self::Is),
            other => Some(other),
        }
    }

    /// The operator alone.
    #[must_use]
    pub const fn operator(&self) -> Operator {
        match self {
            Self::Default(_) => Operator::Default,
            Self::Is(_) => Operator::Is,
            Self::StartsWith(_) => Operator::StartsWith,
            Self::Less(_) => Operator::Less,
            Self::LessEq(_) => Operator::LessEq,
            Self::Greater(_) => Operator::Greater,
            Self::GreaterEq(_) => Operator::GreaterEq,
            Self::Empty => Operator::Empty,
            Self::NotEmpty => Operator::NotEmpty,
            Self::In(_) => Operator::In,
        }
    }

    /// The values: none, one, or those of the list.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        match self {
            Self::Empty | Self::NotEmpty => &[],
            Self::In(values) => values,
            Self::Default(value)
            | Self::Is(value)
            | Self::StartsWith(value)
            | Self::Less(value)
            | Self::LessEq(value)
            | Self::Greater(value)
            | Self::GreaterEq(value) => std::slice::from_ref(value),
        }
    }
}
