//! Counters in the text format of Prometheus; by route, never by address, so that no id becomes a label.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Mutex;
use std::time::Duration;

const BUCKETS_MS: [u64; 9] = [1, 2, 5, 10, 25, 50, 100, 500, 2500];

#[derive(Default)]
pub struct Metrics {
    routes: Mutex<BTreeMap<(&'static str, &'static str, u16), Series>>,
}

#[derive(Default)]
struct Series {
    count: u64,
    sum_us: u64,
    buckets: [u64; BUCKETS_MS.len()],
}

impl Metrics {
    pub fn observe(&self, method: &'static str, route: &'static str, status: u16, took: Duration) {
        // A poisoned lock means that another thread panicked while counting; counting goes on.
        let mut routes = self.routes.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let series = routes.entry((method, route, status)).or_default();
        series.count += 1;
        let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        series.sum_us = series.sum_us.saturating_add(us);
        for (bucket, limit) in series.buckets.iter_mut().zip(BUCKETS_MS) {
            *bucket += u64::from(us <= limit * 1000);
        }
    }

    /// The text of `/metrics`, with further lines of the caller's.
    #[must_use]
    pub fn render(&self, gauges: &[(&str, i64)]) -> String {
        let mut text = String::from("# TYPE evenkans_request_seconds histogram\n");
        let routes = self.routes.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for ((method, route, status), series) in routes.iter() {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            for (limit, count) in BUCKETS_MS.iter().zip(series.buckets) {
                let le = *limit as f64 / 1000.0;
                // Writing to a String cannot fail.
                let _ = writeln!(text, "evenkans_request_seconds_bucket{{{labels},le=\"{le}\"}} {count}");
            }
            let _ = writeln!(text, "evenkans_request_seconds_bucket{{{labels},le=\"+Inf\"}} {}", series.count);
            let seconds = series.sum_us as f64 / 1e6;
            let _ = writeln!(text, "evenkans_request_seconds_sum{{{labels}}} {seconds}");
            let _ = writeln!(text, "evenkans_request_seconds_count{{{labels}}} {}", series.count);
        }
        for (name, value) in gauges {
            let _ = writeln!(text, "# TYPE {name} gauge\n{name} {value}");
        }
        text
    }
}
