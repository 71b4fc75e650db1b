//! Seats in use over time, as a drawing and as a table of the same figures.

use crate::licenses::model::Sample;
use crate::web::language::Language;

/// Units of the drawing; the page scales it.
const WIDTH: i64 = 720;
const HEIGHT: i64 = 180;
/// The most points that are drawn and tabled.
const MOST: usize = 53;

/// The drawing.
pub struct Chart {
    /// What it says in one sentence.
    pub summary: String,
    /// The line of the seats in use, and the area below it.
    pub used: String,
    pub area: String,
    /// The line of the seats bought.
    pub seats: String,
    /// Where the highest number stands, and which it is.
    pub top: String,
    /// The first day and the last.
    pub from: String,
    pub to: String,
    /// The same figures, the newest first.
    pub rows: Vec<Figure>,
}

/// The figures of one day.
pub struct Figure {
    pub day: String,
    pub used: String,
    pub seats: String,
}

/// The chart of these samples, the oldest first; nothing of fewer than two days.
#[must_use]
pub fn chart(samples: &[Sample], t: Language) -> Option<Chart> {
    let shown = thinned(samples);
    let (first, last) = shown.first().zip(shown.last())?;
    let span = (last.day - first.day).num_days();
    if span < 1 {
        return None;
    }
    let highest = shown.iter().map(|sample| sample.seats.max(sample.used)).max()?.max(1);
    let place = |sample: &Sample, value: i64| {
        let x = (sample.day - first.day).num_days() * WIDTH / span;
        (x, HEIGHT - value * HEIGHT / highest)
    };
    let line = |value: fn(&Sample) -> i64| {
        let points = shown.iter().enumerate().map(|(at, sample)| {
            let (x, y) = place(sample, value(sample));
            format!("{}{x} {y}", if at == 0 { "M" } else { "L" })
        });
        points.collect::<String>()
    };
    let used = line(|sample| sample.used);
    let most = shown.iter().map(|sample| sample.used).max()?;
    let facts = [
        ("from", day(first, t)),
        ("to", day(last, t)),
        ("first", t.number(first.used)),
        ("last", t.number(last.used)),
        ("most", t.number(most)),
        ("seats", t.number(last.seats)),
    ];
    Some(Chart {
        summary: t.fill("licenses-chart-summary", &facts),
        area: format!("{used}L{WIDTH} {HEIGHT}L0 {HEIGHT}Z"),
        used,
        seats: line(|sample| sample.seats),
        top: t.number(highest),
        from: day(first, t),
        to: day(last, t),
        rows: shown.iter().rev().map(|sample| figure(sample, t)).collect(),
    })
}

/// So many of the samples as can be told apart, the newest among them.
fn thinned(samples: &[Sample]) -> Vec<Sample> {
    let step = samples.len().div_ceil(MOST).max(1);
    let mut kept: Vec<Sample> = samples.iter().rev().step_by(step).copied().collect();
    kept.reverse();
    kept
}

fn day(sample: &Sample, t: Language) -> String {
    // A day of the calendar in UTC, whatever the viewer's zone.
    t.date(t.to_utc(sample.day))
}

fn figure(sample: &Sample, t: Language) -> Figure {
    Figure { day: day(sample, t), used: t.number(sample.used), seats: t.number(sample.seats) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Tongue;
    use chrono::{NaiveDate, NaiveTime, TimeDelta};

    fn samples(count: i64) -> Vec<Sample> {
        let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().and_time(NaiveTime::MIN);
        (0..count).map(|at| Sample { day: start + TimeDelta::days(at), seats: 400, used: at }).collect()
    }

    #[test]
    fn a_year_is_drawn_from_edge_to_edge_within_the_frame() {
        let t = Language::new(Tongue::English, "Asia/Tokyo");
        let chart = chart(&samples(365), t).unwrap();
        assert!(chart.used.starts_with("M0 "), "{}", chart.used);
        assert!(chart.used.contains(&format!("L{WIDTH} ")), "{}", chart.used);
        assert!(chart.rows.len() <= MOST && chart.rows.len() > 40);
        assert_eq!((chart.top.as_str(), chart.to.as_str()), ("400", "Dec 31, 2026"));
        assert_eq!(chart.rows.first().map(|row| row.used.clone()), Some("364".to_owned()));
    }

    #[test]
    fn one_day_is_no_line() {
        let t = Language::new(Tongue::English, "UTC");
        assert!(chart(&samples(1), t).is_none());
        assert!(chart(&[], t).is_none());
        assert!(chart(&samples(2), t).is_some());
    }
}
