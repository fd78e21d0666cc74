//! Numbers and short texts in both languages.

use evenkans_measuring::Estimate;

use super::super::lang::Lang;

/// Points between digits as the comma that the Dutch write.
fn decimals(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let comma = |at: usize| letters[at] == '.' && at > 0 && is_digit(at - 1) && is_digit(at + 1);
    (0..letters.len()).map(|at| if comma(at) { ',' } else { letters[at] }).collect()
}

impl Lang {
    /// With the decimal sign of the language.
    pub fn number(self, number: f64, digits: usize) -> String {
        let text = format!("{number:.digits$}");
        // A zero has no sign.
        let is_zero = text.trim_start_matches('-').chars().all(|letter| matches!(letter, '0' | '.'));
        let text = if is_zero { text.trim_start_matches('-').to_owned() } else { text };
        match self {
            Self::En => text,
            Self::Nl => text.replace('.', ","),
        }
    }

    /// A picture with the numbers at its axes as the language writes them.
    pub fn numbers_of(self, svg: &str) -> String {
        if self == Self::En {
            return svg.to_owned();
        }
        let one = |part: &str| match part.split_once('>') {
            Some((tag, text)) if tag.contains("class=\"m\"") && text.parse::<f64>().is_ok() => {
                format!("{tag}>{}", text.replace('.', ","))
            }
            Some(("desc", text)) => format!("desc>{}", decimals(text)),
            _ => part.to_owned(),
        };
        svg.split('<').map(one).collect::<Vec<_>>().join("<")
    }

    /// A share as a percentage.
    pub fn percent(self, share: f64) -> String {
        format!("{}%", self.number(share * 100.0, 1))
    }

    /// A difference of shares in percentage points, with its sign.
    pub fn points(self, difference: f64) -> String {
        let sign = if difference > 0.0 { "+" } else { "" };
        format!("{sign}{} {}", self.number(difference * 100.0, 1), self.say("points", "procentpunt"))
    }

    /// A p-value as people read it.
    pub fn p(self, p: f64) -> String {
        if p >= 0.000_1 {
            format!("p = {}", self.number(p, 4))
        } else if p > 0.0 {
            let text = format!("{p:.1e}");
            format!("p = {}", if self == Self::Nl { text.replace('.', ",") } else { text })
        } else {
            self.say("p below 1e-300", "p kleiner dan 1e-300").to_owned()
        }
    }

    /// The interval of an estimate: between low and high.
    pub fn interval(self, of: &Estimate, write: impl Fn(f64) -> String) -> String {
        match (of.low, of.high) {
            (Some(low), Some(high)) => {
                format!("{} {} {} {}", self.say("between", "tussen"), write(low), self.say("and", "en"), write(high))
            }
            _ => self.say("unknown", "onbekend").to_owned(),
        }
    }

    /// The interval in brackets behind an estimate, where there is one.
    pub fn bracketed(self, of: &Estimate, write: impl Fn(f64) -> String) -> String {
        of.low.map(|_| format!(" ({})", self.interval(of, write))).unwrap_or_default()
    }

    /// How surprising it is, where a p or nothing at all tells; an interval that stands alone speaks for itself.
    pub fn certainty(self, p: Option<f64>, of: &Estimate) -> Vec<String> {
        let is_said = p.is_some() || of.low.is_none();
        is_said.then(|| self.surprise(p).to_owned()).into_iter().collect()
    }

    /// Where the p of an exact test and an interval say different things of `nothing`, which is only near the edge: which to go by.
    pub fn disagreement(self, p: Option<f64>, of: &Estimate, nothing: f64) -> Option<String> {
        let (p, low, high) = (p?, of.low?, of.high?);
        let is_outside = nothing < low || nothing > high;
        let text = if (0.01..0.2).contains(&p) {
            self.say(
                "Test and interval do not agree here, because the interval leans on a curve and the test does not: go by the test, and take it as a close call.",
                "Toets en interval zijn het hier niet eens, omdat het interval een benadering is en de toets niet: ga uit van de toets, en weet dat het erom spant.",
            )
        } else {
            self.say(
                "Test and interval do not agree here: go by the test, and take the interval as no more than a rough guess.",
                "Toets en interval zijn het hier niet eens: ga uit van de toets, en neem het interval als niet meer dan een ruwe schatting.",
            )
        };
        ((p < 0.05) != is_outside).then(|| text.to_owned())
    }

    /// How sure one may be, in words that do not claim more than the data.
    pub fn surprise(self, p: Option<f64>) -> &'static str {
        match (self, p) {
            (Self::En, None) => "How sure this is cannot be said with this data.",
            (Self::Nl, None) => "Hoe zeker dit is, valt met deze gegevens niet te zeggen.",
            (Self::En, Some(p)) if p < 0.001 => "Chance alone would almost never give this.",
            (Self::Nl, Some(p)) if p < 0.001 => "Toeval alleen zou dit bijna nooit geven.",
            (Self::En, Some(p)) if p < 0.05 => "Chance alone would seldom give this.",
            (Self::Nl, Some(p)) if p < 0.05 => "Toeval alleen zou dit zelden geven.",
            (Self::En, Some(_)) => "Chance alone can give this too. That is no proof that there is nothing.",
            (Self::Nl, Some(_)) => "Toeval alleen kan dit ook geven. Dat bewijst niet dat er niets is.",
        }
    }
}
