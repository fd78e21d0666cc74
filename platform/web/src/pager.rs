use askama::Template;

use crate::{Context, T};

/// A long list in pages: which rows to show, and links to the other pages that keep the filter.
#[derive(Template)]
#[template(path = "pages.html")]
pub struct Pager {
    t: T,
    name: &'static str,
    page: usize,
    pages: usize,
    per_page: usize,
    /// The query of this page without its number, ending so that the number can follow.
    query: String,
    anchor: &'static str,
}

impl askama::filters::HtmlSafe for Pager {}

impl Pager {
    #[must_use]
    pub fn new(context: &Context, total: usize, per_page: usize) -> Self {
        Self::named(context, "p", total, per_page)
    }

    /// For a second list on one page: `name` is that of its number in the address.
    #[must_use]
    pub fn named(context: &Context, name: &'static str, total: usize, per_page: usize) -> Self {
        let pages = total.div_ceil(per_page).max(1);
        let page = context.query(name).parse::<usize>().unwrap_or(1).clamp(1, pages);
        let query = context.query_without(&[name, "ok", "taal"]);
        Self { t: context.t.clone(), name, page, pages, per_page, query, anchor: "" }
    }

    /// Where on the page the list begins.
    #[must_use]
    pub fn at(mut self, anchor: &'static str) -> Self {
        self.anchor = anchor;
        self
    }

    /// The rows of this page.
    pub fn of<R>(&self, rows: Vec<R>) -> Vec<R> {
        rows.into_iter().skip((self.page - 1) * self.per_page).take(self.per_page).collect()
    }

    fn is_here(&self, page: &usize) -> bool {
        self.page == *page
    }

    /// The first and last pages and those around this one; a gap where some are left out.
    fn shown(&self) -> Vec<Option<usize>> {
        let mut shown = Vec::new();
        for page in 1..=self.pages {
            if page == 1 || page == self.pages || page.abs_diff(self.page) <= 1 {
                shown.push(Some(page));
            } else if shown.last() != Some(&None) {
                shown.push(None);
            }
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use evenkans_people::Lang;

    use crate::{LOCALE, Texts};

    #[test]
    fn far_pages_are_left_out_and_rows_are_cut() {
        let t = Texts::new(&[LOCALE]).unwrap().in_lang(Lang::Nl);
        let pager = super::Pager { t, name: "p", page: 5, pages: 9, per_page: 2, query: "?".into(), anchor: "" };
        let shown: Vec<usize> = pager.shown().into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(shown, [1, 0, 4, 5, 6, 0, 9]);
        assert_eq!(pager.of((1..=18).collect()), [9, 10]);
    }
}
