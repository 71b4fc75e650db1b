//! Lengths of time in words.

use chrono::TimeDelta;

use super::language::Language;

impl Language {
    /// A length of time in days, hours, minutes and seconds; what is zero at its beginning is left out.
    #[must_use]
    pub fn length(&self, length: TimeDelta) -> String {
        let seconds = length.num_seconds().max(0);
        let parts = [
            ("time-length-days", seconds / 86_400),
            ("time-length-hours", seconds / 3_600 % 24),
            ("time-length-minutes", seconds / 60 % 60),
            ("time-length-seconds", seconds % 60),
        ];
        let told = parts.iter().skip_while(|(key, count)| *count == 0 && *key != "time-length-seconds");
        let told: Vec<String> = told.map(|(key, count)| self.count(key, *count)).collect();
        told.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::language::Tongue;

    #[test]
    fn a_length_is_told_in_days_hours_minutes_and_seconds() {
        let told = |tongue, seconds| Language::new(tongue, "UTC").length(TimeDelta::seconds(seconds));
        assert_eq!(told(Tongue::English, 2 * 86_400 + 3 * 3_600 + 4 * 60 + 5), "2 d 3 h 4 min 5 s");
        assert_eq!(told(Tongue::German, 3_600), "1 Std. 0 Min. 0 Sek.");
        assert_eq!(told(Tongue::Japanese, 61), "1 分 1 秒");
        assert_eq!(
            (told(Tongue::English, 0), told(Tongue::English, -5)),
            ("0 s".to_owned(), "0 s".to_owned())
        );
    }
}
