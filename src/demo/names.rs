//! Made-up people's names: English, German and Japanese.

mod english;
mod german;
mod japanese;

use super::draw::Draw;
use crate::fold;

/// A name, and what stands for it in a login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As its bearer writes it.
    pub display: String,
    /// Given name.
    pub first: &'static str,
    /// Family name.
    pub last: &'static str,
    /// Given and family name in Latin letters, with a dot between.
    pub latin: String,
    /// Language of the name, and of its bearer: `en`, `de` or `ja`.
    pub locale: &'static str,
}

/// A name as it is written, and in Latin letters.
type Word = (&'static str, &'static str);

/// The lists that names are drawn from.
#[derive(Debug)]
pub struct Names {
    english: Lists,
    german: Lists,
    japanese: Lists,
}

#[derive(Debug)]
struct Lists {
    given: Vec<Word>,
    family: Vec<Word>,
}

impl Lists {
    fn new(given: &'static str, family: &'static str) -> Self {
        let read = |list: &'static str| list.split_whitespace().map(word).collect();
        Self { given: read(given), family: read(family) }
    }
}

fn word(entry: &'static str) -> Word {
    entry.split_once(':').unwrap_or((entry, entry))
}

impl Default for Names {
    fn default() -> Self {
        Self {
            english: Lists::new(english::GIVEN, english::FAMILY),
            german: Lists::new(german::GIVEN, german::FAMILY),
            japanese: Lists::new(japanese::GIVEN, japanese::FAMILY),
        }
    }
}

impl Names {
    /// Somebody's name: 45 % English, 35 % German, 20 % Japanese.
    pub fn draw(&self, draw: &mut Draw) -> Name {
        let (lists, locale) = match draw.below(20) {
            0..9 => (&self.english, "en"),
            9..16 => (&self.german, "de"),
            _ => (&self.japanese, "ja"),
        };
        let (first, first_latin) = draw.early(&lists.given);
        let (last, last_latin) = draw.early(&lists.family);
        let display = if locale == "ja" { format!("{last} {first}") } else { format!("{first} {last}") };
        let latin = format!("{}.{}", latin(first_latin), latin(last_latin));
        Name { display, first, last, latin, locale }
    }
}

/// The ASCII letters of a name, umlauts written out as German mail addresses do.
fn latin(name: &str) -> String {
    let mut spelled = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => spelled.push_str("ae"),
            'ö' => spelled.push_str("oe"),
            'ü' => spelled.push_str("ue"),
            'ı' => spelled.push('i'),
            other => spelled.push(other),
        }
    }
    fold::sort_key(&spelled).chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_hundred_names_of_each_sort() {
        let names = Names::default();
        for lists in [&names.english, &names.german, &names.japanese] {
            for list in [&lists.given, &lists.family] {
                let mut distinct = list.clone();
                distinct.sort_unstable();
                distinct.dedup();
                assert!(distinct.len() >= 100 && distinct.len() == list.len());
                assert!(list.iter().all(|(_, reading)| !latin(reading).is_empty()));
            }
        }
    }

    #[test]
    fn logins_are_spelled_in_latin_letters() {
        assert_eq!(latin("Müller-Lüdenscheidt"), "muellerluedenscheidt");
        assert_eq!(latin("Weiß"), "weiss");
        assert_eq!(latin("Yıldız"), "yildiz");
        assert_eq!(latin("O'Brien"), "obrien");
        assert_eq!(latin("Zoë"), "zoe");
    }

    #[test]
    fn japanese_names_are_read_family_name_first() {
        let mut draw = Draw::new(1);
        let names = Names::default();
        let name = (0..1000).map(|_| names.draw(&mut draw)).find(|name| name.locale == "ja").unwrap();
        assert_eq!(name.display, format!("{} {}", name.last, name.first));
        assert!(!name.display.is_ascii() && name.latin.is_ascii());
    }
}
