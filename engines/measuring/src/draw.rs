//! Pictures as SVG: a forest of estimates, and a curve with its band. They stand alone, follow a dark screen, and say in
//! `<title>` and `<desc>` what they show, with the figures that are drawn, so that who hears the picture knows them.

use std::fmt::Write as _;

use crate::reason::four;

/// One line of a forest.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    pub label: String,
    pub estimate: f64,
    /// Low and high.
    pub interval: Option<(f64, f64)>,
    /// Drawn as a diamond: what the others say together.
    pub is_summary: bool,
}

/// Estimates below each other with their intervals.
#[derive(Debug, Clone, PartialEq)]
pub struct Forest {
    pub title: String,
    /// What the axis counts.
    pub axis: String,
    /// Where nothing is to be seen: 0 for differences, 1 for ratios.
    pub nothing: f64,
    /// Whether the axis is one of ratios.
    pub is_ratio: bool,
    pub branches: Vec<Branch>,
}

/// A point of a curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    /// Low and high.
    pub interval: Option<(f64, f64)>,
}

/// Values over time or size.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    pub title: String,
    pub x_axis: String,
    pub y_axis: String,
    pub points: Vec<Point>,
    /// Joined by a line with a band, or each with its own bar.
    pub is_joined: bool,
    /// A level to be read off, and a moment, with their names.
    pub level: Option<(f64, String)>,
    pub moment: Option<(f64, String)>,
}

const WIDTH: f64 = 720.0;
const STYLE: &str = "<style>text{font:14px system-ui,sans-serif;fill:#1b1f24}.m{fill:#57606a;font-size:13px}\
    .a{stroke:#8c959f;stroke-width:1}.n{stroke:#57606a;stroke-width:1;stroke-dasharray:4 4}\
    .l{stroke:#0b5cad;stroke-width:2;fill:none}.d{fill:#0b5cad}.b{fill:#0b5cad;fill-opacity:.15}.g{fill:#fff}\
    @media(prefers-color-scheme:dark){text{fill:#e6edf3}.m{fill:#9da7b3}.a,.n{stroke:#6e7781}.l{stroke:#6cb6ff}\
    .d,.b{fill:#6cb6ff}.g{fill:#0d1117}}</style>";

/// At most so many lines are drawn; the rest stands in the table.
const MOST_BRANCHES: usize = 60;

impl Forest {
    /// The picture.
    #[must_use]
    pub fn svg(&self) -> String {
        // What is summed up stays, however many are left out.
        let (summaries, others): (Vec<&Branch>, Vec<&Branch>) = self.branches.iter().partition(|one| one.is_summary);
        let shown = others.len().min(MOST_BRANCHES.saturating_sub(summaries.len()));
        let branches: Vec<&Branch> = others.into_iter().take(shown).chain(summaries).collect();
        let scale = |x: f64| if self.is_ratio { x.max(1e-6).ln() } else { x };
        let ends = branches.iter().flat_map(|one| {
            let (low, high) = one.interval.unwrap_or((one.estimate, one.estimate));
            [low, high, one.estimate]
        });
        let (low, high) = range(ends.chain([self.nothing]).map(scale));
        let labels = branches.iter().map(|one| one.label.chars().count()).max().unwrap_or(0).min(34);
        let left = 24.0 + labels as f64 * 7.6;
        let at = |x: f64| left + (scale(x) - low) / (high - low) * (WIDTH - left - 24.0);
        let bottom = 56.0 + branches.len() as f64 * 26.0;
        let told: Vec<String> =
            branches.iter().map(|one| format!("{}: {}", one.label, told(one.estimate, one.interval))).collect();
        let mut svg = begin(&self.title, &format!("{}. {}", self.axis, told.join("; ")), bottom + 52.0);
        let middle = at(self.nothing);
        let _ = write!(svg, "<path class=\"n\" d=\"M{middle:.1} 40V{bottom:.1}\"/>");
        for (row, one) in branches.iter().enumerate() {
            let y = 56.0 + row as f64 * 26.0;
            let label = if one.label.chars().count() > 34 {
                one.label.chars().take(33).chain(['…']).collect()
            } else {
                one.label.clone()
            };
            let _ = write!(svg, "<text x=\"16\" y=\"{:.1}\">{}</text>", y + 5.0, escape(&label));
            let x = at(one.estimate);
            if let Some((low, high)) = one.interval {
                let (low, high) = (at(low), at(high));
                if one.is_summary {
                    let (up, down) = (y - 8.0, y + 8.0);
                    let _ = write!(
                        svg,
                        "<path class=\"d\" d=\"M{low:.1} {y:.1}L{x:.1} {up:.1}L{high:.1} {y:.1}L{x:.1} {down:.1}Z\"/>"
                    );
                    continue;
                }
                let _ = write!(svg, "<path class=\"l\" d=\"M{low:.1} {y:.1}H{high:.1}\"/>");
            }
            let _ =
                write!(svg, "<rect class=\"d\" x=\"{:.1}\" y=\"{:.1}\" width=\"9\" height=\"9\"/>", x - 4.5, y - 4.5);
        }
        let unscale = |x: f64| if self.is_ratio { x.exp() } else { x };
        axis(&mut svg, (left, WIDTH - 24.0), bottom, (low, high), unscale);
        let _ = writeln!(
            svg,
            "<text class=\"m\" x=\"{left:.1}\" y=\"{:.1}\">{}</text></svg>",
            bottom + 40.0,
            escape(&self.axis)
        );
        svg
    }
}

impl Curve {
    /// The picture.
    #[must_use]
    pub fn svg(&self) -> String {
        let (left, right, top, bottom) = (72.0, WIDTH - 24.0, 44.0, 340.0);
        let xs = self.points.iter().map(|point| point.x).chain(self.moment.iter().map(|(x, _)| *x));
        let (x_low, x_high) = range(xs);
        let ys = self.points.iter().flat_map(|point| {
            let (low, high) = point.interval.unwrap_or((point.y, point.y));
            [low, high, point.y]
        });
        let (y_low, y_high) = range(ys.chain(self.level.iter().map(|(y, _)| *y)));
        let at_x = |x: f64| left + (x - x_low) / (x_high - x_low) * (right - left);
        let at_y = |y: f64| bottom - (y - y_low) / (y_high - y_low) * (bottom - top);
        let every = self.points.len().div_ceil(MOST_BRANCHES).max(1);
        let told: Vec<String> = self
            .points
            .iter()
            .step_by(every)
            .map(|point| format!("{}: {}", point.x, told(point.y, point.interval)))
            .collect();
        let description = format!("{}: {}. {}", self.x_axis, self.y_axis, told.join("; "));
        let mut svg = begin(&self.title, &description, bottom + 52.0);
        let _ = write!(svg, "<text class=\"m\" x=\"16\" y=\"38\">{}</text>", escape(&self.y_axis));
        if let Some((level, name)) = &self.level {
            let y = at_y(*level);
            let _ = write!(
                svg,
                "<path class=\"n\" d=\"M{left} {y:.1}H{right}\"/><text class=\"m\" text-anchor=\"end\" x=\"{right}\" y=\"{:.1}\">{}</text>",
                y - 6.0,
                escape(name)
            );
        }
        if let Some((moment, name)) = &self.moment {
            let x = at_x(*moment);
            let _ = write!(
                svg,
                "<path class=\"n\" d=\"M{x:.1} {top}V{bottom}\"/><text class=\"m\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                x + 6.0,
                top + 12.0,
                escape(name)
            );
        }
        if self.is_joined {
            let band: Vec<(f64, (f64, f64))> = self.points.iter().filter_map(|p| Some((p.x, p.interval?))).collect();
            let there = band.iter().map(|(x, (_, high))| (*x, *high));
            let back = band.iter().rev().map(|(x, (low, _))| (*x, *low));
            let outline: Vec<String> =
                there.chain(back).map(|(x, y)| format!("{:.1},{:.1}", at_x(x), at_y(y))).collect();
            let _ = write!(svg, "<polygon class=\"b\" points=\"{}\"/>", outline.join(" "));
            let line: Vec<String> = self.points.iter().map(|p| format!("{:.1},{:.1}", at_x(p.x), at_y(p.y))).collect();
            let _ = write!(svg, "<polyline class=\"l\" points=\"{}\"/>", line.join(" "));
        } else {
            for point in &self.points {
                let x = at_x(point.x);
                if let Some((low, high)) = point.interval {
                    let _ = write!(svg, "<path class=\"l\" d=\"M{x:.1} {:.1}V{:.1}\"/>", at_y(low), at_y(high));
                }
                let _ = write!(svg, "<circle class=\"d\" cx=\"{x:.1}\" cy=\"{:.1}\" r=\"4.5\"/>", at_y(point.y));
            }
        }
        axis(&mut svg, (left, right), bottom, (x_low, x_high), |x| x);
        for (value, text) in ticks((y_low, y_high), |y| y) {
            let y = at_y(value);
            let _ = write!(
                svg,
                "<text class=\"m\" text-anchor=\"end\" x=\"{:.1}\" y=\"{:.1}\">{text}</text>",
                left - 8.0,
                y + 4.0
            );
        }
        let _ = writeln!(
            svg,
            "<path class=\"a\" d=\"M{left} {top}V{bottom}\"/><text class=\"m\" x=\"{left}\" y=\"{:.1}\">{}</text></svg>",
            bottom + 40.0,
            escape(&self.x_axis)
        );
        svg
    }
}

/// A figure and its ends, in words.
fn told(figure: f64, interval: Option<(f64, f64)>) -> String {
    match interval {
        Some((low, high)) => format!("{} ({} – {})", four(figure), four(low), four(high)),
        None => four(figure),
    }
}

fn begin(title: &str, description: &str, height: f64) -> String {
    let (title, description) = (escape(title), escape(description));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-label=\"{title}\">\
         <title>{title}</title><desc>{description}</desc>{STYLE}<rect class=\"g\" width=\"100%\" height=\"100%\"/>\
         <text x=\"16\" y=\"20\" font-weight=\"600\">{title}</text>"
    )
}

/// Lowest and highest, with a little room.
fn range(all: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = all
        .filter(|x| x.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    if low > high {
        return (0.0, 1.0);
    }
    let room = if high > low { (high - low) * 0.05 } else { high.abs().max(1.0) * 0.1 };
    (low - room, high + room)
}

fn axis(svg: &mut String, (left, right): (f64, f64), y: f64, (low, high): (f64, f64), unscale: impl Fn(f64) -> f64) {
    let _ = write!(svg, "<path class=\"a\" d=\"M{left} {y:.1}H{right}\"/>");
    for (value, text) in ticks((low, high), unscale) {
        let x = left + (value - low) / (high - low) * (right - left);
        let _ = write!(
            svg,
            "<path class=\"a\" d=\"M{x:.1} {y:.1}v5\"/><text class=\"m\" text-anchor=\"middle\" x=\"{x:.1}\" y=\"{:.1}\">{text}</text>",
            y + 20.0
        );
    }
}

/// Round values along an axis, and how they are written.
fn ticks((low, high): (f64, f64), unscale: impl Fn(f64) -> f64) -> Vec<(f64, String)> {
    let rough = (high - low) / 5.0;
    let power = 10_f64.powf(rough.log10().floor());
    let step =
        [1.0, 2.0, 2.5, 5.0, 10.0].map(|part| part * power).into_iter().find(|step| *step >= rough).unwrap_or(rough);
    let digits = (-step.log10().floor()).clamp(0.0, 6.0) as usize + usize::from((step / power - 2.5).abs() < 1e-9);
    let first = (low / step).ceil() as i64;
    (first..)
        .map(|at| at as f64 * step)
        .take_while(|value| *value <= high)
        .take(20)
        .map(|value| {
            let shown = unscale(value);
            let digits = if shown.to_bits() == value.to_bits() { digits } else { 2 };
            let text = format!("{shown:.digits$}");
            (
                value,
                if text.trim_start_matches('-').trim_matches(['0', '.']).is_empty() { "0".to_owned() } else { text },
            )
        })
        .collect()
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML knows no other control characters.
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}
